using System.Globalization;

namespace Btp.Connectivity.Landscape.Text;

/// <content>Literals, calls, references, lists and objects.</content>
internal sealed partial class HclExpression
{
    private PositionedNode? Primary()
    {
        _scan.SkipBlank(acrossLines: true);
        var start = _scan.At;
        switch (_scan.Peek)
        {
            case '"':
                var text = _scan.ReadString();
                return text.Text.Contains("${") ? Template(text.Text, Place(text.Span), _scope, _names, _depth) : new PositionedScalar(text.Text, ScalarKind.Text, Place(text.Span));
            case '(':
                _scan.At++;
                var inner = Condition();
                Expect(")");
                return inner;
            case '[' or '{' when _scan.IsFor():
                return For();
            case '[':
                return List();
            case '{':
                return Object();
        }

        var word = _scan.ReadWord();
        if (word.Text.Length == 0)
            throw _scan.Problem("a value is expected");
        if (word.Text is "true" or "false")
            return new PositionedScalar(word.Text, ScalarKind.Boolean, Place(word.Span));
        if (word.Text == "null")
            return new PositionedScalar("", ScalarKind.Null, Place(word.Span));
        if (double.TryParse(word.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return new PositionedScalar(word.Text, ScalarKind.Number, Place(word.Span));
        if (_scan.Peek == '(')
            return HclFunctions.Call(word.Text, Arguments(), Place(_scan.Span(start)));

        _scan.At = start;
        return Reference();
    }

    private PositionedNode? Reference()
    {
        var start = _scan.At;
        var root = Name();
        if (_names.TryGetValue(root, out var named))
            return named;

        var name = Member();
        if (root is "var" or "local" or "each" or "count")
            return _scope.Value(root, name, Place(_scan.Span(start)));

        string? key = null;
        if (_scan.TryTake('['))
        {
            key = (Condition() as PositionedScalar)?.Text;
            Expect("]");
        }

        return _scan.Peek == '.' ? _scope.Argument(root, name, key, Member(), Place(_scan.Span(start))) : null;
    }

    private PositionedSequence? List()
    {
        var start = _scan.At++;
        var (items, isKnown) = (new List<PositionedNode>(), true);
        while (!Take("]"))
        {
            var item = Condition();
            isKnown &= item is not null;
            items.Add(item ?? new PositionedScalar("", ScalarKind.Expression, _place));
            if (!Take(","))
            {
                Expect("]");
                break;
            }
        }

        return isKnown ? new PositionedSequence(items, Place(_scan.Span(start))) : null;
    }

    private PositionedMapping Object()
    {
        var start = _scan.At++;
        var entries = new List<PositionedEntry>();
        while (!Take("}"))
        {
            _scan.SkipBlank(acrossLines: true);
            var from = _scan.At;
            var key = _scan.Peek is '"' or '(' ? Primary() as PositionedScalar : new PositionedScalar(Name(), ScalarKind.Text, Place(_scan.Span(from)));
            if (!Take("="))
                Expect(":");
            var (valueStart, value) = (_scan.At, Condition());
            entries.Add(new PositionedEntry(key ?? new PositionedScalar("", ScalarKind.Expression, _place), value ?? new PositionedScalar(_text.Substring(valueStart, _scan.At - valueStart).Trim(), ScalarKind.Expression, Place(_scan.Span(valueStart)))));
            Take(",");
        }

        return new PositionedMapping(entries, Place(_scan.Span(start)));
    }

    private List<PositionedNode?> Arguments()
    {
        _scan.At++;
        var all = new List<PositionedNode?>();
        while (!Take(")"))
        {
            all.Add(Condition());
            Take("...");
            if (!Take(","))
            {
                Expect(")");
                break;
            }
        }

        return all;
    }
}
