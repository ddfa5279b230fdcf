using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Testing;

/// <summary>A whole landscape in one text: what the project says, its files, and where which findings belong.</summary>
/// <remarks>
/// The first line says what it is. Header lines follow: <c>stage</c>, <c>module</c>, <c>technical-users</c>, <c>project</c> (its folder), <c>line-ends</c> (Windows), <c>uses: SERVICE @ DESTINATION /path/</c>,
/// <c>rfc: FUNCTION @ DESTINATION</c>; <c>anywhere</c> names findings whose place is open, <c>may</c> rules that may speak or be silent, and <c>judged</c> the hints
/// that this landscape is about, which speak in nearly every landscape. Files begin at <c>=== path : KIND Metadata=value</c>; marked is <c>{|BTP2005:text|}</c>,
/// or <c>{|mayBTP2010:text|}</c> where a finding may be or not. A finding is in its place when it shares a line with the mark.
/// </remarks>
public sealed class JudgedLandscape
{
    private static readonly string[] Hints = ["BTP1007", "BTP1008", "BTP4015"];

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["DM"] = "DestinationManifest", ["DEP"] = "DeploymentDescriptor", ["CC"] = "CloudConnectorManifest", ["ENV"] = "EnvironmentFile", ["SET"] = "SettingsFile",
    };

    private readonly List<LandscapeItem> _files = [];
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _may = new(Hints, StringComparer.Ordinal);
    private readonly List<string> _anywhere = [];
    private readonly List<string> _services = [];
    private readonly StringBuilder _code = new("using Btp.Connectivity;\nreturn;\n");
    private string _lineEnd = "\n";

    private JudgedLandscape(string name, string text)
    {
        Name = name;
        var sections = text.Split("\n=== ");
        foreach (var line in sections[0].Split('\n').Skip(1).Where(line => line.Length > 0))
            Header(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        foreach (var section in sections.Skip(1))
            File(section[..section.IndexOf('\n', StringComparison.Ordinal)], section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>Its name below the folder of its set.</summary>
    public string Name { get; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<LandscapeItem> Files => _files;

    /// <summary>MSBuild properties that the project sets.</summary>
    public IReadOnlyDictionary<string, string> Properties => _properties;

    /// <summary>The folder of the project below the landscape; empty for the landscape's own.</summary>
    public string Project { get; private set; } = "";

    /// <summary>The program of the project, which declares what it uses.</summary>
    public string Code => _code.ToString();

    /// <summary>The names of the OData services that the program declares.</summary>
    public IReadOnlyList<string> Services => _services;

    /// <summary>The rules that have something to find here.</summary>
    public IEnumerable<string> Planted => _files.SelectMany(file => file.Markup.Spans).Select(span => span.Id!).Where(id => !IsOptional(id)).Concat(_anywhere);

    /// <summary>The names of the landscapes of a set, in order.</summary>
    /// <param name="set">The folder of the set.</param>
    public static IEnumerable<string> In(string set)
    {
        var folder = Folder(set);
        return Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')[..^4]).Order(StringComparer.Ordinal);
    }

    /// <summary>Reads one.</summary>
    /// <param name="set">The folder of the set.</param>
    /// <param name="name">Its name.</param>
    public static JudgedLandscape Read(string set, string name) => new(name, System.IO.File.ReadAllText(Path.Combine(Folder(set), name + ".txt")));

    /// <summary>Compares what a build says with what belongs there.</summary>
    /// <param name="findings">What it says.</param>
    public LandscapeOutcome Compare(IEnumerable<LandscapeFinding> findings)
    {
        var outcome = new LandscapeOutcome(Name);
        var open = findings.OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.FirstLine).ToList();
        foreach (var file in _files)
        {
            foreach (var span in file.Markup.Spans)
            {
                var (first, last) = (Lines(file.Markup.Text, span.Span.Start), Lines(file.Markup.Text, span.Span.End));
                var id = IsOptional(span.Id!) ? span.Id![3..] : span.Id!;
                var isFound = Take(open, finding => finding.Id == id && finding.Path == file.Path && finding.FirstLine <= last && finding.LastLine >= first);
                if (!IsOptional(span.Id!))
                    outcome.Expect(id, isFound, $"{file.Path}({first + 1})");
            }
        }

        foreach (var id in _anywhere)
            outcome.Expect(id, Take(open, finding => finding.Id == id), "anywhere");
        foreach (var wrong in open.Where(finding => !_may.Contains(finding.Id)))
            outcome.Extra.Add((wrong.Id, $"{wrong.Path}({wrong.FirstLine + 1}): {wrong.Message}"));
        return outcome;
    }

    private static bool IsOptional(string id) => id.StartsWith("may", StringComparison.Ordinal);

    private static string Folder(string set) => RepositoryRoot.Path("tests", "Analyzers.Tests", "Landscapes", set);

    private static int Lines(string text, int end) => text.AsSpan(0, end).Count('\n');

    private static bool Take(List<LandscapeFinding> open, Predicate<LandscapeFinding> isMeant)
    {
        var here = open.FindIndex(isMeant);
        if (here >= 0)
            open.RemoveAt(here);
        return here >= 0;
    }

    private void Header(string key, string value)
    {
        switch (key)
        {
            case "stage": _properties["BtpStage"] = value; break;
            case "module": _properties["BtpModule"] = value; break;
            case "technical-users": _properties["BtpAllowedTechnicalUsers"] = value; break;
            case "project": Project = value; break;
            case "anywhere": _anywhere.AddRange(List(value)); break;
            case "may": _may.UnionWith(List(value)); break;
            case "judged": _may.ExceptWith(List(value)); break;
            case "line-ends": _lineEnd = "\r\n"; break;
            case "uses":
                _services.Add(value.Split(' ')[0]);
                Declare("OData", value.Split(' '));
                break;
            case "rfc": Declare("Rfc", value.Split(' ')); break;
            default: throw new FormatException($"{Name}: no header is called '{key}'.");
        }
    }

    private void Declare(string kind, string[] words)
    {
        var path = words.Length > 3 ? $", Path = \"{words[3]}\"" : "";
        _code.Append(CultureInfo.InvariantCulture, $"[{kind}Service(\"{words[0]}\", Destination = \"{words[2]}\"{path})] public sealed partial class Service{_code.Length};\n");
    }

    private void File(string header, string text)
    {
        var parts = header.Split(" : ");
        var words = parts.Length > 1 ? parts[1].Split(' ') : [];
        var metadata = words.Skip(1).Select(word => (word[..word.IndexOf('=', StringComparison.Ordinal)], word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..])).ToList();
        text = (text.EndsWith('\n') ? text : text + "\n").Replace("\n", _lineEnd, StringComparison.Ordinal);
        _files.Add(new LandscapeItem(parts[0], words.Length == 0 ? null : Kinds.GetValueOrDefault(words[0], words[0]), metadata, text));
    }

    private static string[] List(string value) => value.Split(',', StringSplitOptions.TrimEntries);
}
