using System.Buffers;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// Resolves the destination and turns a URL below the pseudo root into one below the destination's URL, with <c>sap-client</c>,
/// <c>sap-language</c>, <c>URL.headers.*</c> and <c>URL.queries.*</c>. What it adds it takes off again after the call, so that neither a
/// repeated attempt nor the caller sees it.
/// </summary>
internal sealed class DestinationHandler(DestinationContract contract, HandlerServices services) : DelegatingHandler
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    // What RFC 3986 allows in path and query, without the number sign: a fragment is not sent.
    private static readonly SearchValues<char> AsSent = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%");

    private readonly string _pseudoRoot = DestinationAddress.RootOf(contract).AbsoluteUri;

    private readonly string _pseudoHost = DestinationAddress.HostOf(contract);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = DestinationCall.Of(request, contract, services.Users);
        RefuseForeignIdentity(request);
        call.TokenRefused = false;
        var response = await SendOnceAsync(request, call, cancellationToken).ConfigureAwait(false);
        if (!call.TokenRefused || !ResilienceHandler.IsReplayable(request.Content))
        {
            return response;
        }

        // The back end refused a token from the cache; it was dropped there. A second refusal is the answer.
        response.Dispose();
        return await SendOnceAsync(request, call, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, DestinationCall call, CancellationToken cancellationToken)
    {
        var destination = (await services.Destinations.ResolveAsync(contract, call.User, call.Lookup, cancellationToken).ConfigureAwait(false)).OfType(DestinationType.Http);
        call.Destination = destination;
        var logical = request.RequestUri ?? throw new InvalidOperationException("The request has no URL.");
        request.RequestUri = Target(logical, destination);
        var client = AddHeader(request, "sap-client", destination.SapClient);
        var language = AddHeader(request, "sap-language", destination.SapLanguage);
        var added = destination.Headers.Length == 0 ? null : AddHeaders(request, destination.Headers);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.RequestUri = logical;
            if (call.CredentialHeader is { } credential)
            {
                request.Headers.Remove(credential);
                call.CredentialHeader = null;
            }

            Remove(request, client ? "sap-client" : null, language ? "sap-language" : null, added);
        }
    }

    // These say who the caller is. Set by anybody but the credential handler, they would travel on connections of another identity.
    private void RefuseForeignIdentity(HttpRequestMessage request)
    {
        var headers = request.Headers.NonValidated;
        if (headers.Contains("Proxy-Authorization") || headers.Contains("SAP-Connectivity-Authentication")
            || headers.Contains("SAP-Connectivity-Technical-Authentication") || headers.Contains("SAP-Connectivity-ConsumerAccount"))
        {
            throw new InvalidOperationException(
                $"The request to destination '{contract.Name}' has a header Proxy-Authorization or SAP-Connectivity-*. Only the handlers of the destination may set these; "
                + "to call as another user set DestinationRequestOptions.User.");
        }
    }

    private Uri Target(Uri logical, Destination destination)
    {
        // Nearly every URL is below the pseudo root and written as it is sent; then nothing of it is taken apart.
        var text = logical.OriginalString;
        if (destination.Query is null && text.StartsWith(_pseudoRoot, StringComparison.Ordinal)
            && !text.AsSpan(_pseudoRoot.Length).ContainsAnyExcept(AsSent) && !text.Contains("/.", StringComparison.Ordinal))
        {
            return new Uri(string.Concat(destination.Origin, destination.PathPrefix, text.AsSpan(_pseudoRoot.Length - 1)), AsWritten);
        }

        string path;
        if (string.Equals(logical.Host, _pseudoHost, StringComparison.Ordinal))
        {
            path = destination.PathPrefix + logical.PathAndQuery;
        }
        else if (Uri.Compare(logical, destination.Url, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0)
        {
            // A link that the back end itself wrote, for example to the next page.
            path = logical.PathAndQuery;
        }
        else
        {
            throw new InvalidOperationException(
                $"The URL's host '{logical.IdnHost}' is not the one of destination '{destination.Name}'. Credentials of a destination are sent to its own host only.");
        }

        if (destination.Query is { } query)
        {
            path = string.Concat(path, logical.Query.Length > 0 ? "&" : "?", query);
        }

        // The parts come from URLs that are canonical already; reading them once more would only cost.
        return new Uri(destination.Origin + path, AsWritten);
    }

    // What the caller set wins over the destination, as in SAP's own libraries.
    private static bool AddHeader(HttpRequestMessage request, string name, string? value)
        => value is not null && !request.Headers.NonValidated.Contains(name) && request.Headers.TryAddWithoutValidation(name, value);

    private static List<string> AddHeaders(HttpRequestMessage request, KeyValuePair<string, string>[] headers)
    {
        var added = new List<string>(headers.Length);
        foreach (var (name, value) in headers)
        {
            if (AddHeader(request, name, value))
            {
                added.Add(name);
            }
        }

        return added;
    }

    private static void Remove(HttpRequestMessage request, string? client, string? language, List<string>? added)
    {
        if (client is not null)
        {
            request.Headers.Remove(client);
        }

        if (language is not null)
        {
            request.Headers.Remove(language);
        }

        foreach (var name in added ?? [])
        {
            request.Headers.Remove(name);
        }
    }
}
