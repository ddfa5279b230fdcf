using System.Collections.Immutable;
using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Generator.Declarations;

/// <summary>A declaration, and apart from it where it stands.</summary>
/// <param name="Declaration">What is declared.</param>
/// <param name="Places">Where.</param>
internal sealed record DeclaredService(ServiceDeclaration Declaration, DeclarationPlaces Places);

/// <summary>Turns a class with <c>[ODataService]</c> into a <see cref="ServiceDeclaration"/>; the only place that sees symbols and syntax.</summary>
internal static class DeclarationReader
{
    /// <summary>The attribute's full name.</summary>
    public const string AttributeName = "Btp.Connectivity.ODataServiceAttribute";

    /// <summary>Names without the @ of reserved words: who writes them into code adds it.</summary>
    internal static readonly SymbolDisplayFormat Plain = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>Reads one class.</summary>
    /// <param name="context">What Roslyn found.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static DeclaredService Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var fullName = symbol.ToDisplayString(Plain);
        var places = PlaceReader.Read(context.TargetNode, attribute.ApplicationSyntaxReference?.GetSyntax(cancellation));
        var declaration = new ServiceDeclaration
        {
            FullName = fullName,
            Namespace = symbol.ContainingNamespace.IsGlobalNamespace ? "" : symbol.ContainingNamespace.ToDisplayString(Plain),
            Name = symbol.Name,
            Accessibility = IsPublic(symbol) ? "public" : "internal",
            Containers = Containers(symbol),
            Flaw = Flaw(symbol, cancellation),
            MetadataName = attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string ?? "" : "",
            Destination = Named(attribute, "Destination"),
            Path = Named(attribute, "Path"),
            EntitySets = NamedList(attribute, "EntitySets"),
            Operations = NamedList(attribute, "Operations"),
            Exclude = NamedList(attribute, "Exclude"),
            Names = NamedList(attribute, "Names"),
            OwnTypes = OwnTypesReader.Read(symbol, places, cancellation),
        };

        return new(declaration, new(fullName, places.ToEquatableArray()));
    }

    /// <summary>Whether all of a type can be seen outside the project.</summary>
    /// <param name="symbol">The type.</param>
    public static bool IsPublic(INamedTypeSymbol symbol)
    {
        for (var type = symbol; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }

    /// <summary>The declarations around a type, outermost first.</summary>
    /// <param name="symbol">The type.</param>
    public static EquatableArray<string> Containers(INamedTypeSymbol symbol)
    {
        var containers = new List<string>();
        for (var type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            var keyword = type switch { { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct", { IsRecord: true } => "record", { TypeKind: TypeKind.Struct } => "struct", { TypeKind: TypeKind.Interface } => "interface", _ => "class" };
            containers.Insert(0, "partial " + keyword + " " + Keywords.Escape(type.Name));
        }

        return containers.ToEquatableArray();
    }

    /// <summary>Why no code can be added to a type; null if it can.</summary>
    /// <param name="symbol">The type.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static DeclarationFlaw? Unextendable(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        for (var type = symbol; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
                return new(type.Name, "not generic");
            if (type.IsFileLocal)
                return new(type.Name, "visible outside its file");
            if (type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return new(type.Name, "public or internal");

            foreach (var reference in type.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax syntax && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                    return new(type.Name, "partial");
            }
        }

        return null;
    }

    /// <summary>Why a class cannot become a client; null if it can.</summary>
    /// <param name="symbol">The class.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static DeclarationFlaw? Flaw(INamedTypeSymbol symbol, CancellationToken cancellation) =>
        Unextendable(symbol, cancellation) ?? (symbol.IsStatic ? new(symbol.Name, "not static") : symbol.IsRecord ? new(symbol.Name, "a class, not a record") : null);

    /// <summary>A text of an attribute, by its property; null if it is not set.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The property.</param>
    public static string? Named(AttributeData attribute, string name) => Argument(attribute, name) is { Kind: not TypedConstantKind.Array, Value: string text } ? text : null;

    private static EquatableArray<string> NamedList(AttributeData attribute, string name)
    {
        var items = new List<string>();
        if (Argument(attribute, name) is { Kind: TypedConstantKind.Array, IsNull: false } list)
        {
            foreach (var item in list.Values)
                items.Add(item.Value as string ?? "");
        }

        return items.ToEquatableArray();
    }

    private static TypedConstant? Argument(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }
}
