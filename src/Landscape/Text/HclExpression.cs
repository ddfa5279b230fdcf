using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Evaluates expressions of Terraform's language as far as what is written tells: references, templates, conditions, for-expressions and common functions. Pure; what it does not know is null.</summary>
internal sealed class HclExpression
{
    private const int DepthLimit = 60;

    private readonly HclScope _scope;
    private readonly SourceSpan _place;
    private readonly Dictionary<string, PositionedNode> _names;
    private readonly HclScanner _scan;
    private readonly string _text;
    private int _depth;

    private HclExpression(string text, SourceSpan place, HclScope scope, Dictionary<string, PositionedNode> names)
    {
        (_text, _place, _scope, _names) = (text, place, scope, names);
        _scan = new HclScanner(text);
    }

    /// <summary>The value of a node as far as it can be told; the node itself where it cannot.</summary>
    public static PositionedNode Evaluate(PositionedNode node, HclScope scope) => Evaluate(node, scope, [], 0);

    private static PositionedNode Evaluate(PositionedNode node, HclScope scope, Dictionary<string, PositionedNode> names, int depth)
    {
        if (depth > DepthLimit || --scope.Steps < 0)
            return node;

        switch (node)
        {
            case PositionedScalar { Kind: ScalarKind.Expression } expression:
                return Run(expression.Text, expression.Span, scope, names, depth) ?? node;
            case PositionedScalar { Kind: ScalarKind.Text } text when text.Text.Contains("${"):
                return Template(text.Text, text.Span, scope, names, depth) ?? node;
            case PositionedSequence sequence:
                return new PositionedSequence([.. sequence.Items.Select(item => Evaluate(item, scope, names, depth + 1))], sequence.Span);
            case PositionedMapping mapping:
                return new PositionedMapping([.. mapping.Entries.Select(entry => new PositionedEntry(Evaluate(entry.Key, scope, names, depth + 1) as PositionedScalar ?? entry.Key, Evaluate(entry.Value, scope, names, depth + 1)))], mapping.Span);
            default:
                return node;
        }
    }

    private static PositionedNode? Run(string text, SourceSpan place, HclScope scope, Dictionary<string, PositionedNode> names, int depth)
    {
        var run = new HclExpression(text, place, scope, names) { _depth = depth };
        try
        {
            var value = run.Condition();
            run._scan.SkipBlank(acrossLines: true);
            return run._scan.IsEnd ? value : null;
        }
        catch (SyntaxException)
        {
            return null;
        }
    }

    // "${x}" alone is x, whatever that is; anything else is text.
    private static PositionedNode? Template(string text, SourceSpan place, HclScope scope, Dictionary<string, PositionedNode> names, int depth)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var start = text.IndexOf("${", at, StringComparison.Ordinal);
            if (start < 0)
            {
                result.Append(text, at, text.Length - at);
                break;
            }

            var scan = new HclScanner(text) { At = start + 1 };
            try
            {
                scan.SkipBalanced();
            }
            catch (SyntaxException)
            {
                return null;
            }

            var inner = text.Substring(start + 2, scan.At - start - 3);
            var value = Run(inner, place, scope, names, depth + 1);
            if (start == 0 && scan.At == text.Length)
                return value is null ? null : HclScope.Moved(value, place);
            if (value is not PositionedScalar { IsLiteral: true, Kind: not ScalarKind.Null } scalar)
                return null;

            result.Append(text, at, start - at).Append(scalar.Text);
            at = scan.At;
        }

        return new PositionedScalar(result.ToString(), ScalarKind.Text, place);
    }

    private PositionedNode? Condition()
    {
        if (++_depth > DepthLimit || --_scope.Steps < 0)
            throw _scan.Problem("too deep");

        var condition = Or();
        if (Take("?"))
        {
            var (yes, no) = (Condition(), Take(":") ? Condition() : throw _scan.Problem("':' is expected"));
            condition = Truth(condition) switch { true => yes, false => no, _ => null };
        }

        _depth--;
        return condition;
    }

    private PositionedNode? Or()
    {
        var left = And();
        while (Take("||"))
        {
            var (one, other) = (Truth(left), Truth(And()));
            left = one == true || other == true ? Boolean(true) : one == false && other == false ? Boolean(false) : null;
        }

        return left;
    }

    private PositionedNode? And()
    {
        var left = Comparison();
        while (Take("&&"))
        {
            var (one, other) = (Truth(left), Truth(Comparison()));
            left = one == false || other == false ? Boolean(false) : one == true && other == true ? Boolean(true) : null;
        }

        return left;
    }

    private PositionedNode? Comparison()
    {
        var left = Unary();
        var isEqual = Take("==");
        if (!isEqual && !Take("!="))
            return left;

        var right = Unary();
        return left is PositionedScalar { Kind: not ScalarKind.Expression } one && right is PositionedScalar { Kind: not ScalarKind.Expression } other
            ? Boolean(isEqual == (one.Text == other.Text && (one.Kind == ScalarKind.Null) == (other.Kind == ScalarKind.Null)))
            : null;
    }

    private PositionedNode? Unary() => Take("!") ? Truth(Unary()) is { } truth ? Boolean(!truth) : null : Traversal(Primary());

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

    private PositionedNode? Traversal(PositionedNode? value)
    {
        while (true)
        {
            if (_scan.Peek == '.' && !_scan.StartsWith("..."))
            {
                var name = Member();
                value = (value as PositionedMapping)?.Get(name);
            }
            else if (_scan.TryTake('['))
            {
                var key = Condition() as PositionedScalar;
                Expect("]");
                value = value switch
                {
                    PositionedMapping mapping when key is not null => mapping.Get(key.Text),
                    PositionedSequence list when int.TryParse(key?.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                    _ => null,
                };
            }
            else
            {
                return value;
            }
        }
    }

    // [for k, v in x : y if z] and {for k, v in x : y => z if w}: the body is read once for each item.
    private PositionedNode? For()
    {
        var start = _scan.At;
        var isObject = _scan.Peek == '{';
        _scan.At++;
        Word("for");
        var first = Name();
        var second = Take(",") ? Name() : null;
        Word("in");
        var source = Condition();
        Expect(":");
        var body = _scan.At;
        var items = Items(source);
        var (list, entries) = (new List<PositionedNode>(), new List<PositionedEntry>());
        foreach (var (key, value) in items ?? [(new PositionedScalar("", ScalarKind.Expression, _place), new PositionedScalar("", ScalarKind.Expression, _place))])
        {
            _scan.At = body;
            _names[first] = second is null ? value : key;
            if (second is not null)
                _names[second] = value;
            var (left, right) = (Condition(), isObject && Take("=>") ? Condition() : null);
            if (Take("..."))
                items = null;
            var isWanted = !TakeWord("if") || Truth(Condition()) == true;
            Expect(isObject ? "}" : "]");
            if (!isWanted)
                continue;
            if (isObject && left is PositionedScalar { Kind: not ScalarKind.Expression } name && right is not null)
                entries.Add(new PositionedEntry(name, right));
            else if (!isObject && left is not null)
                list.Add(left);
            else
                items = null;
        }

        if (items is { Count: 0 })
        {
            _scan.At = start;
            _scan.SkipBalanced();
        }

        _names.Remove(first);
        if (second is not null)
            _names.Remove(second);
        var span = Place(_scan.Span(start));
        return items is null ? null : isObject ? new PositionedMapping(entries, span) : new PositionedSequence(list, span);
    }

    private static List<(PositionedNode Key, PositionedNode Value)>? Items(PositionedNode? source) => source switch
    {
        PositionedSequence list => [.. list.Items.Select((item, i) => ((PositionedNode)new PositionedScalar(i.ToString(CultureInfo.InvariantCulture), ScalarKind.Number, item.Span), item))],
        PositionedMapping mapping => [.. mapping.Entries.Select(static entry => ((PositionedNode)entry.Key, entry.Value))],
        _ => null,
    };

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

    private string Member()
    {
        if (!_scan.TryTake('.'))
            throw _scan.Problem("'.' is expected");

        return Name();
    }

    private string Name()
    {
        _scan.SkipBlank(acrossLines: true);
        return _scan.ReadName()?.Text ?? throw _scan.Problem("a name is expected");
    }

    private void Word(string word)
    {
        if (Name() != word)
            throw _scan.Problem("'" + word + "' is expected");
    }

    private bool TakeWord(string word)
    {
        _scan.SkipBlank(acrossLines: true);
        var start = _scan.At;
        if (_scan.ReadName()?.Text == word)
            return true;

        _scan.At = start;
        return false;
    }

    private bool Take(string mark)
    {
        _scan.SkipBlank(acrossLines: true);
        if (!_scan.StartsWith(mark) || (mark is "=" && (_scan.StartsWith("==") || _scan.StartsWith("=>"))) || (mark is "!" && _scan.StartsWith("!=")))
            return false;

        _scan.At += mark.Length;
        return true;
    }

    private void Expect(string mark)
    {
        if (!Take(mark))
            throw _scan.Problem("'" + mark + "' is expected");
    }

    private static bool? Truth(PositionedNode? node) => node is PositionedScalar { Kind: not ScalarKind.Expression } scalar ? scalar.AsBoolean : null;

    private PositionedScalar Boolean(bool value) => new(value ? "true" : "false", ScalarKind.Boolean, _place);

    private SourceSpan Place(SourceSpan span) =>
        new(_place.Start + span.Start, span.Length, _place.Line + span.Line - 1, span.Line == 1 ? _place.Column + span.Column - 1 : span.Column);
}
