using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Generator.Declarations;

/// <summary>The types that a project declares itself in the namespace of a service.</summary>
/// <param name="Names">Names that no generated type can have, in their order.</param>
/// <param name="Extensible">Partial classes, which a generated class of the same name extends.</param>
/// <param name="Renamed">Those of them that say by <c>[ODataName]</c> which type of the document they extend.</param>
/// <param name="IsShared">Whether another service is declared in the namespace.</param>
internal sealed record OwnTypes(EquatableArray<string> Names, EquatableArray<string> Extensible, EquatableArray<RenamedType> Renamed, bool IsShared)
{
    /// <summary>The name of a type outside of every namespace that is called like a namespace which generated code needs; null if all is well.</summary>
    public string? Hidden { get; init; }

    /// <summary>A namespace with nothing in it.</summary>
    public static OwnTypes None { get; } = new([], [], [], false);
}

/// <summary>A class of the project that extends a type of the document under a name of its own.</summary>
/// <param name="WireName">The type in the document, with or without namespace.</param>
/// <param name="Name">The class.</param>
internal sealed record RenamedType(string WireName, string Name);

/// <summary>Reads <see cref="OwnTypes"/>. Attributes are bound only where the syntax has one of the right name, because this runs on every edit.</summary>
internal static class OwnTypesReader
{
    private const string NameAttribute = "ODataName";
    private const string NameAttributeType = "ODataNameAttribute";

    /// <summary>Reads the types beside a service.</summary>
    /// <param name="service">The declared class.</param>
    /// <param name="places">Takes where the names of <see cref="OwnTypes.Renamed"/> stand.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static OwnTypes Read(INamedTypeSymbol service, List<DeclarationPlace> places, CancellationToken cancellation)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var extensible = new SortedSet<string>(StringComparer.Ordinal);
        var renamed = new SortedDictionary<string, (string WireName, SourcePlace Place)>(StringComparer.Ordinal);
        var isShared = false;
        var space = service.ContainingNamespace;
        foreach (var inner in space.GetNamespaceMembers())
            names.Add(inner.Name);

        foreach (var type in space.GetTypeMembers())
        {
            if (SymbolEqualityComparer.Default.Equals(type, service))
                continue;

            isShared |= HasAttribute(type, "ODataService", cancellation);
            if (!IsExtensible(type, cancellation))
            {
                // Only queries are generic; Order<T> and Order are two types.
                if (type.Arity == 0 || (type.Arity == 1 && type.Name.EndsWith("Query", StringComparison.Ordinal)))
                    names.Add(type.Name);
                continue;
            }

            extensible.Add(type.Name);
            if (type.Arity == 0 && HasAttribute(type, NameAttribute, cancellation) && WireName(type, cancellation) is { } wire)
                renamed[type.Name] = wire;
        }

        var list = new List<RenamedType>();
        foreach (var pair in renamed)
        {
            places.Add(new(DeclarationPart.OwnType, list.Count, pair.Value.Place));
            list.Add(new(pair.Value.WireName, pair.Key));
        }

        return new(names.ToEquatableArray(), extensible.ToEquatableArray(), list.ToEquatableArray(), isShared) { Hidden = Hidden(service.ContainingAssembly) };
    }

    // global::System.X means a member of that type then, and there is no other way to write the namespace.
    /// <summary>The type outside of every namespace that hides one which generated code needs; null if none does.</summary>
    /// <param name="project">The project.</param>
    public static string? Hidden(IAssemblySymbol project)
    {
        foreach (var name in ReservedNames.OfNamespace(""))
        {
            if (!project.GlobalNamespace.GetTypeMembers(name).IsEmpty)
                return name;
        }

        return null;
    }

    // A partial class with a base of its own is something else that happens to be partial: a form, a context.
    private static bool IsExtensible(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type is not { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, IsFileLocal: false } || type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error })
            return false;

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                return !HasAttribute(type, "ODataView", cancellation);
        }

        return false;
    }

    private static bool HasAttribute(INamedTypeSymbol type, string name, CancellationToken cancellation)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not TypeDeclarationSyntax syntax)
                continue;

            foreach (var list in syntax.AttributeLists)
            {
                foreach (var attribute in list.Attributes)
                {
                    var text = attribute.Name.ToString();
                    if (text.IndexOf('<') is >= 0 and var arguments)
                        text = text.Substring(0, arguments);
                    if (text.EndsWith(name, StringComparison.Ordinal) || text.EndsWith(name + "Attribute", StringComparison.Ordinal))
                        return true;
                }
            }
        }

        return false;
    }

    private static (string WireName, SourcePlace Place)? WireName(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == NameAttributeType && attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is string wireName
                && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax)
            {
                return (wireName, SourcePlace.Of((syntax.ArgumentList?.Arguments[0].Expression ?? (SyntaxNode)syntax).GetLocation()));
            }
        }

        return null;
    }
}
