namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>The lines of a text, by offsets.</summary>
internal static class TextLines
{
    /// <summary>Where the line of an offset begins.</summary>
    public static int StartOf(string text, int at) => at <= 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Where the line of an offset ends: in front of its break, or behind it.</summary>
    public static int EndOf(string text, int at, bool withBreak = false)
    {
        var end = at >= text.Length ? -1 : text.IndexOf('\n', at);
        return end < 0 ? text.Length : withBreak ? end + 1 : end > at && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Whether there is nothing but blanks between two offsets.</summary>
    public static bool IsBlank(string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!char.IsWhiteSpace(text[at]))
                return false;
        }

        return true;
    }

    /// <summary>Where the first line that says something begins, from the beginning of a line on.</summary>
    public static int SkipBlankLines(string text, int start)
    {
        while (start < text.Length && IsBlank(text, start, EndOf(text, start)) && EndOf(text, start, withBreak: true) is var next && next > start)
            start = next;

        return start;
    }
}
