using System.Globalization;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>The functions of Terraform that people build lists of systems and paths with.</summary>
internal static class HclFunctions
{
    private const int SizeLimit = 2_000;

    /// <summary>The result of a call; null if only Terraform knows it.</summary>
    public static PositionedNode? Call(string name, List<PositionedNode?> arguments, SourceSpan place)
    {
        if (name is "try" or "coalesce")
            return arguments.Find(static each => each is not null and not PositionedScalar { Kind: ScalarKind.Null or ScalarKind.Expression });
        if (arguments.Count == 0 || arguments.Exists(static each => each is null))
            return null;

        var first = arguments[0]!;
        var text = first is PositionedScalar { Kind: not ScalarKind.Expression } scalar ? scalar.Text : null;
        return name switch
        {
            "toset" or "tolist" or "tomap" or "tostring" or "tonumber" or "tobool" or "sensitive" or "nonsensitive" or "one" => first,
            "jsonencode" or "jsondecode" => first is PositionedScalar ? null : first,
            "lower" when text is not null => new PositionedScalar(text.ToLowerInvariant(), ScalarKind.Text, first.Span),
            "upper" when text is not null => new PositionedScalar(text.ToUpperInvariant(), ScalarKind.Text, first.Span),
            "trimspace" when text is not null => new PositionedScalar(text.Trim(), ScalarKind.Text, first.Span),
            "length" => Length(first) is { } length ? new PositionedScalar(length.ToString(CultureInfo.InvariantCulture), ScalarKind.Number, place) : null,
            "keys" when first is PositionedMapping mapping => new PositionedSequence([.. mapping.Entries.Select(static entry => entry.Key)], first.Span),
            "values" when first is PositionedMapping mapping => new PositionedSequence([.. mapping.Entries.Select(static entry => entry.Value)], first.Span),
            "merge" when arguments.TrueForAll(static each => each is PositionedMapping) => Merge(arguments, place),
            "concat" when arguments.TrueForAll(static each => each is PositionedSequence) => Limited(arguments.SelectMany(static each => ((PositionedSequence)each!).Items), place),
            "flatten" when first is PositionedSequence list => Limited(Flat(list, 0), place),
            "distinct" or "compact" when first is PositionedSequence => first,
            "lookup" when first is PositionedMapping mapping && arguments.Count > 1 && arguments[1] is PositionedScalar key => mapping.Get(key.Text) ?? (arguments.Count > 2 ? arguments[2] : null),
            "element" when first is PositionedSequence { Items.Count: > 0 } list && arguments.Count == 2 && int.TryParse((arguments[1] as PositionedScalar)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => list.Items[index % list.Items.Count],
            "join" when text is not null && arguments.Count == 2 && arguments[1] is PositionedSequence list && list.Items.All(static item => item is PositionedScalar { IsLiteral: true }) =>
                new PositionedScalar(string.Join(text, list.Items.Select(static item => ((PositionedScalar)item).Text)), ScalarKind.Text, place),
            "format" when text is not null => Format(text, arguments, place),
            _ => null,
        };
    }

    private static int? Length(PositionedNode node) => node switch
    {
        PositionedSequence sequence => sequence.Items.Count,
        PositionedMapping mapping => mapping.Entries.Count,
        PositionedScalar { Kind: not ScalarKind.Expression } scalar => scalar.Text.Length,
        _ => null,
    };

    private static PositionedMapping Merge(List<PositionedNode?> parts, SourceSpan place)
    {
        // The last one that has a key wins, as in every mapping here.
        var entries = new List<PositionedEntry>();
        foreach (var entry in parts.SelectMany(static part => ((PositionedMapping)part!).Entries).Take(SizeLimit))
        {
            entries.RemoveAll(each => each.Name == entry.Name);
            entries.Add(entry);
        }

        return new PositionedMapping(entries, place);
    }

    private static IEnumerable<PositionedNode> Flat(PositionedSequence list, int depth) =>
        list.Items.SelectMany(item => item is PositionedSequence inner && depth < 20 ? Flat(inner, depth + 1) : [item]);

    private static PositionedSequence Limited(IEnumerable<PositionedNode> items, SourceSpan place) => new([.. items.Take(SizeLimit)], place);

    private static PositionedScalar? Format(string pattern, List<PositionedNode?> arguments, SourceSpan place)
    {
        var parts = pattern.Split(["%s", "%d", "%v"], StringSplitOptions.None);
        if (parts.Length != arguments.Count || pattern.Count(static c => c == '%') != arguments.Count - 1 || !arguments.Skip(1).All(static each => each is PositionedScalar { IsLiteral: true }))
            return null;

        var text = parts[0];
        for (var i = 1; i < parts.Length; i++)
            text += ((PositionedScalar)arguments[i]!).Text + parts[i];
        return new PositionedScalar(text, ScalarKind.Text, place);
    }
}
