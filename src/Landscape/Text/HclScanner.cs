using System.Text;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>The characters of a Terraform file: blanks, names, strings, and what to skip. Every step moves on, or fails.</summary>
internal sealed class HclScanner(string text)
{
    private const int DepthLimit = 100;

    private readonly LineMap _lines = new(text);
    private int _depth;

    public int At { get; set; }

    public bool IsEnd => At >= text.Length;

    public char Peek => IsEnd ? '\0' : text[At];

    public SourceSpan Span(int start) => _lines.Span(start, At);

    public string Slice(int start) => text.Substring(start, At - start);

    public SyntaxException Problem(string message, int? at = null) => new(new SyntaxProblem(message, _lines.Span(at ?? At, (at ?? At) + 1)));

    public bool TryTake(char c)
    {
        if (Peek != c || IsEnd)
            return false;

        At++;
        return true;
    }

    public void SkipBlank(bool acrossLines)
    {
        while (!IsEnd)
        {
            var c = text[At];
            if (c is ' ' or '\t' or '\uFEFF' || (acrossLines && c is '\n' or '\r'))
                At++;
            else if (c == '#' || StartsWith("//"))
                At = IndexOrEnd("\n", At);
            else if (StartsWith("/*"))
                At = Math.Min(text.Length, IndexOrEnd("*/", At + 2) + 2);
            else
                return;
        }
    }

    public PositionedScalar? ReadName()
    {
        var start = At;
        while (!IsEnd && (char.IsLetterOrDigit(text[At]) || text[At] is '_' or '-'))
            At++;

        return At == start ? null : new PositionedScalar(Slice(start), ScalarKind.Text, Span(start));
    }

    public PositionedScalar ReadWord()
    {
        var start = At;
        if (Peek == '-')
            At++;
        while (!IsEnd && (char.IsLetterOrDigit(text[At]) || text[At] is '_' or '.'))
            At++;

        return new PositionedScalar(Slice(start), ScalarKind.Text, Span(start));
    }

    public PositionedScalar ReadString()
    {
        var start = At++;
        var value = new StringBuilder();
        while (true)
        {
            if (IsEnd || text[At] is '\n' or '\r')
                throw Problem("this string is never closed: '\"' is missing", start);

            var c = text[At++];
            if (c == '"')
                return new PositionedScalar(value.ToString(), ScalarKind.Text, Span(start));

            if (c is '$' or '%' && Peek == '{')
            {
                // The template may hold strings of its own, and those templates.
                var from = At - 1;
                if (++_depth > DepthLimit)
                    throw Problem("templates are nested too deeply", start);
                SkipBalanced();
                _depth--;
                value.Append(text, from, At - from);
            }
            else if (c == '\\' && !IsEnd)
            {
                var escaped = text[At++];
                value.Append(escaped switch { 'n' => '\n', 't' => '\t', 'r' => '\r', _ => escaped });
            }
            else
            {
                value.Append(c);
            }
        }
    }

    public PositionedScalar? ReadHeredoc()
    {
        var start = At;
        if (!StartsWith("<<"))
            return null;

        At += 2;
        TryTake('-');
        var name = ReadName()?.Text ?? throw Problem("the name of a here-document is expected after '<<'");
        At = Math.Min(text.Length, IndexOrEnd("\n", At) + 1);
        var from = At;
        while (!IsEnd)
        {
            var lineEnd = IndexOrEnd("\n", At);
            if (text.Substring(At, lineEnd - At).Trim() == name)
            {
                var value = text.Substring(from, At - from);
                At = lineEnd;
                return new PositionedScalar(value, ScalarKind.Text, Span(start));
            }

            At = Math.Min(text.Length, lineEnd + 1);
        }

        throw Problem("this here-document is never closed: a line '" + name + "' is missing", start);
    }

    /// <summary>Whether a bracket is open here whose content is built by a for-expression.</summary>
    public bool IsFor()
    {
        var at = At;
        At++;
        SkipBlank(acrossLines: true);
        var isFor = StartsWith("for") && At + 3 < text.Length && char.IsWhiteSpace(text[At + 3]);
        At = at;
        return isFor;
    }

    /// <summary>Skips an opening bracket and everything up to the closing one.</summary>
    public void SkipBalanced()
    {
        var start = At;
        var depth = 0;
        while (!IsEnd)
        {
            var c = text[At];
            if (c == '"')
            {
                ReadString();
                continue;
            }

            // A bracket or an apostrophe in a comment is none.
            var before = At;
            SkipBlank(acrossLines: false);
            if (At > before)
                continue;

            if (StartsWith("<<") && At + 2 < text.Length && (char.IsLetter(text[At + 2]) || text[At + 2] == '-'))
            {
                ReadHeredoc();
                continue;
            }

            At++;
            if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}' && --depth == 0)
                return;
        }

        throw Problem("this bracket is never closed", start);
    }

    /// <summary>Skips to where an expression ends: a line end, a comma or a closing bracket outside of its own brackets.</summary>
    public void SkipExpression()
    {
        while (!IsEnd && Peek is not ('\n' or '\r' or ',' or '}' or ']' or ')' or '#'))
        {
            if (Peek is '(' or '[' or '{')
                SkipBalanced();
            else if (Peek == '"')
                ReadString();
            else
                At++;
        }
    }

    /// <summary>Skips to the bracket that closes what is open here; that bracket stays.</summary>
    public void SkipToClose(int from)
    {
        while (!IsEnd && Peek is not ('}' or ']' or ')'))
        {
            if (Peek is '(' or '[' or '{')
                SkipBalanced();
            else if (Peek == '"')
                ReadString();
            else
                At++;
        }

        if (IsEnd)
            throw Problem("'}' is expected", from);

        if (Peek is ']' or ')')
            throw Problem("'}' is expected");
    }

    public bool StartsWith(string mark) => string.CompareOrdinal(text, At, mark, 0, mark.Length) == 0;

    private int IndexOrEnd(string mark, int from)
    {
        var found = from > text.Length ? -1 : text.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? text.Length : found;
    }
}
