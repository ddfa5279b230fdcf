using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Landscape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>A class with <c>[ODataService]</c> or <c>[RfcService]</c>, and where it says so.</summary>
/// <param name="Type">The class.</param>
/// <param name="Attribute">Where it says so.</param>
/// <param name="Data">What it says.</param>
/// <param name="Kind">With which attribute.</param>
internal sealed record DeclaredType(INamedTypeSymbol Type, AttributeSyntax Attribute, AttributeData Data, DestinationUseKind Kind)
{
    /// <summary>The destination that is called; null if the declaration names none.</summary>
    /// <remarks>An RFC destination says nothing of HTTP: with a destination for SOAP beside it, only that one is called.</remarks>
    public string? Destination { get; } = (Kind == DestinationUseKind.Functions ? Named(Data, "SoapDestination") : null) ?? Named(Data, "Destination");

    private static string? Named(AttributeData data, string name) =>
        data.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: string { Length: > 0 } text } ? text : null;
}

/// <summary>Finds the services that code declares, by the text and syntax of files: a walk over all symbols of a project costs a hundred times more.</summary>
internal static class DeclaredTypes
{
    private static readonly string[] _names = ["ODataService", "RfcService"];

    /// <summary>The declared services, in the order of files and places.</summary>
    public static List<DeclaredType> Find(Compilation compilation, CancellationToken cancellation)
    {
        var found = new List<DeclaredType>();
        if (compilation.GetTypeByMetadataName("Btp.Connectivity.ODataServiceAttribute") is null && compilation.GetTypeByMetadataName("Btp.Connectivity.RfcServiceAttribute") is null)
            return found;

        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeText.HasAny(tree, cancellation, _names))
                continue;

            foreach (var node in tree.GetRoot(cancellation).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            {
                if (node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type && Symbol(type, compilation) is { } symbol)
                    Add(symbol, type, found, cancellation);
            }
        }

        return found;
    }

    private static void Add(INamedTypeSymbol symbol, TypeDeclarationSyntax declaration, List<DeclaredType> found, CancellationToken cancellation)
    {
        foreach (var data in symbol.GetAttributes())
        {
            // Partial classes show the attributes of all their parts.
            if (KindOf(data.AttributeClass) is { } kind && data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax && declaration.Span.Contains(syntax.Span) && !found.Exists(each => each.Attribute == syntax))
                found.Add(new DeclaredType(symbol, syntax, data, kind));
        }
    }

    private static DestinationUseKind? KindOf(INamedTypeSymbol? attribute) => attribute is { Name: "ODataServiceAttribute" or "RfcServiceAttribute", ContainingNamespace: { Name: "Connectivity", ContainingNamespace: { Name: "Btp", ContainingNamespace.IsGlobalNamespace: true } } }
        ? attribute.Name == "RfcServiceAttribute" ? DestinationUseKind.Functions : DestinationUseKind.OData
        : null;

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
