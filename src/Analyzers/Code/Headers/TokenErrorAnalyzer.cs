using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>BTP6007: the tokens in an answer of the Destination service are read, and nobody looks whether there is an error instead.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenErrorAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = Rule.Create(
        RuleIds.TokenErrorIgnored, RuleCategories.Connectivity, DiagnosticSeverity.Warning,
        "Tokens of a destination read without their errors",
        "'{0}' is read without a look at 'error': the Destination service answers 200 when it got no token, with an empty value and the reason in 'error'",
        "A token that could not be obtained is no error of HTTP. Whoever does not look sends requests without a logon.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!TreeText.HasAny(tree, context.CancellationToken, "authTokens", "AuthTokens"))
            return;

        foreach (var scope in Scopes.Of(tree.GetRoot(context.CancellationToken)))
        {
            SyntaxNode? tokens = null;
            var isValueRead = false;
            var isErrorSeen = false;
            foreach (var node in scope.DescendantNodes())
            {
                var text = node switch { LiteralExpressionSyntax { Token.Value: string literal } => literal, SimpleNameSyntax name => name.Identifier.ValueText, _ => "" };
                if (text is "authTokens" or "AuthTokens" && IsRead(node))
                    tokens ??= node;
                isValueRead |= text is "value" or "Value" or "http_header" or "HttpHeader" && tokens is not null && IsRead(node);
                isErrorSeen |= text.IndexOf("error", StringComparison.OrdinalIgnoreCase) >= 0;
            }

            if (tokens is not null && isValueRead && !isErrorSeen && !IsHandedOn(tokens, context))
                context.ReportDiagnostic(Diagnostic.Create(_rule, tokens.GetLocation(), "authTokens"));
        }
    }

    // The name of a property that is declared or set is not read.
    private static bool IsRead(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax => node.Parent is ArgumentSyntax,
        SimpleNameSyntax => (node.Parent is MemberAccessExpressionSyntax member && member.Name == node && !(member.Parent is AssignmentExpressionSyntax assignment && assignment.Left == member)) || node.Parent is MemberBindingExpressionSyntax,
        _ => false,
    };

    // Read(answer.AuthTokens[0]): the method that gets the token may look.
    private static bool IsHandedOn(SyntaxNode tokens, SemanticModelAnalysisContext context)
    {
        for (var node = tokens.Parent; node is ExpressionSyntax or ArgumentSyntax or BaseArgumentListSyntax; node = node.Parent)
        {
            if (node is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument && !argument.Contains(tokens.Parent is ArgumentSyntax own && own.Expression == tokens ? tokens : null!)
                && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 })
                return true;
        }

        return false;
    }
}
