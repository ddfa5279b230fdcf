using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Takes assignments out of code: whole statements, and members of object initializers.</summary>
internal static class AssignmentRemoval
{
    /// <summary>The assignment whose right side is at the place, if it can go without leaving a hole.</summary>
    public static AssignmentExpressionSyntax? Find(SyntaxNode root, TextSpan span)
    {
        for (var node = root.FindNode(span, getInnermostNodeForTie: true); node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            // The value of another lambda, call or choice is not the value of the assignment.
            if (node is ArgumentSyntax or InitializerExpressionSyntax)
                return null;
            if (node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.AddAssignmentExpression } assignment)
                return IsRemovable(assignment) ? assignment : null;
        }

        return null;
    }

    /// <summary>The tree without the assignments.</summary>
    public static SyntaxNode Remove(SyntaxNode root, IReadOnlyList<SyntaxNode> assignments)
    {
        var statements = assignments.Select(static assignment => assignment.Parent).OfType<ExpressionStatementSyntax>().Cast<SyntaxNode>().ToList();
        var lists = assignments.Select(static assignment => assignment.Parent).OfType<InitializerExpressionSyntax>().Distinct().ToList();
        var gone = new HashSet<SyntaxNode>(assignments);
        var all = root.TrackNodes(statements.Concat(lists).Concat(assignments));
        foreach (var list in lists)
        {
            // Inner lists first would change the outer ones; tracked nodes stay themselves.
            var current = all.GetCurrentNode(list)!;
            var rest = current;
            foreach (var member in list.Expressions.Where(gone.Contains))
            {
                if (rest.Expressions.FirstOrDefault(each => each.IsEquivalentTo(member)) is { } same)
                    rest = rest.WithExpressions(rest.Expressions.Remove(same));
            }

            all = all.ReplaceNode(current, rest);
        }

        foreach (var statement in statements)
        {
            if (all.GetCurrentNode(statement) is not { } current)
                continue;

            // if (x) handler.Callback = ...; keeps its condition.
            all = current.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax
                ? all.RemoveNode(current.Parent is GlobalStatementSyntax global ? global : current, SyntaxRemoveOptions.KeepUnbalancedDirectives)!
                : all.ReplaceNode(current, SyntaxFactory.Block().WithTriviaFrom(current));
        }

        return all;
    }

    private static bool IsRemovable(AssignmentExpressionSyntax assignment) =>
        assignment.Parent is ExpressionStatementSyntax || (assignment.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression });
}
