using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>Finds the lines that separate the parts of a multipart body (RFC 2046, 5.1.1), however the sender ends its lines.</summary>
internal sealed class MultipartDelimiter(string boundary)
{
    // White space behind a boundary is allowed and pointless; without a limit it could be endless.
    private const int MaxPadding = 256;

    private readonly byte[] _marker = Encoding.UTF8.GetBytes("\n--" + boundary);

    /// <summary>What a look at the next bytes gave.</summary>
    public enum Find
    {
        /// <summary>No delimiter so far; the content that is told is safe to hand out.</summary>
        None,

        /// <summary>A delimiter stands behind the content that is told.</summary>
        Delimiter,

        /// <summary>The last delimiter stands behind the content that is told.</summary>
        Close,
    }

    /// <summary>Looks for a delimiter.</summary>
    /// <param name="bytes">What is there.</param>
    /// <param name="isLineStart">Whether the first byte begins a line.</param>
    /// <param name="isComplete">Whether nothing more will come.</param>
    /// <param name="content">Number of bytes that certainly belong to the part.</param>
    /// <param name="end">Where the delimiter line ends.</param>
    public Find Search(ReadOnlySpan<byte> bytes, bool isLineStart, bool isComplete, out int content, out int end)
    {
        content = 0;
        if (isLineStart)
        {
            var find = Match(bytes, _marker.AsSpan(1), isComplete, out end);
            if (find is not null)
                return find.Value;
        }

        var from = 0;
        while (bytes[from..].IndexOf(_marker) is var found && found >= 0)
        {
            var start = from + found;
            var find = Match(bytes[start..], _marker, isComplete, out end);
            if (find is { } decided)
            {
                // The line break in front of a delimiter belongs to the delimiter.
                content = start > 0 && bytes[start - 1] == '\r' ? start - 1 : start;
                end += start;
                return decided;
            }

            from = start + 1;
        }

        end = 0;
        // What could be the beginning of a delimiter is held back.
        content = isComplete ? bytes.Length : Math.Max(0, bytes.Length - _marker.Length);
        return Find.None;
    }

    // Null: certainly no delimiter. None: more bytes have to decide.
    private static Find? Match(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> marker, bool isComplete, out int end)
    {
        end = 0;
        if (bytes.Length < marker.Length)
            return marker.StartsWith(bytes) && !isComplete ? Find.None : null;
        if (!bytes.StartsWith(marker))
            return null;
        var position = marker.Length;
        var isClose = false;
        if (position < bytes.Length && bytes[position] == '-')
        {
            if (position + 1 == bytes.Length)
                return isComplete ? null : Find.None;
            if (bytes[position + 1] != '-')
                return null;
            isClose = true;
            position += 2;
        }

        while (position < bytes.Length && bytes[position] is (byte)' ' or (byte)'\t' && position < marker.Length + MaxPadding)
            position++;
        if (position < bytes.Length && bytes[position] == '\r')
            position++;
        if (position == bytes.Length)
        {
            end = position;
            return isComplete ? (isClose ? Find.Close : Find.Delimiter) : Find.None;
        }

        // Anything else makes it a line that only begins like one: another, longer boundary for example.
        if (bytes[position] != '\n')
            return null;
        end = position + 1;
        return isClose ? Find.Close : Find.Delimiter;
    }
}
