namespace Btp.Connectivity.Landscape.Text;

/// <summary>Turns offsets of one text into lines and columns. Line ends are <c>\n</c>, <c>\r\n</c> and <c>\r</c>.</summary>
public sealed class LineMap
{
    private readonly int[] _starts;
    private readonly int _length;

    /// <summary>Reads where the lines of <paramref name="text"/> begin.</summary>
    /// <param name="text">The whole text.</param>
    public LineMap(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        _starts = [.. starts];
        _length = text.Length;
    }

    /// <summary>How many lines the text has; at least one.</summary>
    public int Count => _starts.Length;

    /// <summary>The line of <paramref name="offset"/>, from one.</summary>
    /// <param name="offset">An offset; one that lies outside of the text counts as its nearest end.</param>
    public int LineAt(int offset)
    {
        var found = Array.BinarySearch(_starts, offset);
        return Math.Max(found >= 0 ? found + 1 : ~found, 1);
    }

    /// <summary>The offset at which <paramref name="line"/> begins.</summary>
    /// <param name="line">A line, from one to <see cref="Count"/>.</param>
    public int StartOf(int line) => _starts[line - 1];

    /// <summary>The offset at which the next line begins, or the end of the text.</summary>
    /// <param name="line">A line, from one to <see cref="Count"/>.</param>
    public int EndOf(int line) => line < _starts.Length ? _starts[line] : _length;

    /// <summary>The span between two offsets, cut to the text.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Just behind its last character.</param>
    public SourceSpan Span(int start, int end)
    {
        var first = Math.Min(Math.Max(start, 0), _length);
        var last = Math.Min(Math.Max(end, first), _length);
        var line = LineAt(first);
        return new SourceSpan(first, last - first, line, first - _starts[line - 1] + 1);
    }
}
