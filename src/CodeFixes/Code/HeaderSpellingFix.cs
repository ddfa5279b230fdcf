using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Analyzers.Code.Headers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Fixes BTP6004: the header that was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HeaderSpellingFix))]
[Shared]
public sealed class HeaderSpellingFix : CodeFixProvider
{
    private const string Title = "Use the header that the Connectivity service knows";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MisspelledConnectivityHeader];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal
                || !diagnostic.Properties.TryGetValue(MisspelledHeaderAnalyzer.MeantProperty, out var meant) || meant is null)
                continue;

            var right = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(meant)).WithTriviaFrom(literal);
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(literal, right))), Title), diagnostic);
        }
    }
}
