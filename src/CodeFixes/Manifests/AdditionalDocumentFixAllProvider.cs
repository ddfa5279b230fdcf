using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Fixes all diagnostics in files that are no C#. The one that comes with Roslyn merges changes of C# documents only, and drops these.</summary>
internal sealed class AdditionalDocumentFixAllProvider : FixAllProvider
{
    private readonly string _title;
    private readonly Func<string, string, Diagnostic, string?> _fix;

    private AdditionalDocumentFixAllProvider(string title, Func<string, string, Diagnostic, string?> fix)
    {
        _title = title;
        _fix = fix;
    }

    /// <summary>Makes one of a function that fixes a single diagnostic: path, text and diagnostic in, changed text or null out.</summary>
    public static FixAllProvider Create(string title, Func<string, string, Diagnostic, string?> fix) => new AdditionalDocumentFixAllProvider(title, fix);

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
        var diagnostics = new List<Diagnostic>();
        foreach (var project in projects)
            diagnostics.AddRange(await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false));

        var solution = fixAllContext.Solution;
        foreach (var file in diagnostics.GroupBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (Find(solution, file.Key) is { } document)
                solution = await FixFileAsync(document, file, fixAllContext.CancellationToken).ConfigureAwait(false);
        }

        return solution == fixAllContext.Solution ? null : CodeAction.Create(_title, _ => Task.FromResult(solution), _title);
    }

    // Each fix reads the text anew, so that it finds its place after the ones before it.
    private async Task<Solution> FixFileAsync(TextDocument document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var before = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
        var text = before;
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition))
            text = _fix(document.FilePath ?? document.Name, text, diagnostic) ?? text;

        return text == before ? document.Project.Solution : AdditionalDocuments.WithText(document, text);
    }

    private static TextDocument? Find(Solution solution, string path) =>
        solution.Projects.SelectMany(project => project.AdditionalDocuments).FirstOrDefault(document => document.FilePath == path);
}
