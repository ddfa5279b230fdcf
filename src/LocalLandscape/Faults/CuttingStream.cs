using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.Faults;

/// <summary>Lets a number of bytes of an answer through and then cuts the TCP connection, so that the receiver sees a truncated body.</summary>
internal sealed class CuttingStream(HttpContext context, Stream inner, long left) : Stream
{
    private long _left = left;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = (int)Math.Min(_left, buffer.Length);
        if (count > 0)
        {
            await inner.WriteAsync(buffer[..count], cancellationToken).ConfigureAwait(false);
            await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
            _left -= count;
        }
        if (count < buffer.Length)
        {
            // What was flushed shall reach the receiver before the reset does.
            await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            context.Abort();
            throw new IOException("The connection was cut in the middle of the body, as the fault that is switched on demands.");
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
    public override void Flush() => inner.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
