using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Fixes BTP3007 where the validation is assigned: the assignment goes, and .NET validates again.</summary>
/// <remarks>Nothing is offered where something else would have to take the place: an argument, a returned delegate, a field.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveCertificateCallbackFix))]
[Shared]
public sealed class RemoveCertificateCallbackFix : CodeFixProvider
{
    private const string Title = "Let .NET validate the certificate";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.CertificateValidationOff];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => StatementRemovalFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(root, diagnostic) is not { } assignment)
                continue;

            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(AssignmentRemoval.Remove(root, [assignment]))), Title), diagnostic);
        }
    }

    // A connection string says more than that certificates are not validated: it stays.
    private static AssignmentExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var isText = root.FindNode(span, getInnermostNodeForTie: true) is LiteralExpressionSyntax { Token.Value: string } or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression };
        return isText ? null : AssignmentRemoval.Find(root, span);
    }

    /// <summary>Removes all of a document at once: parts of one initializer cannot be removed one beside the other.</summary>
    private sealed class StatementRemovalFixAllProvider : DocumentBasedFixAllProvider
    {
        public static StatementRemovalFixAllProvider Instance { get; } = new();

        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            if (await document.GetSyntaxRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false) is not { } root)
                return document;

            var assignments = diagnostics.Select(diagnostic => Find(root, diagnostic)).OfType<AssignmentExpressionSyntax>().Distinct().ToList();
            return assignments.Count == 0 ? document : document.WithSyntaxRoot(AssignmentRemoval.Remove(root, assignments));
        }
    }
}
