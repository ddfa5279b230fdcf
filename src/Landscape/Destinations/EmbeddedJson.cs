using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>JSON within a string, as in <c>env.destinations: '[...]'</c>.</summary>
internal static class EmbeddedJson
{
    /// <summary>Reads the JSON that a scalar holds. Its nodes get their own places where the scalar's text stands in the file without escapes, else the scalar's place.</summary>
    public static PositionedNode? Read(PositionedDocument document, PositionedScalar scalar)
    {
        if (JsonReader.ReadEmbedded(scalar.Text) is not { } root)
            return null;

        var offsets = Offsets(scalar.Text, document.Text.Substring(scalar.Span.Start, scalar.Span.Length));
        var lines = offsets is null ? null : new LineMap(document.Text);
        return Move(root, span => lines is null || span.Length == 0 ? scalar.Span : lines.Span(scalar.Span.Start + offsets![span.Start], scalar.Span.Start + offsets[span.End - 1] + 1));
    }

    // Where each character stands: text of several lines is written with an indentation, and folded text with line ends for blanks. Null where something is escaped.
    private static int[]? Offsets(string text, string raw)
    {
        var at = raw.Length > 0 && raw[0] is '|' or '>' ? raw.IndexOf('\n') : raw.IndexOf(text.TrimStart()[0]);
        var offsets = new int[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                offsets[i] = Math.Max(at, 0);
                if (at >= 0 && at < raw.Length && char.IsWhiteSpace(raw[at]))
                    at++;
                continue;
            }

            while (at >= 0 && at < raw.Length && raw[at] != text[i] && char.IsWhiteSpace(raw[at]))
                at++;
            if (at < 0 || at >= raw.Length || raw[at] != text[i])
                return null;
            offsets[i] = at++;
        }

        return offsets;
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
