using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Reads text from syntax alone, where no semantic model is at hand: literals, sums of literals, and encodings of them.</summary>
internal static class SyntaxConstant
{
    public static string? Read(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Read(sum.Left) is { } left && Read(sum.Right) is { } right ? left + right : null,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "GetBytes" or "FromBase64String" or "FromHexString" } } => Read(arguments[0].Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToArray" or "ToCharArray" } member } => Read(member.Expression),
        _ => null,
    };

    /// <summary>The text that the characters in an initializer make, or null if they are not all literals.</summary>
    public static string? ReadCharacters(SyntaxNode array)
    {
        var initializer = array switch
        {
            StackAllocArrayCreationExpressionSyntax { Initializer: { } items } => items,
            ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: { } items } => items,
            _ => null,
        };
        if (initializer is null || initializer.Expressions.Count == 0)
            return null;

        var text = new StringBuilder();
        foreach (var item in initializer.Expressions)
        {
            if (item is not LiteralExpressionSyntax { Token.Value: { } value })
                return null;

            // Characters make a text, numbers a key.
            text.Append(value);
            if (value is not char)
                text.Append(' ');
        }

        return text.ToString();
    }
}
