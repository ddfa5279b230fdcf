using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Reads the text of literals, sums and interpolations from syntax; what is no literal becomes <see cref="SecretText.Unknown"/>.</summary>
internal static class SyntaxText
{
    /// <summary>The whole sum that a text stands in.</summary>
    public static ExpressionSyntax Whole(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
            expression = (ExpressionSyntax)expression.Parent;

        return expression;
    }

    /// <summary>Whether the text is the first of its sum, which is where the sum is read.</summary>
    public static bool IsFirst(ExpressionSyntax expression)
    {
        for (SyntaxNode node = expression; node.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }; node = node.Parent)
        {
            if (node.Parent is BinaryExpressionSyntax sum && sum.Right == node && !IsOtherThanText(sum.Left))
                return false;
        }

        return true;
    }

    /// <summary>The text, with what is not known marked.</summary>
    public static string Read(ExpressionSyntax expression)
    {
        if (expression is LiteralExpressionSyntax { Token.Value: string text })
            return text;

        var result = new StringBuilder();
        Append(expression, result);
        return result.ToString();
    }

    private static void Append(ExpressionSyntax expression, StringBuilder text)
    {
        // Sums lean to the left, deeper than a stack bears.
        var right = new Stack<ExpressionSyntax>();
        while (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            right.Push(sum.Right);
            expression = sum.Left;
        }

        AppendOne(expression, text);
        while (right.Count > 0)
            AppendOne(right.Pop(), text);
    }

    private static void AppendOne(ExpressionSyntax expression, StringBuilder text)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: { } value }:
                text.Append(value);
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                Append(parenthesized.Expression, text);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var part in interpolated.Contents)
                {
                    if (part is InterpolatedStringTextSyntax { TextToken.ValueText: var known })
                        text.Append(known);
                    else
                        text.Append(SecretText.Unknown);
                }

                break;
            default:
                text.Append(SecretText.Unknown);
                break;
        }
    }

    private static bool IsOtherThanText(ExpressionSyntax left)
    {
        foreach (var node in left.DescendantNodesAndSelf(static node => node is BinaryExpressionSyntax or ParenthesizedExpressionSyntax))
        {
            if (node is LiteralExpressionSyntax { Token.Value: string } or InterpolatedStringExpressionSyntax)
                return false;
        }

        return true;
    }
}
