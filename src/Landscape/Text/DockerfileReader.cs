using System.Text.RegularExpressions;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Reads the variables that a Dockerfile sets for good: <c>ENV</c>, and <c>ARG</c> with a default. Everything else in it is passed over.</summary>
internal static class DockerfileReader
{
    private static readonly Regex _instruction = new(@"^[ \t]*(ENV|ARG)[ \t]+(?<rest>(?:[^\\\r\n]|\\[ \t]*\r?\n|\\.)*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline);

    private static readonly Regex _pair = new(@"(?<key>[A-Za-z_][A-Za-z0-9_.-]*)=(?<value>""(?:[^""\\]|\\.)*""|'[^']*'|(?:[^\s""'\\]|\\[^\r\n])*)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    // ENV NAME the rest of the line, as it was written in older files.
    private static readonly Regex _old = new(@"^(?<key>[A-Za-z_][A-Za-z0-9_.-]*)[ \t]+(?<value>[^\r\n]*?)[ \t]*$", RegexOptions.CultureInvariant);

    public static PositionedDocument Read(string path, string text)
    {
        var lines = new LineMap(text);
        var entries = new List<PositionedEntry>();
        foreach (Match instruction in _instruction.Matches(text))
        {
            var rest = instruction.Groups["rest"];
            var pairs = _old.Match(rest.Value) is { Success: true } old ? [old] : _pair.Matches(rest.Value).Cast<Match>();
            foreach (var pair in pairs)
                entries.Add(Entry(pair, rest.Index, lines));
        }

        IReadOnlyList<PositionedNode> roots = entries.Count == 0 ? [] : [new PositionedMapping(entries, lines.Span(0, text.Length))];
        return new(path, text, DocumentFormat.Dockerfile, roots, null);
    }

    private static PositionedEntry Entry(Match pair, int offset, LineMap lines)
    {
        PositionedScalar Scalar(Group group, string text) => new(text, ScalarKind.Text, lines.Span(offset + group.Index, offset + group.Index + group.Length));
        var value = pair.Groups["value"];
        return new PositionedEntry(Scalar(pair.Groups["key"], pair.Groups["key"].Value), Scalar(value, value.Value.Trim('"', '\'')));
    }
}
