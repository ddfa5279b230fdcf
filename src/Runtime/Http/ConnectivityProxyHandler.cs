using System.Net;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Tokens;

namespace Btp.Connectivity.Http;

/// <summary>
/// On-premise: authorizes the request at the Connectivity proxy, names the Cloud Connector by its location id, and tells the errors of
/// proxy and connector from those of the back end. The proxy takes plain http in absolute form only; the tunnel encrypts.
/// </summary>
internal sealed class ConnectivityProxyHandler(DestinationContract contract, HandlerServices services) : DelegatingHandler
{
    private const string Authorization = "Proxy-Authorization";
    private const string LocationId = "SAP-Connectivity-SCC-Location_ID";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = DestinationCall.Of(request);
        var destination = call.ResolvedDestination;
        Check(request, destination.ProxyType);
        var binding = services.Connectivity;
        var token = await services.ProxyTokens.GetAsync(binding, call.ProxyUser, destination.AccountTenant, cancellationToken).ConfigureAwait(false);
        call.Proxy = binding.HttpProxy;
        request.Headers.Remove(Authorization);
        request.Headers.TryAddWithoutValidation(Authorization, token.BearerHeader);
        request.Headers.Remove(LocationId);
        if (destination.LocationId is { } locationId)
        {
            request.Headers.TryAddWithoutValidation(LocationId, locationId);
        }

        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (IsUnreachable(problem, cancellationToken))
        {
            throw new ConnectivityProxyUnreachableException(contract.Name, binding.HttpProxy.Authority, problem) { Destination = contract.Name };
        }
        finally
        {
            request.Headers.Remove(Authorization);
            request.Headers.Remove(LocationId);
        }

        if (response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
        {
            throw Refused(response, call, binding, token);
        }

        if (!ConnectorErrors.MayBeFromConnector(response))
        {
            return response;
        }

        try
        {
            return await ConnectorErrors.ReadAsync(response, destination, cancellationToken).ConfigureAwait(false) is { } error ? throw error : response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // The handler of connections reports its own time limit as a cancellation that nobody asked for.
    private static bool IsUnreachable(Exception problem, CancellationToken cancellationToken)
        => problem is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
            || (problem is OperationCanceledException { InnerException: TimeoutException } && !cancellationToken.IsCancellationRequested);

    private void Check(HttpRequestMessage request, DestinationProxyType actual)
    {
        if (actual != DestinationProxyType.OnPremise)
        {
            throw new DestinationContractException(contract.Name, "ProxyType", "OnPremise", actual.ToString()) { Destination = contract.Name };
        }

        if (request.RequestUri!.Scheme != Uri.UriSchemeHttp)
        {
            throw new ConnectivityException(
                $"Destination '{contract.Name}' is on-premise and its URL is https. The Connectivity proxy answers 405 to https: write http:// in the destination; the tunnel "
                + "encrypts, and the mapping in the Cloud Connector decides about TLS to the back end.") { Destination = contract.Name };
        }

        var line = LongRequestHandler.LineLength(request.Method, request.RequestUri.OriginalString.Length);
        if (line > LongRequestHandler.LongestLine)
        {
            throw new ConnectivityException(
                $"The request line to destination '{contract.Name}' has {line} bytes; the Connectivity proxy takes {LongRequestHandler.LongestLine}. "
                + "Shorten the filter, or send the request in a batch; reading requests of typed services go in one by themselves unless AutomaticBatchLength is 0.")
            { Destination = contract.Name };
        }
    }

    private ProxyAuthorizationException Refused(HttpResponseMessage response, DestinationCall call, ConnectivityServiceBinding binding, AccessToken token)
    {
        response.Dispose();
        services.ProxyTokens.Invalidate(binding, call.ProxyUser, call.ResolvedDestination.AccountTenant, token);
        ConnectivityLog.ProxyRefused(services.Logger, binding.Name);
        return new ProxyAuthorizationException(contract.Name, binding.HttpProxy.Authority, binding.Name) { Destination = contract.Name };
    }
}
