using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>JSON within a string, as in <c>env.destinations: '[...]'</c>.</summary>
internal static class EmbeddedJson
{
    /// <summary>Reads the JSON that a scalar holds. Its nodes get their own places where the scalar's text stands unchanged in the file, else the scalar's place.</summary>
    public static PositionedNode? Read(PositionedDocument document, PositionedScalar scalar)
    {
        if (JsonReader.ReadEmbedded(scalar.Text) is not { } root)
            return null;

        var raw = document.Text.Substring(scalar.Span.Start, scalar.Span.Length);
        var offset = raw.IndexOf(scalar.Text.TrimEnd(), StringComparison.Ordinal);
        var lines = offset < 0 ? null : new LineMap(document.Text);
        return Move(root, span => lines is null ? scalar.Span : lines.Span(scalar.Span.Start + offset + span.Start, scalar.Span.Start + offset + span.End));
    }

    private static PositionedNode Move(PositionedNode node, Func<SourceSpan, SourceSpan> place)
    {
        switch (node)
        {
            case PositionedScalar scalar:
                return Move(scalar, place);
            case PositionedSequence sequence:
                var items = new List<PositionedNode>(sequence.Items.Count);
                foreach (var item in sequence.Items)
                    items.Add(Move(item, place));
                return new PositionedSequence(items, place(node.Span));
            case PositionedMapping mapping:
                var entries = new List<PositionedEntry>(mapping.Entries.Count);
                foreach (var entry in mapping.Entries)
                    entries.Add(new PositionedEntry(Move(entry.Key, place), Move(entry.Value, place)));
                return new PositionedMapping(entries, place(node.Span));
            default:
                return node;
        }
    }

    private static PositionedScalar Move(PositionedScalar scalar, Func<SourceSpan, SourceSpan> place) => new(scalar.Text, scalar.Kind, place(scalar.Span));
}
