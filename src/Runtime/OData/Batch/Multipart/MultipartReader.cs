using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>Takes a multipart body apart while it arrives: one part after the other, each as a stream. Nothing is held but the window that is being looked at.</summary>
internal sealed class MultipartReader(ResponseBuffer buffer, string boundary)
{
    // Far more than heads of parts have, and little enough to hold.
    private const int MaxHead = 64 * 1024;

    private readonly MultipartDelimiter _delimiter = new(boundary);
    private bool _isLineStart = true;
    private Place _place;

    private enum Place
    {
        Preamble,
        Delimiter,
        Part,
        End,
    }

    /// <summary>Goes to the next part; what is left of the one before, the preamble and the epilogue are passed over.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ODataFormatException">The body ends inside of a part.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (_place is Place.Preamble or Place.Part)
            await SkipAsync(cancellationToken).ConfigureAwait(false);
        if (_place == Place.End)
            return false;
        _place = Place.Part;
        return true;
    }

    /// <summary>Reads a line of the part's head, without its end; null where the part ends.</summary>
    public async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_place != Place.Part)
                return null;
            if (TryReadPlainLine(out var plain))
                return plain;
            // A delimiter ends the line in front of it too, so the content decides and not the line.
            var find = _delimiter.Search(buffer.Span, _isLineStart, buffer.IsComplete, out var content, out var end);
            if (find != MultipartDelimiter.Find.None && content == 0)
            {
                Leave(find, end);
                return null;
            }

            var length = buffer.Span[..content].IndexOf((byte)'\n');
            if (length >= 0 || find != MultipartDelimiter.Find.None)
            {
                var line = Encoding.UTF8.GetString(buffer.Span[..(length < 0 ? content : length)]).TrimEnd('\r');
                if (length < 0)
                {
                    Leave(find, end);
                }
                else
                {
                    buffer.Advance(length + 1);
                    _isLineStart = true;
                }

                return line;
            }

            if (buffer.Length > MaxHead)
                throw new ODataFormatException($"The head of a part of the batch response has more than {MaxHead} bytes.");
            if (!await buffer.FillAsync(buffer.Length + 1, cancellationToken).ConfigureAwait(false) && content == buffer.Length)
                throw Truncated();
        }
    }

    // A delimiter begins with a hyphen: neither this line is one, nor does the next end the part. So nothing needs to be searched for.
    private bool TryReadPlainLine([NotNullWhen(true)] out string? line)
    {
        line = null;
        var bytes = buffer.Span;
        var length = bytes.IndexOf((byte)'\n');
        if (length < 0 || length + 1 == bytes.Length || bytes[length + 1] == '-' || (_isLineStart && bytes[0] == '-'))
            return false;
        line = Encoding.UTF8.GetString(bytes[..length]).TrimEnd('\r');
        buffer.Advance(length + 1);
        _isLineStart = true;
        return true;
    }

    /// <summary>Reads from the part's body; 0 where the part ends.</summary>
    /// <exception cref="ODataFormatException">The whole body ends before the part does.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        while (_place == Place.Part && target.Length > 0)
        {
            var find = _delimiter.Search(buffer.Span, _isLineStart, buffer.IsComplete, out var content, out var end);
            if (content > 0 && (find != MultipartDelimiter.Find.None || !buffer.IsComplete))
            {
                var length = Math.Min(content, target.Length);
                buffer.Span[..length].CopyTo(target.Span);
                buffer.Advance(length);
                _isLineStart = false;
                return length;
            }

            if (find != MultipartDelimiter.Find.None)
            {
                Leave(find, end);
                return 0;
            }

            await NeedAsync(cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    private async ValueTask SkipAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var find = _delimiter.Search(buffer.Span, _isLineStart, buffer.IsComplete, out var content, out var end);
            if (find != MultipartDelimiter.Find.None)
            {
                Leave(find, end);
                return;
            }

            _isLineStart &= content == 0;
            buffer.Advance(content);
            await NeedAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask NeedAsync(CancellationToken cancellationToken)
    {
        if (buffer.IsComplete)
            throw Truncated();
        await buffer.FillAsync(buffer.Length + 1, cancellationToken).ConfigureAwait(false);
    }

    private void Leave(MultipartDelimiter.Find find, int end)
    {
        buffer.Advance(end);
        _isLineStart = true;
        _place = find == MultipartDelimiter.Find.Close ? Place.End : Place.Delimiter;
    }

    private ODataFormatException Truncated() => _place == Place.Preamble
        ? new("The batch response holds none of the boundaries that its Content-Type names.")
        : new($"The batch response ends in the middle, after {buffer.Origin + buffer.Length} bytes: the boundary that closes it never came.");
}
