using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Reads Java properties: <c>key=value</c>, <c>#</c> and <c>!</c> comments, backslash escapes and continued lines.</summary>
internal sealed class PropertiesReader
{
    private readonly string _text;
    private readonly LineMap _lines;
    private int _at;

    private PropertiesReader(string text)
    {
        _text = text;
        _lines = new LineMap(text);
    }

    public static PositionedDocument Read(string path, string text)
    {
        var reader = new PropertiesReader(text);
        try
        {
            var entries = new List<PositionedEntry>();
            var isShell = path.EndsWith(".env", StringComparison.OrdinalIgnoreCase);
            while (reader.SkipToKey())
            {
                // A file that shells read too may say so: export NAME=value.
                if (isShell && string.CompareOrdinal(text, reader._at, "export ", 0, "export ".Length) == 0)
                {
                    reader._at += "export ".Length;
                    reader.SkipBlanks();
                }

                entries.Add(reader.ReadEntry());
            }

            IReadOnlyList<PositionedNode> roots = entries.Count == 0 ? [] : [new PositionedMapping(entries, reader._lines.Span(0, text.Length))];
            return new(path, text, DocumentFormat.Properties, roots, null);
        }
        catch (SyntaxException e)
        {
            return new(path, text, DocumentFormat.Properties, [], e.Problem);
        }
    }

    private bool SkipToKey()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\uFEFF')
                _at++;
            else if (_text[_at] is '#' or '!')
                _at = _lines.EndOf(_lines.LineAt(_at));
            else
                return true;
        }

        return false;
    }

    private PositionedEntry ReadEntry()
    {
        var key = ReadText(isKey: true);
        SkipBlanks();
        if (_at < _text.Length && (_text[_at] is '=' or ':'))
            _at++;

        SkipBlanks();
        return new PositionedEntry(key, ReadText(isKey: false));
    }

    private PositionedScalar ReadText(bool isKey)
    {
        var start = _at;
        var value = new StringBuilder();
        while (_at < _text.Length && !IsLineEnd(_text[_at]))
        {
            var c = _text[_at];
            if (isKey && (c is '=' or ':' or ' ' or '\t'))
                break;

            _at++;
            if (c == '\\')
                ReadEscape(value);
            else
                value.Append(c);
        }

        return new PositionedScalar(value.ToString(), ScalarKind.Text, _lines.Span(start, _at));
    }

    private void ReadEscape(StringBuilder value)
    {
        if (_at == _text.Length)
            return;

        var c = _text[_at++];
        switch (c)
        {
            case 't': value.Append('\t'); break;
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 'f': value.Append('\f'); break;
            case 'u':
                if (_at + 4 > _text.Length || !ushort.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                    throw new SyntaxException(new SyntaxProblem("four hexadecimal digits are expected after '\\u'", _lines.Span(_at - 2, _at)));

                value.Append((char)code);
                _at += 4;
                break;
            case '\r' or '\n':
                // The line goes on; the blanks at its beginning do not count.
                if (c == '\r' && _at < _text.Length && _text[_at] == '\n')
                    _at++;
                SkipBlanks();
                break;
            default: value.Append(c); break;
        }
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && (_text[_at] is ' ' or '\t' or '\f'))
            _at++;
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r';
}
