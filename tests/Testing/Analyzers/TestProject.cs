using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>A test's files as a project in a workspace: documents, additional documents and configuration, as an editor sees them.</summary>
internal static class TestProject
{
    public static Project Create(TestState state, LanguageVersion version, OutputKind output)
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var info = ProjectInfo.Create(
            id, VersionStamp.Default, "Consumer", "Consumer", LanguageNames.CSharp,
            filePath: SourceFileCollection.Root + "Consumer.csproj",
            compilationOptions: CompilerFindings.Options(output),
            parseOptions: CompilerFindings.ParseOptions(version),
            metadataReferences: [.. References.Net100, .. state.AdditionalReferences]);
        var solution = workspace.CurrentSolution.AddProject(info);
        foreach (var file in ParsedFile.Of(state.Sources))
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Name(file.Path), SourceText.From(file.Markup.Text, Encoding.UTF8), filePath: file.Path);
        }

        foreach (var file in ParsedFile.Of(state.AdditionalFiles))
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Name(file.Path), SourceText.From(file.Markup.Text, Encoding.UTF8), filePath: file.Path);
        }

        foreach (var (path, text) in state.ConfigFiles())
        {
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), Name(path), SourceText.From(text, Encoding.UTF8), filePath: path);
        }

        return solution.GetProject(id)!;
    }

    /// <summary>Compiles, runs the analyzers, and fails on anything that the compiler complains about or an analyzer throws.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, CompilerDiagnostics level, string what)
    {
        var compilation = (await project.GetCompilationAsync())!;
        CompilerFindings.Verify(compilation, level, project.Documents.Select(document => document.FilePath ?? "").ToHashSet(), what);

        // Rules that are off by default are what their tests are about.
        var enabled = compilation.Options.SpecificDiagnosticOptions.SetItems(analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(rule => !rule.IsEnabledByDefault)
            .Select(rule => KeyValuePair.Create(rule.Id, Report(rule.DefaultSeverity))));
        var thrown = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (exception, _, _) => { lock (thrown) { thrown.Add(exception); } }, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(enabled))
            .WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.Count == 0 && !found.Any(diagnostic => diagnostic.Id == "AD0001"), $"An analyzer threw (AD0001): {string.Join('\n', thrown)}");
        return found;
    }

    private static ReportDiagnostic Report(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        _ => ReportDiagnostic.Hidden,
    };

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
