using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Common;

/// <summary>How long objects of a type live.</summary>
internal static class Lifetimes
{
    /// <summary>Whether one object of the type serves everybody: it is registered as a singleton, or is a service of the host.</summary>
    public static bool IsSingleton(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (IsHostedService(type))
            return true;

        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeText.HasAny(tree, cancellation, "AddSingleton") || !TreeText.HasAny(tree, cancellation, type.Name))
                continue;

            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                if (node is GenericNameSyntax { Identifier.ValueText: "AddSingleton" or "TryAddSingleton", TypeArgumentList.Arguments: { Count: > 0 } arguments } && Last(arguments[arguments.Count - 1]) == type.Name)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the host starts it, without a user.</summary>
    public static bool IsHostedService(INamedTypeSymbol type) => type.AllInterfaces.Any(static each => each.Name == "IHostedService");

    private static string Last(TypeSyntax type) => type switch { QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText, SimpleNameSyntax simple => simple.Identifier.ValueText, _ => "" };
}
