using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Landscape.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Fixes BTP2001: one destination of the system stays, without a path, and the services of the code get the paths that the others had.</summary>
/// <remarks>Nothing is offered where something would be called at another address afterwards, or where nobody can tell: see <see cref="DestinationMerge"/> and <see cref="MergedServices"/>.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MergeDestinationsFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class MergeDestinationsFix : CodeFixProvider
{
    private const string Title = "Keep one destination for the system";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.DestinationPerEndpoint];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => MergeAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var merged = await MergedServices.MergeAsync(context.TextDocument.Project, NamesOf(diagnostic), context.CancellationToken).ConfigureAwait(false);
            if (merged is not null)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(merged), Title), diagnostic);
        }
    }

    private static string[] NamesOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FindingProperty.Destinations, out var names) && names is not null ? names.Split(',') : [];

    /// <summary>Merges one system after the other, since what is left of one may be a part of the code of the next.</summary>
    private sealed class MergeAll : FixAllProvider
    {
        public static MergeAll Instance { get; } = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            var done = new HashSet<string>(StringComparer.Ordinal);
            foreach (var project in fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project])
            {
                var diagnostics = await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (var diagnostic in diagnostics.OrderBy(each => each.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(each => each.Location.SourceSpan.Start))
                {
                    // Other projects, and other target frameworks, see the same files.
                    var names = NamesOf(diagnostic);
                    if (done.Add(diagnostic.Location.GetLineSpan().Path + "\n" + string.Join(",", names)) && await MergedServices.MergeAsync(solution.GetProject(project.Id)!, names, fixAllContext.CancellationToken).ConfigureAwait(false) is { } merged)
                        solution = merged;
                }
            }

            return solution == fixAllContext.Solution ? null : CodeAction.Create(Title, _ => Task.FromResult(solution), Title);
        }
    }
}
