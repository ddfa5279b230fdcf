using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>
/// A file <c>.btpignore</c>: suppressions for files that cannot hold comments. A line names files, rules and a reason: <c>landscape/destinations.json BTP2001,BTP2002 the portal wants one each</c>.
/// </summary>
/// <remarks>
/// Files are named as in <c>.gitignore</c>, from the folder of the list on (nothing is taken back): <c>*</c> stands for any characters of a name, <c>**</c> for any folders, and a name without a slash for a file or folder anywhere.
/// <c>*</c> in place of rules means all of them. Lines that begin with <c>#</c> are comments. The reason is required.
/// </remarks>
public sealed class IgnoreList
{
    private static readonly Regex _line = new(@"^(?<files>\S+)\s+(?<rules>\*|BTP\d{4}(?:,BTP\d{4})*)(?:\s+(?<reason>.*))?$", RegexOptions.CultureInvariant);
    private static readonly Regex _turnedLine = new(@"^(?<rules>BTP\d{4}(?:,BTP\d{4})*)\s+(?<files>\S+)(?:\s+(?<reason>.*))?$", RegexOptions.CultureInvariant);

    private readonly List<Entry> _entries = [];

    private IgnoreList()
    {
    }

    /// <summary>Reads a list. Never throws: a line that says nothing is none.</summary>
    /// <param name="path">The path of the list.</param>
    /// <param name="text">Its text.</param>
    public static IgnoreList Read(string path, string text)
    {
        var list = new IgnoreList();
        var end = path.LastIndexOfAny(['/', '\\']);
        var folder = FilePaths.Normal(end < 0 ? "" : path.Substring(0, end));
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;

            var match = _turnedLine.Match(line) is { Success: true } turned ? turned : _line.Match(line);
            if (match.Success && GitPattern.Parse(match.Groups["files"].Value.Replace('\\', '/')) is { IsNegated: false } files)
                list._entries.Add(new Entry(folder, files, match.Groups["rules"].Value, match.Groups["reason"].Value.Trim(' ', '#', '-', ':').Length > 0));
        }

        return list;
    }

    /// <summary>Whether the list suppresses a rule in a file.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="path">The file.</param>
    public SuppressionVerdict Judge(string ruleId, string path)
    {
        var verdict = SuppressionVerdict.None;
        var normal = FilePaths.Normal(path);
        foreach (var entry in _entries)
        {
            if ((entry.Rules != "*" && entry.Rules.IndexOf(ruleId, StringComparison.Ordinal) < 0) || !entry.IsAbout(normal))
                continue;
            if (entry.HasReason)
                return SuppressionVerdict.Suppressed;

            verdict = SuppressionVerdict.WithoutReason;
        }

        return verdict;
    }

    private sealed record Entry(string Folder, GitPattern Files, string Rules, bool HasReason)
    {
        // Whoever names a folder means all that is in it.
        public bool IsAbout(string path)
        {
            if (Folder.Length > 0 && !path.StartsWith(Folder + "/", StringComparison.Ordinal))
                return false;

            var names = path.Substring(Folder.Length).Split(['/'], StringSplitOptions.RemoveEmptyEntries);
            for (var count = 1; count <= names.Length; count++)
            {
                if (Files.Matches(names, count, isFolder: count < names.Length))
                    return true;
            }

            return false;
        }
    }
}
