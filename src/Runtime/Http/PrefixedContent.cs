using System.Net;

namespace Btp.Connectivity.Http;

/// <summary>A response body whose beginning was looked at: the same bytes again, and the rest from the network.</summary>
internal sealed class PrefixedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _prefix;
    private readonly Stream _rest;
    private readonly HttpContent _original;

    private PrefixedContent(HttpContent original, ReadOnlyMemory<byte> prefix, Stream rest)
    {
        _original = original;
        _prefix = prefix;
        _rest = rest;
        foreach (var header in original.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>Up to <paramref name="length"/> bytes of the body, which stays readable from its beginning.</summary>
    public static async Task<ReadOnlyMemory<byte>> PeekAsync(HttpResponseMessage response, int length, CancellationToken cancellationToken)
    {
        var rest = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[length];
        var read = await rest.ReadAtLeastAsync(buffer, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var prefix = buffer.AsMemory(0, read);
        response.Content = new PrefixedContent(response.Content, prefix, rest);
        return prefix;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_prefix).ConfigureAwait(false);
        await _rest.CopyToAsync(stream).ConfigureAwait(false);
    }

    // As it arrives: without this, the whole body would be collected first.
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new PrefixedStream(_prefix, _rest));

    protected override bool TryComputeLength(out long length)
    {
        length = _original.Headers.ContentLength ?? 0;
        return _original.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
            _original.Dispose();
        }

        base.Dispose(disposing);
    }
}
