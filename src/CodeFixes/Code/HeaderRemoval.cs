using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Takes the setting of a header out of code.</summary>
internal static class HeaderRemoval
{
    /// <summary>The tree without it, or null where it cannot go alone.</summary>
    public static SyntaxNode? Without(SyntaxNode root, SyntaxNode node)
    {
        while (node.Parent is not null && node is not InvocationExpressionSyntax and not AssignmentExpressionSyntax and not InitializerExpressionSyntax)
            node = node.Parent;

        switch (node)
        {
            case { Parent: ExpressionStatementSyntax } when node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax before } }:
                return root.ReplaceNode(node, before.WithTriviaFrom(node));
            case { Parent: ExpressionStatementSyntax }:
                return AssignmentRemoval.Remove(root, [node]);
            // request.WithHeader("Authorization", ..).WithHeader(..)
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var before } }:
                return root.ReplaceNode(node, before);
            case { Parent: InitializerExpressionSyntax list } when node is ExpressionSyntax element && list.Expressions.IndexOf(element) is >= 0 and var index:
                return root.ReplaceNode(list, list.WithExpressions(list.Expressions.RemoveAt(index)));
            default:
                return null;
        }
    }
}
