using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Puts what an extension says over what its descriptor says, the way the deployer does: mappings key by key, lists of named things by name, anything else as a whole.</summary>
/// <remarks>An extension changes what is there and adds no modules or resources. Names keep their places in the descriptor, where findings about them belong.</remarks>
internal static class MtaExtension
{
    private const int DepthLimit = 200;

    public static PositionedMapping Merge(PositionedMapping descriptor, PositionedMapping extension) => Merge(descriptor, extension, NameOf(descriptor), 0);

    private static PositionedMapping Merge(PositionedMapping below, PositionedMapping above, SourceSpan place, int depth)
    {
        var entries = new List<PositionedEntry>(below.Entries);
        foreach (var change in above.Entries)
        {
            // ID and schema are the extension's own; a name is how things find each other.
            if (depth == 0 && change.Name is "ID" or "_schema-version" or "extends" || change.Name == "name")
                continue;

            var at = entries.FindLastIndex(entry => entry.Name == change.Name);
            if (at < 0)
                entries.Add(change.Name == "requires" ? new PositionedEntry(change.Key, Added(change.Value, place)) : change);
            else
                entries[at] = new PositionedEntry(entries[at].Key, Merge(entries[at].Value, change, place, depth + 1));
        }

        return new PositionedMapping(entries, below.Span);
    }

    private static PositionedNode Merge(PositionedNode below, PositionedEntry change, SourceSpan place, int depth) => (below, change.Value) switch
    {
        _ when depth > DepthLimit => below,
        (PositionedMapping mapping, PositionedMapping above) => Merge(mapping, above, place, depth),
        (PositionedSequence list, PositionedSequence above) when change.Name is "modules" or "resources" or "requires" or "provides" => ByName(list, above, change.Name == "requires", place, depth),
        (_, PositionedScalar { Kind: ScalarKind.Null }) when change.Name is "modules" or "resources" or "requires" => below,
        _ => change.Value,
    };

    private static PositionedSequence ByName(PositionedSequence below, PositionedSequence above, bool mayAdd, SourceSpan place, int depth)
    {
        var items = new List<PositionedNode>(below.Items);
        foreach (var change in above.Items)
        {
            if (change is not PositionedMapping mapping || mapping.Text("name") is not { } name)
                continue;

            var at = items.FindIndex(item => (item as PositionedMapping)?.Text("name") == name);
            if (at >= 0)
                items[at] = Merge((PositionedMapping)items[at], mapping, NameOf((PositionedMapping)items[at]), depth + 1);
            else if (mayAdd)
                items.Add(Moved(mapping, place));
        }

        return new PositionedSequence(items, below.Span);
    }

    private static PositionedNode Added(PositionedNode requires, SourceSpan place) =>
        requires is PositionedSequence list ? new PositionedSequence([.. list.Items.Select(item => item is PositionedMapping mapping ? Moved(mapping, place) : item)], place) : requires;

    // A requirement that only the extension has is told of at its module.
    private static PositionedMapping Moved(PositionedMapping requirement, SourceSpan place) =>
        new([.. requirement.Entries.Select(entry => entry.Value is PositionedScalar scalar ? new PositionedEntry(entry.Key, new PositionedScalar(scalar.Text, scalar.Kind, place)) : entry)], place);

    private static SourceSpan NameOf(PositionedMapping mapping) => mapping.Scalar("name")?.Span ?? mapping.Span with { Length = Math.Min(1, mapping.Span.Length) };
}
