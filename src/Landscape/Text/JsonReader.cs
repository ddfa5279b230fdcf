using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Reads JSON and keeps every place. Comments are accepted, as the tools that write these files do.</summary>
/// <remarks>Compilers bring their own System.Text.Json, so this side of the house reads JSON itself.</remarks>
internal sealed class JsonReader
{
    // Deeper than any manifest, and far from what a compiler's stack bears.
    private const int DepthLimit = 200;

    private readonly string _text;
    private readonly LineMap _lines;
    private bool _isLenient;
    private int _at;
    private int _depth;

    private JsonReader(string text)
    {
        _text = text;
        _lines = new LineMap(text);
    }

    public static PositionedDocument Read(string path, string text)
    {
        // .NET's own reader of settings takes commas at the end; SAP's readers do not.
        var reader = new JsonReader(text) { _isLenient = FilePaths.Name(path) is var name && (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) || name == "launchSettings.json") };
        try
        {
            reader.SkipBlank();
            if (reader._at == text.Length)
                return new(path, text, DocumentFormat.Json, [], null);

            var root = reader.ReadValue();
            reader.SkipBlank();
            return reader._at < text.Length
                ? throw reader.Problem(reader._at, "a second value begins here; a JSON file holds one")
                : new(path, text, DocumentFormat.Json, [root], null);
        }
        catch (SyntaxException e)
        {
            return new(path, text, DocumentFormat.Json, [], e.Problem);
        }
    }

    /// <summary>Reads an object that stands within another text, from its opening brace on.</summary>
    public static PositionedNode? ReadEmbedded(string text)
    {
        var document = Read("", text);
        return document.Roots.Count == 1 ? document.Roots[0] : null;
    }

    private PositionedNode ReadValue()
    {
        SkipBlank();
        if (_at == _text.Length)
            throw Problem(_at, "the file ends where a value is expected");

        return _text[_at] switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => ReadString(),
            _ => ReadWord(),
        };
    }

    private PositionedMapping ReadObject()
    {
        var start = Enter();
        var entries = new List<PositionedEntry>();
        SkipBlank();
        while (!TryTake('}'))
        {
            if (_at == _text.Length)
                throw Problem(start, "this object is never closed: '}' is missing");
            if (_text[_at] != '"')
                throw Problem(_at, "a property name in double quotation marks is expected");

            var key = ReadString();
            SkipBlank();
            if (!TryTake(':'))
                throw Problem(_at, "':' is expected after the property name \"" + Short(key.Text) + "\"");

            entries.Add(new PositionedEntry(key, ReadValue()));
            Separate('}', start, "object");
        }

        _depth--;
        return new PositionedMapping(entries, _lines.Span(start, _at));
    }

    private PositionedSequence ReadArray()
    {
        var start = Enter();
        var items = new List<PositionedNode>();
        SkipBlank();
        while (!TryTake(']'))
        {
            if (_at == _text.Length)
                throw Problem(start, "this array is never closed: ']' is missing");

            items.Add(ReadValue());
            Separate(']', start, "array");
        }

        _depth--;
        return new PositionedSequence(items, _lines.Span(start, _at));
    }

    private int Enter()
    {
        if (++_depth > DepthLimit)
            throw Problem(_at, "values are nested too deeply");

        return _at++;
    }

    private void Separate(char close, int start, string what)
    {
        SkipBlank();
        if (_at == _text.Length)
            throw Problem(start, "this " + what + " is never closed: '" + close + "' is missing");
        if (_text[_at] == close)
            return;
        if (!TryTake(','))
            throw Problem(_at, "',' or '" + close + "' is expected");

        SkipBlank();
        if (_at < _text.Length && _text[_at] == close && !_isLenient)
            throw Problem(_at, "a value is expected after ','");
    }

    private PositionedScalar ReadString()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (true)
        {
            if (_at == _text.Length || _text[_at] is '\n' or '\r')
                throw Problem(start, "this string is never closed: '\"' is missing");

            var c = _text[_at++];
            if (c == '"')
                return new PositionedScalar(value.ToString(), ScalarKind.Text, _lines.Span(start, _at));

            value.Append(c == '\\' ? ReadEscape() : c);
        }
    }

    private char ReadEscape()
    {
        var c = _at < _text.Length ? _text[_at++] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= _text.Length && ushort.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default: throw Problem(_at - 1, "JSON has no such escape sequence");
        }
    }

    private PositionedScalar ReadWord()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '+' or '-' or '.'))
            _at++;

        var word = _text.Substring(start, _at - start);
        var span = _lines.Span(start, _at);
        return word switch
        {
            "true" or "false" => new PositionedScalar(word, ScalarKind.Boolean, span),
            "null" => new PositionedScalar("", ScalarKind.Null, span),
            _ when word.Length > 0 && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => new PositionedScalar(word, ScalarKind.Number, span),
            "" => throw Problem(_at, "a value is expected"),
            _ => throw Problem(start, "'" + Short(word) + "' is no JSON value; text stands in double quotation marks"),
        };
    }

    private void SkipBlank()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || c == '\uFEFF')
                _at++;
            else if (c == '/' && _at + 1 < _text.Length && _text[_at + 1] == '/')
                _at = EndOf("\n", _at);
            else if (c == '/' && _at + 1 < _text.Length && _text[_at + 1] == '*')
                _at = EndOf("*/", _at + 2);
            else
                return;
        }
    }

    private int EndOf(string mark, int from)
    {
        var found = _text.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? _text.Length : found + mark.Length;
    }

    private bool TryTake(char c)
    {
        if (_at == _text.Length || _text[_at] != c)
            return false;

        _at++;
        return true;
    }

    private SyntaxException Problem(int at, string message) => new(new SyntaxProblem(message, _lines.Span(at, at + 1)));

    // What stands in a file may be a secret: a message quotes its beginning at most.
    private static string Short(string text) => text.Length <= 24 ? text : text.Substring(0, 24) + "...";
}
