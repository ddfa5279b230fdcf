using System.Globalization;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>
/// Reads as much of Terraform's language as literal values need: blocks, attributes, objects, lists, strings and <c>jsonencode(...)</c> around them.
/// Everything that Terraform has to evaluate becomes a <see cref="ScalarKind.Expression"/>.
/// </summary>
/// <remarks><c>resource "t" "n" { }</c> reads as <c>resource: { t: { n: { } } }</c>, which is how Terraform's own JSON form says it.</remarks>
internal sealed class HclReader
{
    private const int DepthLimit = 200;

    private readonly HclScanner _scan;

    private HclReader(string text) => _scan = new HclScanner(text);

    public static PositionedDocument Read(string path, string text)
    {
        var reader = new HclReader(text);
        try
        {
            var root = reader.ReadBody(0, atTop: true);
            return new(path, text, DocumentFormat.Hcl, [root], null);
        }
        catch (SyntaxException e)
        {
            return new(path, text, DocumentFormat.Hcl, [], e.Problem);
        }
    }

    private PositionedMapping ReadBody(int depth, bool atTop)
    {
        if (depth > DepthLimit)
            throw _scan.Problem("blocks are nested too deeply");

        var start = _scan.At;
        var entries = new List<PositionedEntry>();
        while (true)
        {
            _scan.SkipBlank(acrossLines: true);
            if (_scan.IsEnd && atTop)
                return new PositionedMapping(entries, _scan.Span(start));
            if (_scan.IsEnd)
                throw _scan.Problem("the file ends before this block is closed: '}' is missing", start);
            if (!atTop && _scan.TryTake('}'))
                return new PositionedMapping(entries, _scan.Span(start));

            entries.Add(ReadAttributeOrBlock(depth));
        }
    }

    private PositionedEntry ReadAttributeOrBlock(int depth)
    {
        var name = _scan.ReadName() ?? throw _scan.Problem("the name of a block or an argument is expected");
        _scan.SkipBlank(acrossLines: false);
        if (_scan.TryTake('='))
            return new PositionedEntry(name, ReadExpression(depth));

        var labels = new List<PositionedScalar>();
        while (!_scan.TryTake('{'))
        {
            labels.Add((_scan.Peek == '"' ? _scan.ReadString() : _scan.ReadName()) ?? throw _scan.Problem("'=' or '{' is expected after '" + name.Text + "'"));
            _scan.SkipBlank(acrossLines: false);
        }

        PositionedMapping body = ReadBody(depth + 1, atTop: false);
        for (var i = labels.Count - 1; i >= 0; i--)
            body = new PositionedMapping([new PositionedEntry(labels[i], body)], body.Span);

        return new PositionedEntry(name, body);
    }

    private PositionedNode ReadExpression(int depth)
    {
        if (depth > DepthLimit)
            throw _scan.Problem("values are nested too deeply");

        _scan.SkipBlank(acrossLines: false);
        var start = _scan.At;
        var value = ReadLiteral(depth);

        // A literal is one only if nothing is done to it.
        _scan.SkipBlank(acrossLines: false);
        if (value is not null && (_scan.IsEnd || _scan.Peek is '\n' or '\r' or ',' or '}' or ']' or ')'))
            return value;

        _scan.SkipExpression();
        if (_scan.At == start)
            throw _scan.Problem("a value is expected");

        return new PositionedScalar(_scan.Slice(start), ScalarKind.Expression, _scan.Span(start));
    }

    private PositionedNode? ReadLiteral(int depth)
    {
        switch (_scan.Peek)
        {
            case '"': return _scan.ReadString();
            case '{' or '[' when _scan.IsFor(): return null;
            case '{': return ReadObject(depth);
            case '[': return ReadList(depth);
            case '<': return _scan.ReadHeredoc();
        }

        var start = _scan.At;
        var word = _scan.ReadWord();
        if (word.Text == "jsonencode" && _scan.TryTake('('))
        {
            _scan.SkipBlank(acrossLines: true);
            var inner = ReadExpression(depth + 1);
            _scan.SkipBlank(acrossLines: true);
            return _scan.TryTake(')') ? inner : throw _scan.Problem("')' is expected after the value of jsonencode");
        }

        return word.Text switch
        {
            "true" or "false" => new PositionedScalar(word.Text, ScalarKind.Boolean, word.Span),
            "null" => new PositionedScalar("", ScalarKind.Null, word.Span),
            { Length: > 0 } text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => new PositionedScalar(text, ScalarKind.Number, _scan.Span(start)),
            _ => null,
        };
    }

    private PositionedMapping ReadObject(int depth)
    {
        var start = _scan.At;
        _scan.TryTake('{');
        var entries = new List<PositionedEntry>();
        while (true)
        {
            _scan.SkipBlank(acrossLines: true);
            if (_scan.TryTake('}'))
                return new PositionedMapping(entries, _scan.Span(start));
            if (_scan.IsEnd)
                throw _scan.Problem("the file ends before this object is closed: '}' is missing", start);

            entries.Add(ReadObjectEntry(depth));
            _scan.SkipBlank(acrossLines: true);
            _scan.TryTake(',');
        }
    }

    private PositionedEntry ReadObjectEntry(int depth)
    {
        var keyStart = _scan.At;
        var key = _scan.Peek == '"' ? _scan.ReadString() : _scan.ReadName();
        if (key is null && _scan.Peek == '(')
        {
            _scan.SkipBalanced();
            key = new PositionedScalar(_scan.Slice(keyStart), ScalarKind.Expression, _scan.Span(keyStart));
        }

        _scan.SkipBlank(acrossLines: false);
        if (key is null || !(_scan.TryTake('=') || _scan.TryTake(':')))
        {
            // for-expressions and the like: an object that only Terraform can build.
            _scan.SkipToClose(keyStart);
            return new PositionedEntry(new PositionedScalar(_scan.Slice(keyStart), ScalarKind.Expression, _scan.Span(keyStart)), new PositionedScalar("", ScalarKind.Expression, _scan.Span(keyStart)));
        }

        return new PositionedEntry(key, ReadExpression(depth + 1));
    }

    private PositionedSequence ReadList(int depth)
    {
        var start = _scan.At;
        _scan.TryTake('[');
        var items = new List<PositionedNode>();
        while (true)
        {
            _scan.SkipBlank(acrossLines: true);
            if (_scan.TryTake(']'))
                return new PositionedSequence(items, _scan.Span(start));
            if (_scan.IsEnd)
                throw _scan.Problem("the file ends before this list is closed: ']' is missing", start);

            items.Add(ReadExpression(depth + 1));
            _scan.SkipBlank(acrossLines: true);
            _scan.TryTake(',');
        }
    }
}
