using System.Net;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Transport;

namespace Btp.Connectivity.Http;

/// <summary>
/// Last in every chain: sends through the transport of the call's <see cref="TransportKey"/>, with that transport's cookies, and follows
/// redirects of reading requests within the origin. A redirect to anywhere else is handed to the caller as it is.
/// </summary>
internal sealed class TransportHandler(HandlerServices services) : HttpMessageHandler
{
    private const int MostRedirects = 5;

    private readonly AnswerLimit _limit = new(services);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = DestinationCall.Of(request);
        HeaderSafety.Check(request);
        var pool = services.Transports;
        var transport = pool.Lease(call.TransportKey(), call.KeyStore);
        using var hop = ConnectivityActivities.StartHop(
            call.Proxy is null ? ConnectivityActivities.TargetHop : ConnectivityActivities.ProxyHop, call.Proxy ?? request.RequestUri!);
        hop?.SetTag("btp.destination", call.Contract.Name).SetTag("btp.location_id", call.ResolvedDestination.LocationId);
        try
        {
            var response = await SendAsync(transport, request, call, cancellationToken).ConfigureAwait(false);
            for (var redirects = 0; redirects < MostRedirects && FollowUp(request, response) is { } next; redirects++)
            {
                response.Dispose();
                request.RequestUri = next;
                response = await SendAsync(transport, request, call, cancellationToken).ConfigureAwait(false);
            }

            ConnectivityActivities.Answered(hop, response);
            return response;
        }
        catch (Exception problem)
        {
            ConnectivityActivities.Failed(hop, problem.GetType().Name);
            throw;
        }
        finally
        {
            pool.Release(transport);
        }
    }

    private async ValueTask<HttpResponseMessage> SendAsync(IsolatedTransport transport, HttpRequestMessage request, DestinationCall call, CancellationToken cancellationToken)
    {
        var cookies = transport.Cookies.IsEmpty ? null : transport.Cookies.HeaderFor(request.RequestUri!.AbsolutePath);
        var own = cookies is not null && request.Headers.NonValidated.TryGetValues("Cookie", out var values) ? values.ToString() : null;
        if (cookies is not null)
        {
            request.Headers.Remove("Cookie");
            request.Headers.TryAddWithoutValidation("Cookie", own is null ? cookies : $"{own}; {cookies}");
        }

        try
        {
            var response = await _limit.SendAsync(transport, request, call.Contract.Name, cancellationToken).ConfigureAwait(false);
            transport.Cookies.Store(response.Headers, request.RequestUri!);
            return response;
        }
        finally
        {
            if (cookies is not null)
            {
                request.Headers.Remove("Cookie");
                if (own is not null)
                {
                    request.Headers.TryAddWithoutValidation("Cookie", own);
                }
            }
        }
    }

    private static Uri? FollowUp(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { } location
            || (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head))
        {
            return null;
        }

        var from = request.RequestUri!;
        return Uri.TryCreate(from, location, out var to)
            && Uri.Compare(from, to, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
                ? to
                : null;
    }
}
