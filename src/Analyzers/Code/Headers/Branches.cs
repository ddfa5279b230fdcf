using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>Tells whether one run of code can come by two places.</summary>
internal static class Branches
{
    /// <summary>Whether the places exclude each other: branches of one choice, or the one ends in leaving.</summary>
    public static bool AreExclusive(SyntaxNode left, SyntaxNode right)
    {
        var (first, second) = left.SpanStart <= right.SpanStart ? (left, right) : (right, left);
        foreach (var ancestor in first.Ancestors())
        {
            var isCommon = ancestor.Span.Contains(second.Span);
            switch (ancestor)
            {
                case IfStatementSyntax choice when isCommon:
                    return choice.Else is { } other && choice.Statement.Span.Contains(first.Span) && other.Span.Contains(second.Span);
                case ConditionalExpressionSyntax choice when isCommon:
                    return choice.WhenTrue.Span.Contains(first.Span) && choice.WhenFalse.Span.Contains(second.Span);
                case SwitchStatementSyntax or SwitchExpressionSyntax when isCommon:
                    return true;
                case BlockSyntax { Parent: IfStatementSyntax or ElseClauseSyntax or SwitchSectionSyntax } block when !isCommon && block.Statements.LastOrDefault() is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax:
                    return true;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax when !isCommon:
                    return true;
                case BlockSyntax or MemberDeclarationSyntax or CompilationUnitSyntax or InitializerExpressionSyntax when isCommon:
                    return false;
            }
        }

        return false;
    }
}
