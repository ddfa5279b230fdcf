using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Whether a file suppresses a finding.</summary>
public enum SuppressionVerdict
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It does, and says why.</summary>
    Suppressed,

    /// <summary>It would, but does not say why.</summary>
    WithoutReason,
}

/// <summary>
/// The suppressions of one file: a comment <c># btp-disable BTP2001 reason</c> on or above the line, and in JSON also a key <c>"//btp-disable": "BTP2001 reason"</c>,
/// which holds for the object in which it stands.
/// </summary>
public sealed class SuppressionMap
{
    private static readonly Regex _comment = new(@"(?:#|!|//|<!--)\s*btp-disable\s+(?<rest>.*?)\s*(?:-->\s*)?$", RegexOptions.CultureInvariant);
    private static readonly Regex _rest = new(@"^(?<ids>BTP\d{4}(?:\s*,\s*BTP\d{4})*)[\s:,-]*(?<reason>.*)$", RegexOptions.CultureInvariant);

    private readonly List<Suppression> _suppressions = [];
    private readonly LineMap _lines;

    // Where texts of several lines end, by the line in which they begin: what is said of that line is said of all of them.
    private readonly Dictionary<int, int> _ends = [];

    private SuppressionMap(PositionedDocument document)
    {
        _lines = new LineMap(document.Text);
        if (document.Text.IndexOf("btp-disable", StringComparison.Ordinal) < 0)
            return;

        foreach (var root in document.Roots)
            ReadKeys(root, 0);
        ReadComments(document.Text);
    }

    /// <summary>Reads the suppressions of a file.</summary>
    /// <param name="document">The file.</param>
    public static SuppressionMap Read(PositionedDocument document) => new(document);

    /// <summary>Whether the file suppresses a rule at a place.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="span">The place.</param>
    public SuppressionVerdict Judge(string ruleId, SourceSpan span)
    {
        var verdict = SuppressionVerdict.None;
        foreach (var suppression in _suppressions)
        {
            if (suppression.Ids.Contains(ruleId) && suppression.From <= span.Start && span.Start < suppression.To)
            {
                if (suppression.HasReason)
                    return SuppressionVerdict.Suppressed;
                verdict = SuppressionVerdict.WithoutReason;
            }
        }

        return verdict;
    }

    private void ReadComments(string text)
    {
        // Comments stack: each holds for the next line that is not a comment itself.
        var pending = new List<(string Content, int From)>();
        for (var line = 1; line <= _lines.Count; line++)
        {
            var from = _lines.StartOf(line);
            var content = text.Substring(from, _lines.EndOf(line) - from).TrimEnd('\r', '\n');
            var match = _comment.Match(content);
            var isComment = content.TrimStart() is { Length: > 0 } trimmed && (trimmed[0] is '#' or '!' || trimmed.StartsWith("//", StringComparison.Ordinal) || trimmed.StartsWith("<!--", StringComparison.Ordinal));
            if (match.Success)
                pending.Add((match.Groups["rest"].Value, from));
            if (isComment)
                continue;

            foreach (var (rest, start) in pending)
                Add(rest, start, Math.Max(_lines.EndOf(line) + 1, _ends.TryGetValue(line, out var end) ? end : 0));
            pending.Clear();
        }
    }

    private void ReadKeys(PositionedNode node, int depth)
    {
        if (depth > 200)
            return;

        switch (node)
        {
            case PositionedScalar text when text.Span.Length > 0 && _lines.LineAt(text.Span.End - 1) > text.Span.Line:
                _ends[text.Span.Line] = text.Span.End;
                break;
            case PositionedSequence sequence:
                foreach (var item in sequence.Items)
                    ReadKeys(item, depth + 1);
                break;
            case PositionedMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Name == "//btp-disable" && entry.Value is PositionedScalar scalar)
                        Add(scalar.Text, mapping.Span.Start, mapping.Span.End);
                    else if (entry.Name == "//btp-disable" && entry.Value is PositionedSequence all)
                        AddAll(all, mapping);
                    else
                        ReadKeys(entry.Value, depth + 1);
                }

                break;
        }
    }

    private void AddAll(PositionedSequence all, PositionedMapping holder)
    {
        foreach (var item in all.Items)
        {
            if (item is PositionedScalar scalar)
                Add(scalar.Text, holder.Span.Start, holder.Span.End);
        }
    }

    private void Add(string text, int from, int to)
    {
        if (_rest.Match(text.Trim()) is { Success: true } match)
            _suppressions.Add(new Suppression(match.Groups["ids"].Value, match.Groups["reason"].Value.Trim().Length > 0, from, to));
    }

    private sealed record Suppression(string Ids, bool HasReason, int From, int To);
}
