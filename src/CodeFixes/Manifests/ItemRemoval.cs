using Btp.Connectivity.Landscape.Text;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>What has to go of a text so that items of a list go: their lines where they have some of their own, and the commas that would be left over. Comments around them stay.</summary>
internal static class ItemRemoval
{
    /// <summary>The changes; null if the list is not written as one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="list">The list.</param>
    /// <param name="gone">The items that go.</param>
    public static List<TextChange>? Of(string text, PositionedSequence list, ICollection<PositionedNode> gone)
    {
        if (list.Span.End > text.Length || list.Span.Length == 0)
            return null;
        if (list.Items.All(gone.Contains))
            return [new TextChange(TextSpan.FromBounds(list.Span.Start, EndOf(text, list)), "[]")];

        var changes = new List<TextChange>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (!gone.Contains(list.Items[i]))
                continue;

            var last = i;
            while (last + 1 < list.Items.Count && gone.Contains(list.Items[last + 1]))
                last++;

            var isDone = text[list.Span.Start] == '[' ? RemoveBetweenCommas(text, list, i, last, changes) : RemoveLines(text, list, i, last, changes);
            if (!isDone)
                return null;

            i = last;
        }

        return changes;
    }

    // The dash belongs to the item, the comments above it to nobody.
    private static bool RemoveLines(string text, PositionedSequence list, int first, int last, List<TextChange> changes)
    {
        for (var i = first; i <= last; i++)
        {
            var dash = text.LastIndexOf('-', Math.Max(0, list.Items[i].Span.Start - 1));
            if (dash < 0)
                return false;

            var start = TextLines.StartOf(text, dash);
            if (!TextLines.IsBlank(text, start, dash) || !TextLines.IsBlank(text, dash + 1, list.Items[i].Span.Start))
                return false;

            var end = TextLines.EndOf(text, Math.Max(dash, EndOf(text, list.Items[i]) - 1), withBreak: true);

            // One gap is enough between the items that stay.
            if (i + 1 < list.Items.Count)
                end = TextLines.SkipBlankLines(text, end);
            changes.Add(new TextChange(TextSpan.FromBounds(start, end), ""));
        }

        return true;
    }

    private static bool RemoveBetweenCommas(string text, PositionedSequence list, int first, int last, List<TextChange> changes)
    {
        var (from, to) = (list.Items[first].Span.Start, list.Items[last].Span.End);
        var isTail = last + 1 == list.Items.Count;
        var comma = isTail ? CommaIn(text, list.Items[first - 1].Span.End, from) : CommaIn(text, to, list.Items[last + 1].Span.Start);
        if (comma < 0)
            return false;

        var end = isTail ? to : comma + 1;
        var start = TextLines.StartOf(text, from);
        if (TextLines.IsBlank(text, start, from) && TextLines.IsBlank(text, end, TextLines.EndOf(text, end)))
        {
            if (isTail)
                changes.Add(new TextChange(new TextSpan(comma, 1), ""));
            changes.Add(new TextChange(TextSpan.FromBounds(start, TextLines.EndOf(text, end, withBreak: true)), ""));
        }
        else if (isTail)
        {
            changes.Add(new TextChange(TextSpan.FromBounds(comma, to), ""));
        }
        else
        {
            changes.Add(new TextChange(TextSpan.FromBounds(from, list.Items[last + 1].Span.Start), ""));
        }

        return true;
    }

    // A comma in a comment is none.
    private static int CommaIn(string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (text[at] == ',')
                return at;

            var isLine = text[at] == '#' || (text[at] == '/' && at + 1 < to && text[at + 1] == '/');
            if (isLine)
                at = TextLines.EndOf(text, at);
            else if (text[at] == '/' && at + 1 < to && text[at + 1] == '*')
                at = text.IndexOf("*/", at, StringComparison.Ordinal) is >= 0 and var close ? close + 1 : to;
        }

        return -1;
    }

    // The span of a block may reach to where the next one begins; brackets close.
    private static int EndOf(string text, PositionedNode node) => node switch
    {
        _ when node.Span.Start < text.Length && text[node.Span.Start] is '{' or '[' => node.Span.End,
        PositionedMapping { Entries: { Count: > 0 } entries } => Math.Max(entries[entries.Count - 1].Key.Span.End, EndOf(text, entries[entries.Count - 1].Value)),
        PositionedSequence { Items: { Count: > 0 } items } => EndOf(text, items[items.Count - 1]),
        _ => node.Span.End,
    };
}
