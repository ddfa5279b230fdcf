using System.Collections.Immutable;
using System.Globalization;
using Btp.Connectivity.Analyzers.Code.Services;
using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace Btp.Connectivity.Analyzers.Tests.Landscapes;

/// <summary>Whole landscapes, written from the rules' reference and not from their code: what is wrong in them is found, and nothing else is said.</summary>
public sealed class LandscapeJudgeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("First")]
    [InlineData("Second")]
    [InlineData("Third")]
    [InlineData("Fourth")]
    [InlineData("Fifth")]
    public async Task Violations_are_found_and_look_alikes_are_left_alone(string set)
    {
        var outcomes = new List<LandscapeOutcome>();
        foreach (var name in JudgedLandscape.In(set))
            outcomes.Add(await RunAsync(JudgedLandscape.Read(set, name)));

        var summary = LandscapeOutcome.Summary(outcomes);
        output.WriteLine(summary);
        Assert.True(outcomes.TrueForAll(outcome => outcome.IsExact), summary);
    }

    [Fact]
    public void Every_rule_is_violated_twice()
    {
        string[] sets = ["First", "Second", "Third", "Fourth", "Fifth"];
        var planted = sets.SelectMany(set => JudgedLandscape.In(set).SelectMany(name => JudgedLandscape.Read(set, name).Planted)).CountBy(id => id).ToDictionary();

        Assert.All(new ManifestAnalyzer().SupportedDiagnostics, rule => Assert.True(planted.GetValueOrDefault(rule.Id) >= 2, rule.Id));
    }

    private static async Task<LandscapeOutcome> RunAsync(JudgedLandscape landscape)
    {
        var state = new TestState();
        foreach (var (name, value) in landscape.Properties)
            state.Properties[name] = value;
        state.Properties["MSBuildProjectDirectory"] = "/0" + (landscape.Project.Length > 0 ? "/" + landscape.Project : "");
        var files = ImmutableArray.CreateBuilder<AdditionalText>();
        foreach (var file in landscape.Files)
        {
            if ((file.Item ?? (file.Path.EndsWith(".gitignore", StringComparison.Ordinal) ? "GitIgnoreFile" : null)) is not { } item)
                continue;

            state.AdditionalFiles.Add(file.Path, file.Marked, item, [.. file.Metadata, .. item == "CloudConnectorManifest" ? [("BuildDate", "2026-11-22")] : Array.Empty<(string, string)>()]);
            files.Add(new TestAdditionalText("/0/" + file.Path, file.Markup.Text));
        }

        var compilation = CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(landscape.Code, path: "/0/Services.cs")], [.. References.Net100, .. References.Runtime], new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new ManifestAnalyzer(), new DeclaredServiceAnalyzer()];
        var rules = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => !rule.IsEnabledByDefault).Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn));
        var found = await compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(rules))
            .WithAnalyzers(analyzers, new AnalyzerOptions(files.ToImmutable(), TestConfigOptions.Of(state))).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return landscape.Compare(found.Where(diagnostic => diagnostic.Id[3] < '5').Select(Finding));
    }

    private static LandscapeFinding Finding(Diagnostic diagnostic)
    {
        var at = diagnostic.Location.GetLineSpan();
        return new(diagnostic.Id, at.Path[3..], at.StartLinePosition.Line, at.EndLinePosition.Line, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }
}
