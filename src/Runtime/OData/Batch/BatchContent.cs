using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>The body of a batch, written while it is sent. A small one is written beforehand, so that it has a length; a large one is never held as a whole.</summary>
internal sealed class BatchContent : HttpContent, IRepeatableContent
{
    private const int Small = 64 * 1024;
    private const int Piece = 16 * 1024;
    private const int UsualPart = 512;

    private readonly IBatchFormat _format;
    private readonly IReadOnlyList<BatchStep> _steps;
    private ReadOnlyMemory<byte>? _whole;
    private bool _isLarge;

    public BatchContent(IBatchFormat format, IReadOnlyList<BatchStep> steps)
    {
        _format = format;
        _steps = steps;
        Headers.TryAddWithoutValidation("Content-Type", format.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (WriteSmall() is { } whole)
        {
            await stream.WriteAsync(whole, cancellationToken).ConfigureAwait(false);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(Piece * 2);
        foreach (var _ in _format.Write(_steps, buffer))
        {
            if (buffer.WrittenCount < Piece)
                continue;
            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            buffer.ResetWrittenCount();
        }

        await stream.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = WriteSmall()?.Length ?? 0;
        return !_isLarge;
    }

    private ReadOnlyMemory<byte>? WriteSmall()
    {
        if (_whole is not null || _isLarge)
            return _whole;
        var buffer = new ArrayBufferWriter<byte>(Math.Clamp(_steps.Count * UsualPart, UsualPart, Small));
        foreach (var _ in _format.Write(_steps, buffer))
        {
            if (buffer.WrittenCount <= Small)
                continue;
            _isLarge = true;
            return null;
        }

        return _whole = buffer.WrittenMemory;
    }
}
