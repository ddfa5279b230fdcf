using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>The pieces of code that run as one: bodies of members, and the statements of a file that has no members.</summary>
internal static class Scopes
{
    public static IEnumerable<SyntaxNode> Of(SyntaxNode root)
    {
        var hasStatements = false;
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax)
                yield return node;
            hasStatements |= node is GlobalStatementSyntax;
        }

        if (hasStatements)
            yield return root;
    }
}
