using System.Globalization;

namespace Btp.Connectivity.Landscape.Text;

/// <content><c>[for …]</c> and <c>{for …}</c>.</content>
internal sealed partial class HclExpression
{
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
}
