using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Fixes BTP6003: the request's own <c>Authorization</c> goes, the propagated identity stays.</summary>
/// <remarks>Nothing is offered where the proxy's token is the user's: what the proxy gets instead, nobody knows here.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAuthorizationFix))]
[Shared]
public sealed class RemoveAuthorizationFix : CodeFixProvider
{
    private const string Title = "Propagate the user alone";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.AuthorizationBesidePropagation];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue("Header", out var header) || !string.Equals(header, "Authorization", StringComparison.OrdinalIgnoreCase)
                || HeaderRemoval.Without(root, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } rest)
                continue;

            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(rest)), Title), diagnostic);
        }
    }
}
