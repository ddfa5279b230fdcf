using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Btp.Connectivity.Analyzers.Code.Services;
using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Tests.Landscapes;

/// <summary>A whole landscape in one text: what the project says, its files, and where which findings belong.</summary>
/// <remarks>
/// The first line says what it is. Header lines follow: <c>stage</c>, <c>module</c>, <c>technical-users</c>, <c>project</c> (its folder), <c>line-ends</c> (Windows), <c>uses: SERVICE @ DESTINATION /path/</c>,
/// <c>rfc: FUNCTION @ DESTINATION</c>; <c>anywhere</c> names findings whose place is open, <c>may</c> rules that may speak or be silent, and <c>judged</c> the hints
/// that this landscape is about (<see cref="Hints"/> speak in nearly every landscape). Files begin at <c>=== path : KIND Metadata=value</c>; marked is <c>{|BTP2005:text|}</c>,
/// or <c>{|mayBTP2010:text|}</c> where a finding may be or not. A finding is in its place when it shares a line with the mark.
/// </remarks>
internal sealed class LandscapeFile
{
    private static readonly string[] Hints = ["BTP1007", "BTP1008", "BTP4015"];

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["DM"] = "DestinationManifest", ["DEP"] = "DeploymentDescriptor", ["CC"] = "CloudConnectorManifest", ["ENV"] = "EnvironmentFile", ["SET"] = "SettingsFile",
    };

    private readonly TestState _state = new();
    private readonly List<(string Path, Markup Markup)> _files = [];
    private readonly HashSet<string> _may = new(Hints, StringComparer.Ordinal);
    private readonly List<string> _anywhere = [];
    private string _lineEnd = "\n";
    private readonly StringBuilder _code = new("using Btp.Connectivity;\nreturn;\n");

    private LandscapeFile(string name, string text)
    {
        Name = name;
        var sections = text.Split("\n=== ");
        foreach (var line in sections[0].Split('\n').Skip(1).Where(line => line.Length > 0))
            Header(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        foreach (var section in sections.Skip(1))
            File(section[..section.IndexOf('\n', StringComparison.Ordinal)], section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        _state.Properties.TryAdd("MSBuildProjectDirectory", "/0");
    }

    public string Name { get; }

    /// <summary>The rules with a place or at least a name in this landscape.</summary>
    public IEnumerable<string> Planted => _files.SelectMany(file => file.Markup.Spans).Select(span => span.Id!).Where(id => !id.StartsWith("may", StringComparison.Ordinal)).Concat(_anywhere);

    /// <summary>The names of the landscapes of a set, in order.</summary>
    public static IEnumerable<string> In(string set)
    {
        var folder = RepositoryRoot.Path("tests", "Analyzers.Tests", "Landscapes", set);
        return Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')[..^4]).Order(StringComparer.Ordinal);
    }

    /// <summary>Reads one.</summary>
    public static LandscapeFile Read(string set, string name) => new(name, System.IO.File.ReadAllText(RepositoryRoot.Path("tests", "Analyzers.Tests", "Landscapes", set, name + ".txt")));

    /// <summary>Analyzes it as a build does and compares.</summary>
    public async Task<LandscapeOutcome> RunAsync()
    {
        var compilation = CSharpCompilation.Create(
            "Consumer", [CSharpSyntaxTree.ParseText(_code.ToString(), path: "/0/Services.cs")], [.. References.Net100, .. References.Runtime], new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new ManifestAnalyzer(), new DeclaredServiceAnalyzer()];
        var rules = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => !rule.IsEnabledByDefault).Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn));
        var files = _files.Select(file => (AdditionalText)new TestAdditionalText("/0/" + file.Path, file.Markup.Text)).ToImmutableArray();
        var found = await compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(rules))
            .WithAnalyzers(analyzers, new AnalyzerOptions(files, TestConfigOptions.Of(_state))).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return Compare([.. found.Where(diagnostic => diagnostic.Id[3] < '5')]);
    }

    private LandscapeOutcome Compare(ImmutableArray<Diagnostic> found)
    {
        var outcome = new LandscapeOutcome(Name);
        var open = found.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
        foreach (var (path, markup) in _files)
        {
            foreach (var span in markup.Spans)
            {
                var lines = markup.Lines(span);
                var isOptional = span.Id!.StartsWith("may", StringComparison.Ordinal);
                var id = isOptional ? span.Id[3..] : span.Id;
                var here = open.FindIndex(diagnostic => diagnostic.Id == id && diagnostic.Location.GetLineSpan() is var at && at.Path == "/0/" + path
                    && at.StartLinePosition.Line <= lines.Last && at.EndLinePosition.Line >= lines.First);
                if (here >= 0)
                    open.RemoveAt(here);
                if (!isOptional)
                    outcome.Expect(id, here >= 0, $"{path}({lines.First + 1})");
            }
        }

        foreach (var id in _anywhere)
        {
            var here = open.FindIndex(diagnostic => diagnostic.Id == id);
            if (here >= 0)
                open.RemoveAt(here);
            outcome.Expect(id, here >= 0, "anywhere");
        }

        foreach (var wrong in open.Where(diagnostic => !_may.Contains(diagnostic.Id)))
            outcome.Extra.Add((wrong.Id, $"{wrong.Location.GetLineSpan().Path[3..]}({wrong.Location.GetLineSpan().StartLinePosition.Line + 1}): {wrong.GetMessage(CultureInfo.InvariantCulture)}"));
        return outcome;
    }

    private void Header(string key, string value)
    {
        switch (key)
        {
            case "stage": _state.Properties["BtpStage"] = value; break;
            case "module": _state.Properties["BtpModule"] = value; break;
            case "technical-users": _state.Properties["BtpAllowedTechnicalUsers"] = value; break;
            case "project": _state.Properties["MSBuildProjectDirectory"] = "/0/" + value; break;
            case "anywhere": _anywhere.AddRange(List(value)); break;
            case "may": _may.UnionWith(List(value)); break;
            case "judged": _may.ExceptWith(List(value)); break;
            case "line-ends": _lineEnd = "\r\n"; break;
            case "uses": Declare("OData", value.Split(' ')); break;
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
        if (parts.Length == 1 && !header.EndsWith(".gitignore", StringComparison.Ordinal))
            return;

        var words = parts.Length > 1 ? parts[1].Split(' ') : ["GitIgnoreFile"];
        var kind = Kinds.GetValueOrDefault(words[0], words[0]);
        var metadata = words.Skip(1).Select(word => (word[..word.IndexOf('=', StringComparison.Ordinal)], word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..])).ToList();
        if (kind == "CloudConnectorManifest")
            metadata.Add(("BuildDate", "2026-11-22"));
        text = (text.EndsWith('\n') ? text : text + "\n").Replace("\n", _lineEnd, StringComparison.Ordinal);
        _files.Add((parts[0], Markup.Parse(text)));
        _state.AdditionalFiles.Add(parts[0], text, kind, [.. metadata]);
    }

    private static string[] List(string value) => value.Split(',', StringSplitOptions.TrimEntries);
}

file static class MarkupLines
{
    public static (int First, int Last) Lines(this Markup markup, MarkupSpan span) =>
        (markup.Text.AsSpan(0, span.Span.Start).Count('\n'), markup.Text.AsSpan(0, span.Span.End).Count('\n'));
}
