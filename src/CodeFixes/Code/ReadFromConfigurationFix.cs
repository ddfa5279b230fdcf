using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Analyzers.Code.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Fixes BTP3001 where an <c>IConfiguration</c> is in scope: the literal is read from there, and a missing value is an error instead of an empty password.</summary>
/// <remarks>Nothing is offered where no configuration can be reached, or where the literal stands elsewhere (a constant would keep the credential in the code).</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadFromConfigurationFix))]
[Shared]
public sealed class ReadFromConfigurationFix : CodeFixProvider
{
    private const string Title = "Read the credential from configuration";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.CredentialLiteralInCode];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax literal || !IsPlainLiteral(literal)
                || !diagnostic.Properties.TryGetValue(CredentialLiteralAnalyzer.NameProperty, out var name) || name is null
                || ServiceInScope.FindConfiguration(model, literal, context.CancellationToken) is not { } configuration)
                continue;

            var lookup = Lookup(configuration, KeyOf(name, literal), ExceptionName(model, literal.SpanStart));
            context.RegisterCodeFix(
                CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(literal, lookup.WithTriviaFrom(literal)))), Title),
                diagnostic);
        }
    }

    private static bool IsPlainLiteral(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        ParenthesizedExpressionSyntax parenthesized => IsPlainLiteral(parenthesized.Expression),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => IsPlainLiteral(sum.Left) && IsPlainLiteral(sum.Right),
        _ => false,
    };

    private static string ExceptionName(SemanticModel model, int position) =>
        model.LookupSymbols(position, name: nameof(InvalidOperationException)).Any(symbol => symbol.ToDisplayString() == "System.InvalidOperationException")
            ? nameof(InvalidOperationException)
            : "global::System.InvalidOperationException";

    private static ExpressionSyntax Lookup(string configuration, string key, string exception)
    {
        var quoted = SyntaxFactory.Literal(key).Text;
        var message = SyntaxFactory.Literal("The configuration has no value '" + key + "'").Text;
        return SyntaxFactory.ParseExpression(configuration + "[" + quoted + "] ?? throw new " + exception + "(" + message + ")");
    }

    // A configuration key stays what it is; a member or parameter is named below the class that uses it.
    private static string KeyOf(string name, SyntaxNode node)
    {
        if (name.IndexOf(':') >= 0)
            return name;

        var words = string.Concat(CredentialNames.Words(name).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        var type = node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text;
        return type is null ? "Credentials:" + words : type + ":" + words;
    }
}
