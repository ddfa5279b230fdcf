using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Tests.Code.Cases;

/// <summary>
/// A file of cases, one a line: <c>//! E</c> is to be reported (as an error), <c>//! W</c> as a warning or an error, <c>//! ok</c> not at all. <c>//! Eup3</c> allows the three lines above.
/// Lines without a mark must not be reported either.
/// </summary>
internal sealed partial class CaseFile(string name, string text, string libraries = "libraries")
{
    /// <summary>Reads a file beside the tests.</summary>
    public static CaseFile Read(string name) => new(name, File.ReadAllText(RepositoryRoot.Path("tests", "Analyzers.Tests", "Code", "Cases", name + ".cs.txt")));

    /// <summary>
    /// Reads a file of cases with a blank line between them, for statements of a method that has the members of <c>Surroundings</c>, or, behind <c>type:</c>, for types. Cases without a mark must not be reported.
    /// </summary>
    public static CaseFile ReadBlocks(string name, string libraries = "libraries")
    {
        var text = new StringBuilder();
        var end = "";
        var isOpen = false;
        var number = 0;
        foreach (var line in File.ReadAllLines(RepositoryRoot.Path("tests", "Analyzers.Tests", "Code", "Cases", name + ".cases.txt")))
        {
            // What is put around a case stands on its own lines' ends, so that numbers of lines stay what they are in the file.
            if (line.Length == 0)
            {
                text.Append(isOpen ? end : "");
                isOpen = false;
            }
            else if (!isOpen && !line.StartsWith("//", StringComparison.Ordinal))
            {
                var isType = line.StartsWith("type: ", StringComparison.Ordinal);
                text.Append(CultureInfo.InvariantCulture, $"namespace Case{++number} {{ ").Append(isType ? "" : "public class Subject : Surroundings { public async Task Run() { await Task.Yield(); ");
                end = isType ? "}" : "} } }";
                isOpen = true;
            }

            text.Append(line.StartsWith("type: ", StringComparison.Ordinal) ? line[6..] : line).Append('\n');
        }

        return new CaseFile(name, text.Append(isOpen ? end : "").ToString(), libraries);
    }

    /// <summary>Runs the analyzers over the file and counts.</summary>
    public async Task<CaseCounts> RunAsync(params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var types = File.ReadAllText(RepositoryRoot.Path("tests", "Analyzers.Tests", "Code", "Cases", "types.cs.txt"));
        var shapes = File.ReadAllText(RepositoryRoot.Path("tests", "Analyzers.Tests", "Code", "Cases", libraries + ".cs.txt"));
        var globals = "global using " + string.Join("; global using ", Usings().Matches(types + shapes).Select(match => match.Groups[1].Value).Distinct()) + ";";
        var framework = References.Net100.Concat(References.AspNetCore).ToList();
        var compilation = CSharpCompilation.Create(
            "Cases",
            [CSharpSyntaxTree.ParseText(text, parse, name), CSharpSyntaxTree.ParseText(types, parse, "types"), CSharpSyntaxTree.ParseText(globals, parse, "globals")],
            [.. framework, Library(shapes, parse, framework)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));

        var found = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return Count([.. found.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == name)]);
    }

    // Libraries are references, as they are in real projects: rules may not see into them.
    private static MetadataReference Library(string text, CSharpParseOptions parse, IEnumerable<MetadataReference> framework)
    {
        var library = CSharpCompilation.Create("Libraries", [CSharpSyntaxTree.ParseText(text, parse)], framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = library.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private CaseCounts Count(IReadOnlyList<Diagnostic> found)
    {
        var counts = new CaseCounts();
        var used = new HashSet<Diagnostic>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var mark = Mark().Match(lines[i]);
            var first = mark.Groups["up"].Success ? i - int.Parse(mark.Groups["up"].Value, CultureInfo.InvariantCulture) : i;
            var here = found.Where(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line is var line && line >= first && line <= i).ToList();
            if (!mark.Success || mark.Groups["kind"].Value == "ok")
                continue;

            used.UnionWith(here);
            counts.Expected++;
            if (here.Count == 0)
                counts.Misses.Add($"{i + 1}: {lines[i].Trim()}");
            else if (mark.Groups["kind"].Value == "E" && here.TrueForAll(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
                counts.Weak.Add($"{i + 1}: {lines[i].Trim()}");
        }

        foreach (var wrong in found.Where(diagnostic => !used.Contains(diagnostic)).GroupBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line))
        {
            counts.False.Add($"{wrong.Key + 1}: {string.Join(",", wrong.Select(diagnostic => diagnostic.Id))} {lines[wrong.Key].Trim()}");
            if (wrong.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                counts.FalseErrors++;
        }

        counts.Silent = lines.Count(line => Mark().Match(line) is { Success: true } mark && mark.Groups["kind"].Value == "ok");
        return counts;
    }

    [GeneratedRegex(@"//! (?<kind>E|W|ok)(up(?<up>\d+))?\s*$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"using ([\w.]+);")]
    private static partial Regex Usings();
}

/// <summary>What an analyzer found of what it should have.</summary>
internal sealed class CaseCounts
{
    public int Expected { get; set; }

    public int Silent { get; set; }

    public int FalseErrors { get; set; }

    public List<string> Misses { get; } = [];

    public List<string> False { get; } = [];

    public List<string> Weak { get; } = [];

    public int Found => Expected - Misses.Count;

    public double Recall => (double)Found / Expected;

    public double Precision => (double)Found / (Found + False.Count);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"found {Found} of {Expected} (recall {Recall:0.000}), false {False.Count} of {Silent} (precision {Precision:0.000}), false errors {FalseErrors}, weaker {Weak.Count}\n");
        foreach (var (title, list) in new[] { ("missed", Misses), ("false", False), ("weaker", Weak) })
        {
            foreach (var line in list)
                text.Append(title).Append(' ').Append(line).Append('\n');
        }

        return text.ToString();
    }
}
