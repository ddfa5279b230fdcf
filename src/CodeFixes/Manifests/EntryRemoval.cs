using Btp.Connectivity.Landscape.Text;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>What has to go of a text so that one entry of a mapping goes, and nothing else.</summary>
internal static class EntryRemoval
{
    /// <summary>The stretch; null if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="holder">The mapping.</param>
    /// <param name="index">The entry.</param>
    public static TextSpan? Of(string text, PositionedMapping holder, int index)
    {
        var (from, to) = (holder.Entries[index].Key.Span.Start, holder.Entries[index].Value.Span.End);
        var next = index + 1 < holder.Entries.Count ? holder.Entries[index + 1].Key.Span.Start : -1;
        if (from >= to || to > text.Length || (next >= 0 && next < to))
            return null;

        // A line of its own, without a comma: YAML in blocks, properties, HCL. A comment behind it goes with it.
        var start = TextLines.StartOf(text, from);
        var rest = text.Substring(to, TextLines.EndOf(text, to) - to).Trim();
        if (!IsBracketed(text, holder) || (TextLines.IsBlank(text, start, from) && (rest.Length == 0 || rest[0] == '#') && !EndsWithComma(text, start)))
        {
            if (TextLines.IsBlank(text, start, from))
                return holder.Entries.Count == 1 && IsBracketed(text, holder) ? null : TextSpan.FromBounds(start, TextLines.EndOf(text, to, withBreak: true));

            // Behind the dash of a list, where the next key takes its place.
            return next >= 0 ? TextSpan.FromBounds(from, next) : null;
        }

        if (next >= 0)
            return TextSpan.FromBounds(from, next);

        return index > 0 ? TextSpan.FromBounds(holder.Entries[index - 1].Value.Span.End, to) : TextSpan.FromBounds(from, to);
    }

    private static bool IsBracketed(string text, PositionedMapping holder) => holder.Span.Start < text.Length && text[holder.Span.Start] == '{';

    // The comma before an entry without one behind it separates them: it would be left over.
    private static bool EndsWithComma(string text, int lineStart)
    {
        var at = lineStart - 1;
        while (at >= 0 && char.IsWhiteSpace(text[at]))
            at--;

        return at >= 0 && text[at] == ',';
    }
}
