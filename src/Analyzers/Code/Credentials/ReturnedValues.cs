using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Knows the expressions that a declaration gives whoever reads or calls it: its initializer, or everything that it returns.</summary>
internal static class ReturnedValues
{
    // Who returns more than this looks something up.
    private const int Limit = 8;

    /// <summary>The expressions; none if the declaration has none, or too many.</summary>
    public static IReadOnlyList<ExpressionSyntax> Of(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => [value],
        PropertyDeclarationSyntax { Initializer.Value: { } value } => [value],
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => [value],
        PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors } => Of(accessors[0].ExpressionBody, accessors[0].Body),
        MethodDeclarationSyntax method => MayBeText(Of(method.ExpressionBody, method.Body)),
        LocalFunctionStatementSyntax function => MayBeText(Of(function.ExpressionBody, function.Body)),
        _ => [],
    };

    // To look into another method costs its binding: only where one of its results can be a text of the code.
    private static IReadOnlyList<ExpressionSyntax> MayBeText(IReadOnlyList<ExpressionSyntax> values)
    {
        foreach (var value in values)
        {
            if (value is IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax || value.DescendantTokens().Any(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken))
                return values;
        }

        return [];
    }

    private static IReadOnlyList<ExpressionSyntax> Of(ArrowExpressionClauseSyntax? arrow, BlockSyntax? body)
    {
        if (arrow is not null)
            return [arrow.Expression];

        var values = new List<ExpressionSyntax>();
        foreach (var node in body?.DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)) ?? [])
        {
            if (node is ReturnStatementSyntax { Expression: { } value })
                values.Add(value);
        }

        return values.Count <= Limit ? values : [];
    }
}
