using Btp.Connectivity.Landscape.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>A fix that changes a stretch of a manifest and leaves everything else, comments and line ends included, as it stands.</summary>
public abstract class ManifestTextFix : CodeFixProvider
{
    /// <summary>What the fix is called in the editor.</summary>
    private protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new AllInManifests(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Change(context.TextDocument.FilePath ?? context.TextDocument.Name, text.ToString(), diagnostic) is { } change)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(AdditionalDocuments.WithText(context.TextDocument, text.WithChanges(change).ToString())), Title), diagnostic);
        }
    }

    /// <summary>What has to be changed; null if that cannot be done by changing one stretch of text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="diagnostic">What is wrong.</param>
    private protected abstract TextChange? Change(string path, string text, Diagnostic diagnostic);

    /// <summary>The mapping that has an entry whose key or value stands at the place of a diagnostic.</summary>
    private protected static PositionedMapping? HolderAt(string path, string text, Diagnostic diagnostic)
    {
        var pending = new Stack<PositionedNode>(PositionedDocument.Read(path, text).Roots);
        var seen = new HashSet<PositionedNode>();
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!seen.Add(node))
                continue;

            foreach (var item in (node as PositionedSequence)?.Items ?? [])
                pending.Push(item);
            foreach (var entry in (node as PositionedMapping)?.Entries ?? [])
            {
                if (entry.Key.Span.Start == diagnostic.Location.SourceSpan.Start || entry.Value.Span.Start == diagnostic.Location.SourceSpan.Start)
                    return (PositionedMapping)node;
                pending.Push(entry.Value);
            }
        }

        return null;
    }

    // All changes are made to the same text, so that none has to look for its place after another one.
    private sealed class AllInManifests(ManifestTextFix fix) : FixAllProvider
    {
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
                var document = solution.Projects.SelectMany(project => project.AdditionalDocuments).FirstOrDefault(each => each.FilePath == file.Key);
                if (document is null)
                    continue;

                var text = await document.GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
                var changes = Apart(file.Select(diagnostic => fix.Change(file.Key, text.ToString(), diagnostic)));
                if (changes.Count > 0)
                    solution = AdditionalDocuments.WithText(document, text.WithChanges(changes).ToString());
            }

            return solution == fixAllContext.Solution ? null : CodeAction.Create(fix.Title, _ => Task.FromResult(solution), fix.Title);
        }

        // What overlaps is left for the next time: an entry beside one that goes, or the same entry for two reasons.
        private static List<TextChange> Apart(IEnumerable<TextChange?> all)
        {
            var changes = new List<TextChange>();
            foreach (var change in all.OfType<TextChange>().OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End))
            {
                if (changes.Count == 0 || changes[changes.Count - 1].Span.End <= change.Span.Start)
                    changes.Add(change);
            }

            return changes;
        }
    }
}
