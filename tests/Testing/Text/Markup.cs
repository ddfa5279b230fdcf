using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Testing;

/// <summary>A text with marked spans: <c>[|here|]</c>, <c>{|BTP1001:here|}</c>, <c>{|#0:here|}</c>, nested as needed.</summary>
/// <param name="Text">The text without markup.</param>
/// <param name="Spans">The marked spans, in the order in which they begin.</param>
/// <remarks>
/// It knows no language, so the same markup works in C#, YAML, JSON and EDMX. A bracket that opens nothing is plain text: JSON's <c>[</c>,
/// YAML's <c>|</c> and C#'s <c>[</c> stay what they are. <c>{|ID1:{|ID2:x|}|}</c> marks the same span twice.
/// </remarks>
public sealed record Markup(string Text, IReadOnlyList<MarkupSpan> Spans)
{
    /// <summary>Takes the markup out of <paramref name="marked"/>.</summary>
    /// <exception cref="FormatException">A span is opened and not closed, or closed and not opened.</exception>
    public static Markup Parse(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var text = new StringBuilder(marked.Length);
        var open = new Stack<(int Order, int Start, string? Id, int? Key, bool Named)>();
        var spans = new SortedDictionary<int, MarkupSpan>();
        var opened = 0;
        var at = 0;
        while (at < marked.Length)
        {
            if (Begins(marked, at, "[|"))
            {
                open.Push((opened++, text.Length, null, null, false));
                at += 2;
            }
            else if (Begins(marked, at, "{|") && Header(marked, at + 2) is { } header)
            {
                open.Push((opened++, text.Length, header.Id, header.Key, true));
                at = header.End;
            }
            else if (Begins(marked, at, "|]") || (Begins(marked, at, "|}") && open.Count > 0))
            {
                var named = marked[at + 1] == '}';
                if (open.Count == 0 || open.Peek().Named != named)
                {
                    throw new FormatException($"'{marked.Substring(at, 2)}' at offset {at} closes nothing in: {marked}");
                }

                var span = open.Pop();
                spans.Add(span.Order, new MarkupSpan(TextSpan.FromBounds(span.Start, text.Length), span.Id, span.Key));
                at += 2;
            }
            else
            {
                text.Append(marked[at++]);
            }
        }

        return open.Count == 0
            ? new Markup(text.ToString(), [.. spans.Values])
            : throw new FormatException($"A marked span that begins at offset {open.Peek().Start} is not closed in: {marked}");
    }

    private static bool Begins(string text, int at, string token) => string.CompareOrdinal(text, at, token, 0, token.Length) == 0;

    // "ID:" or "#0:"; anything else after "{|" is plain text.
    private static (string? Id, int? Key, int End)? Header(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || (text[end] == '#' && end == start)))
        {
            end++;
        }

        if (end == start || end >= text.Length || text[end] != ':')
        {
            return null;
        }

        var name = text[start..end];
        return name[0] != '#'
            ? (name, null, end + 1)
            : int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? (null, key, end + 1) : null;
    }
}
