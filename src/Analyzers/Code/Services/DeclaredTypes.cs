using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>A class with <c>[ODataService]</c>, and where it says so.</summary>
internal sealed record DeclaredType(INamedTypeSymbol Type, AttributeSyntax Attribute, string? Destination);

/// <summary>Finds the services that code declares, by the text and syntax of files: a walk over all symbols of a project costs a hundred times more.</summary>
internal static class DeclaredTypes
{
    private const string AttributeName = "ODataService";

    /// <summary>The declared services, in the order of files and places.</summary>
    public static List<DeclaredType> Find(Compilation compilation, CancellationToken cancellation)
    {
        var found = new List<DeclaredType>();
        var attribute = compilation.GetTypeByMetadataName("Btp.Connectivity.ODataServiceAttribute");
        if (attribute is null)
            return found;

        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeText.HasAny(tree, cancellation, AttributeName))
                continue;

            foreach (var node in tree.GetRoot(cancellation).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            {
                if (node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type && Symbol(type, compilation) is { } symbol)
                    Add(symbol, type, attribute, found, cancellation);
            }
        }

        return found;
    }

    private static void Add(INamedTypeSymbol symbol, TypeDeclarationSyntax declaration, INamedTypeSymbol attribute, List<DeclaredType> found, CancellationToken cancellation)
    {
        foreach (var data in symbol.GetAttributes())
        {
            // Partial classes show the attributes of all their parts.
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute) && data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax && declaration.Span.Contains(syntax.Span) && !found.Exists(each => each.Attribute == syntax))
                found.Add(new DeclaredType(symbol, syntax, data.NamedArguments.FirstOrDefault(static argument => argument.Key == "Destination").Value.Value as string));
        }
    }

    private static INamedTypeSymbol? Symbol(TypeDeclarationSyntax type, Compilation compilation)
    {
        var name = MetadataName(type);
        for (var outer = type.Parent; outer is not null; outer = outer.Parent)
        {
            name = outer switch
            {
                TypeDeclarationSyntax declaration => MetadataName(declaration) + "+" + name,
                BaseNamespaceDeclarationSyntax space => space.Name.ToString().Replace(" ", "") + "." + name,
                _ => name,
            };
        }

        return compilation.Assembly.GetTypeByMetadataName(name);
    }

    private static string MetadataName(TypeDeclarationSyntax type) =>
        type.Identifier.ValueText + (type.TypeParameterList is { Parameters.Count: var count } ? "`" + count.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
}
