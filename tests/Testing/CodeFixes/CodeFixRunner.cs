using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>Applies a fix to a project, as an editor does it for one diagnostic and for all.</summary>
internal sealed class CodeFixRunner(DiagnosticAnalyzer analyzer, CodeFixProvider fix, int actionIndex, string? equivalenceKey, CompilerDiagnostics level)
{
    public ImmutableArray<string> FixableIds => fix.FixableDiagnosticIds;

    public IReadOnlyList<FixAllScope> FixAllScopes => [.. fix.GetFixAllProvider()?.GetSupportedFixAllScopes() ?? []];

    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, string what) =>
        [.. (await TestProject.AnalyzeAsync(project, [analyzer], level, what)).Where(diagnostic => !diagnostic.IsSuppressed)];

    /// <summary>Fixes the first diagnostic that has a fix, and again, until none is left.</summary>
    public async Task<(Project Project, int Iterations)> FixOneByOneAsync(Project project, int most)
    {
        for (var iteration = 0; iteration < most; iteration++)
        {
            var next = await FirstActionAsync(project);
            if (next is null)
            {
                return (project, iteration);
            }

            project = await ApplyAsync(project, next.Value.Action);
        }

        throw new InvalidOperationException($"{fix.GetType().Name} has not come to an end after {most} fixes.");
    }

    /// <summary>Fixes all diagnostics of the first one's kind at once, and again, until none is left.</summary>
    public async Task<Project> FixAllAsync(Project project, FixAllScope scope, int most)
    {
        for (var iteration = 0; iteration < most; iteration++)
        {
            var first = await FirstActionAsync(project);
            if (first is null)
            {
                return project;
            }

            var ids = fix.FixableDiagnosticIds.Intersect(analyzer.SupportedDiagnostics.Select(rule => rule.Id));
            var context = first.Value.Document is Document document
                ? new FixAllContext(document, fix, scope, first.Value.Action.EquivalenceKey, ids, new Source(this), CancellationToken.None)
                : new FixAllContext(project, fix, FixAllScope.Project, first.Value.Action.EquivalenceKey, ids, new Source(this), CancellationToken.None);
            var all = await fix.GetFixAllProvider()!.GetFixAsync(context);
            Assert.True(all is not null, $"{fix.GetType().Name} returns no Fix All action, although it fixes single diagnostics.");
            project = await ApplyAsync(project, all);
        }

        throw new InvalidOperationException($"{fix.GetType().Name} has not come to an end after {most} times Fix All.");
    }

    private async Task<(TextDocument Document, CodeAction Action)?> FirstActionAsync(Project project)
    {
        var ordered = (await AnalyzeAsync(project, "The code between fixes"))
            .Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id))
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start);
        foreach (var diagnostic in ordered)
        {
            if (DocumentOf(project, diagnostic) is not { } document)
            {
                continue;
            }

            var offered = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
            Assert.All(offered, action => Assert.False(string.IsNullOrEmpty(action.EquivalenceKey), $"'{action.Title}' has no equivalence key, so Fix All cannot tell it from others."));
            if (offered.Count > 0)
            {
                return (document, Choose(offered));
            }
        }

        return null;
    }

    private CodeAction Choose(List<CodeAction> offered)
    {
        if (equivalenceKey is not null)
        {
            return offered.SingleOrDefault(action => action.EquivalenceKey == equivalenceKey)
                ?? throw new InvalidOperationException($"No fix has the key '{equivalenceKey}'; there are: {string.Join(", ", offered.Select(action => action.EquivalenceKey))}");
        }

        Assert.True(actionIndex < offered.Count, $"Fix {actionIndex} was asked for, {offered.Count} offered: {string.Join(", ", offered.Select(action => action.Title))}");
        return offered[actionIndex];
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        var before = await TextsAsync(project);
        var after = await TextsAsync(changed);
        Assert.False(before.SequenceEqual(after), $"'{action.Title}' changes nothing.");
        return changed;
    }

    private static async Task<List<(string? Path, string Text)>> TextsAsync(Project project)
    {
        var texts = new List<(string?, string)>();
        foreach (var document in project.Documents.Concat<TextDocument>(project.AdditionalDocuments))
        {
            texts.Add((document.FilePath, (await document.GetTextAsync()).ToString()));
        }

        return texts;
    }

    private static TextDocument? DocumentOf(Project project, Diagnostic diagnostic) =>
        project.Documents.Concat<TextDocument>(project.AdditionalDocuments).FirstOrDefault(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    private sealed class Source(CodeFixRunner runner) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await runner.AnalyzeAsync(project, "The code before Fix All")).Where(diagnostic => runner.FixableIds.Contains(diagnostic.Id));

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath);

        // What lies in no C# document: additional files, and no location at all.
        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(diagnostic => project.Documents.All(document => document.FilePath != diagnostic.Location.GetLineSpan().Path));
    }
}
