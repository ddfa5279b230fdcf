using System.Net;

namespace Btp.Connectivity.Http;

/// <summary>A body out of a caller's stream, which stays the caller's: it is not buffered and not disposed of. One that can be rewound can be sent again.</summary>
internal sealed class StreamedContent : HttpContent
{
    private readonly Stream _stream;
    private readonly long _start;
    private bool _isSent;

    public StreamedContent(Stream stream, string contentType)
    {
        _stream = stream;
        CanBeRepeated = stream.CanSeek;
        _start = CanBeRepeated ? stream.Position : 0;
        if (!Headers.TryAddWithoutValidation("Content-Type", contentType))
            throw new ArgumentException($"\"{contentType}\" is no media type.", nameof(contentType));
    }

    /// <summary>Whether the body can be sent more than once.</summary>
    public bool CanBeRepeated { get; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (CanBeRepeated)
            _stream.Position = _start;
        else if (_isSent)
            throw new InvalidOperationException("The stream was sent already and cannot be rewound. Give a stream that can seek, and the request can be repeated.");
        _isSent = true;
        return _stream.CopyToAsync(stream, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = CanBeRepeated ? _stream.Length - _start : 0;
        return CanBeRepeated;
    }
}
