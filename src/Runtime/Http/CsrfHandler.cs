using System.Net;
using Btp.Connectivity.Diagnostics;

namespace Btp.Connectivity.Http;

/// <summary>
/// SAP's protection against forged requests: a changing request carries the token of its session. It is fetched from the service root
/// (<c>X-CSRF-Token: Fetch</c>, by HEAD, and by GET where HEAD is not served), kept for the session, and fetched once more when the back
/// end says <c>Required</c>.
/// </summary>
internal sealed class CsrfHandler(DestinationContract contract, HandlerServices services) : DelegatingHandler
{
    private const string Header = "X-CSRF-Token";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => IsChanging(request.Method) && !request.Headers.NonValidated.Contains(Header) && !(request.Options.TryGetValue(DestinationRequestOptions.WithoutCsrf, out var without) && without)
            ? SendProtectedAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private static bool IsChanging(HttpMethod method)
        => method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options && method != HttpMethod.Trace;

    private async Task<HttpResponseMessage> SendProtectedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = DestinationCall.Of(request, contract, services.Users);
        var root = RootOf(request);
        var key = new CsrfKey(contract.Name, call.User?.TenantId, call.User?.PrincipalId, OwnCredential.DigestOf(request, call.User), root, call.Lookup?.Key);
        var isReplayable = ResilienceHandler.IsReplayable(request.Content);
        for (var attempt = 0; ; attempt++)
        {
            var token = await TokenAsync(key, request, call, root, isReplayable, cancellationToken).ConfigureAwait(false);
            if (token.Value is { } value)
            {
                request.Headers.TryAddWithoutValidation(Header, value);
            }

            HttpResponseMessage response;
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                request.Headers.Remove(Header);
            }

            if (!IsRefused(response))
            {
                return response;
            }

            services.Csrf.Invalidate(key, token);
            if (attempt > 0 || !isReplayable)
            {
                // The status alone would not tell a missing token from a missing authorisation.
                request.Options.Set(CsrfToken.Refusal, token.Failure ?? $"the token that {root}/ gave was refused");
                return response;
            }

            response.Dispose();
        }
    }

    private async Task<CsrfToken> TokenAsync(CsrfKey key, HttpRequestMessage request, DestinationCall call, string root, bool isReplayable, CancellationToken cancellationToken)
    {
        var isFresh = false;
        var token = await services.Csrf.GetAsync(key, Fetch, cancellationToken).ConfigureAwait(false);
        if (isReplayable || isFresh)
        {
            return token;
        }

        // A body that cannot be sent twice has one try only: it does not set out with a token that the back end may have forgotten.
        services.Csrf.Invalidate(key, token);
        return await services.Csrf.GetAsync(key, Fetch, cancellationToken).ConfigureAwait(false);

        Task<CsrfToken> Fetch(CancellationToken _)
        {
            isFresh = true;
            return FetchAsync(request, call, root);
        }
    }

    private static bool IsRefused(HttpResponseMessage response)
        => response.StatusCode == HttpStatusCode.Forbidden
            && response.Headers.NonValidated.TryGetValues(Header, out var values)
            && string.Equals(values.ToString(), "Required", StringComparison.OrdinalIgnoreCase);

    private async Task<CsrfToken> FetchAsync(HttpRequestMessage request, DestinationCall call, string root)
    {
        // The fetch serves every caller of the session, so no single caller's cancellation ends it.
        using var limit = new CancellationTokenSource(services.Options.ServiceTimeout, services.Clock);
        // Not resolved against the request's URL: a root that begins with two slashes would be taken for a host.
        var address = new UriBuilder(request.RequestUri!) { Path = root + "/", Query = string.Empty, Fragment = string.Empty }.Uri;
        var (token, head) = await FetchAsync(HttpMethod.Head, address, request, call, limit.Token).ConfigureAwait(false);
        if (token is not null)
        {
            return new CsrfToken(token);
        }

        (token, var get) = await FetchAsync(HttpMethod.Get, address, request, call, limit.Token).ConfigureAwait(false);
        return token is not null ? new CsrfToken(token) : new CsrfToken(null, $"there was none to be had: HEAD {root}/ gave {(int)head}, GET gave {(int)get}");
    }

    private async Task<(string? Token, HttpStatusCode Status)> FetchAsync(HttpMethod method, Uri address, HttpRequestMessage request, DestinationCall call, CancellationToken cancellationToken)
    {
        using var fetch = new HttpRequestMessage(method, address);
        call.Accompany(fetch);
        OwnCredential.Copy(request, fetch);
        fetch.Headers.TryAddWithoutValidation(Header, "Fetch");
        fetch.Headers.TryAddWithoutValidation("Accept", "application/json");
        Correlation.Stamp(fetch);
        using var response = await base.SendAsync(fetch, cancellationToken).ConfigureAwait(false);
        ConnectivityLog.CsrfFetched(services.Logger, contract.Name, method.Method, (int)response.StatusCode);
        // An error may carry the token too: SAP Gateway answers 404 to a root without a service document and still opens the session.
        var token = response.Headers.NonValidated.TryGetValues(Header, out var values) ? values.ToString() : null;
        var isToken = !string.IsNullOrEmpty(token) && !token.Equals("Required", StringComparison.OrdinalIgnoreCase) && !token.Equals("Fetch", StringComparison.OrdinalIgnoreCase);
        return (isToken ? token : null, response.StatusCode);
    }

    private static string RootOf(HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(DestinationRequestOptions.ServiceRoot, out var root))
        {
            return root.Trim('/') is { Length: > 0 } path ? "/" + path : string.Empty;
        }

        var target = request.RequestUri!.AbsolutePath;
        var end = target.LastIndexOf('/');
        return end <= 0 ? string.Empty : target[..end];
    }
}
