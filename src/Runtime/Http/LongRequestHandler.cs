using Btp.Connectivity.OData;

namespace Btp.Connectivity.Http;

/// <summary>
/// Sends a reading request whose line would be too long inside of a <c>$batch</c> of its service, and hands out the answer as if it had been sent by
/// itself. The Connectivity proxy takes lines of 8192 bytes (SAP Help: "Consuming the Connectivity Service", HTTP proxy), and long filters pass that.
/// </summary>
/// <remarks>Stands above the CSRF protection, because a batch is posted, and below the repetition, because it reads all the same.</remarks>
internal sealed class LongRequestHandler(DestinationContract contract, HandlerServices services) : DelegatingHandler
{
    /// <summary>Longest request line that the Connectivity proxy takes, in bytes.</summary>
    public const int LongestLine = 8192;

    /// <summary>Length of a request line: method, blank, URL (already encoded), blank, version, and the line break, which servers differ about counting.</summary>
    public static int LineLength(HttpMethod method, int url) => method.Method.Length + url + 12;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => request.Method == HttpMethod.Get && request.Options.TryGetValue(DestinationRequestOptions.ServiceRoot, out var root)
            && await IsTooLongAsync(request, cancellationToken).ConfigureAwait(false) && LongRequest.Create(request, root) is { } batch
            ? await batch.SendAsync(base.SendAsync, cancellationToken).ConfigureAwait(false)
            : await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> IsTooLongAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var limit = services.Options.AutomaticBatchLength;
        var length = request.RequestUri!.PathAndQuery.Length;
        // Nothing that a destination adds makes a short URL long; only for long ones it is worth asking what it adds.
        if (limit == 0 || length < (limit ?? LongestLine) / 2)
        {
            return false;
        }

        var call = DestinationCall.Of(request, contract, services.Users);
        var destination = await services.Destinations.ResolveAsync(contract, call.User, call.Lookup, cancellationToken).ConfigureAwait(false);
        if (limit is null && destination.ProxyType != DestinationProxyType.OnPremise)
        {
            return false;
        }

        var url = destination.Origin.Length + destination.PathPrefix.Length + length + (destination.Query is { } query ? query.Length + 1 : 0);
        return LineLength(request.Method, url) > Math.Min(limit ?? LongestLine, destination.ProxyType == DestinationProxyType.OnPremise ? LongestLine : int.MaxValue);
    }
}
