using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Btp.Connectivity.LocalLandscape.Http;

/// <summary>Carries a request over to the next hop and its answer back, streaming both bodies; what concerns one connection only stays behind.</summary>
internal static class Forwarder
{
    // RFC 9110, 7.6.1: meant for one connection, not for the message.
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Host",
    };

    /// <summary>The request as the next hop shall get it.</summary>
    /// <param name="context">The request that came in.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="keep">Which end-to-end headers go along.</param>
    public static HttpRequestMessage CreateRequest(HttpContext context, Uri address, Func<string, bool> keep)
    {
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
            request.Content = new PassingContent(context.Request.Body, context.Request.ContentLength);
        var named = context.Request.Headers.Connection.SelectMany(static v => (v ?? "").Split(',', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (HopByHop.Contains(name) || named.Contains(name) || !keep(name))
                continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }
        return request;
    }

    /// <summary>Sends the answer of the next hop to the caller.</summary>
    /// <param name="context">The request that came in.</param>
    /// <param name="response">What the next hop answered.</param>
    /// <param name="rewrite">Changes a header's value on its way back, or returns it as it is.</param>
    public static async Task CopyResponseAsync(HttpContext context, HttpResponseMessage response, Func<string, string, string> rewrite)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            if (!HopByHop.Contains(name))
                foreach (var value in values)
                    context.Response.Headers.Append(name, rewrite(name, value));

        var body = await response.Content.ReadAsStreamAsync(context.RequestAborted).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            try
            {
                await PassOnAsync(body, context.Response.Body, context.RequestAborted).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                // The next hop broke off in the middle: whoever waits here must not take what came for a whole answer.
                context.Abort();
            }
        }
    }

    /// <summary>Copies and flushes after every read, so that a slow stream arrives as it is sent.</summary>
    public static async Task PassOnAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            await to.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class PassingContent(Stream body, long? length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => PassOnAsync(body, stream, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken) =>
            PassOnAsync(body, stream, cancellationToken);

        protected override bool TryComputeLength(out long result)
        {
            result = length ?? 0;
            return length is not null;
        }
    }
}
