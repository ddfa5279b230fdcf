using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Generator.Declarations.Rfc;

/// <summary>Turns a class with <c>[RfcService]</c> into an <see cref="RfcDeclaration"/>.</summary>
internal static class RfcDeclarationReader
{
    /// <summary>The attribute's full name.</summary>
    public const string AttributeName = "Btp.Connectivity.RfcServiceAttribute";

    /// <summary>Reads one class.</summary>
    /// <param name="context">What Roslyn found.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static DeclaredRfc Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var fullName = symbol.ToDisplayString(DeclarationReader.Plain);
        var declaration = new RfcDeclaration
        {
            FullName = fullName,
            Namespace = symbol.ContainingNamespace.IsGlobalNamespace ? "" : symbol.ContainingNamespace.ToDisplayString(DeclarationReader.Plain),
            Name = symbol.Name,
            Accessibility = DeclarationReader.IsPublic(symbol) ? "public" : "internal",
            Containers = DeclarationReader.Containers(symbol),
            Flaw = DeclarationReader.Flaw(symbol, cancellation),
            Hidden = OwnTypesReader.Hidden(symbol.ContainingAssembly),
            Members = Members(symbol, cancellation),
            Functions = Functions(attribute),
            Destination = DeclarationReader.Named(attribute, "Destination"),
            SoapDestination = DeclarationReader.Named(attribute, "SoapDestination"),
        };
        var places = PlaceReader.Read(context.TargetNode, attribute.ApplicationSyntaxReference?.GetSyntax(cancellation));
        return new(declaration, new(fullName, PlacesOfFunctions(places, attribute.ApplicationSyntaxReference?.GetSyntax(cancellation))));
    }

    private static EquatableArray<string> Functions(AttributeData attribute)
    {
        var functions = new List<string>();
        if (attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } list)
        {
            foreach (var item in list.Values)
                functions.Add(item.Value as string ?? "");
        }

        return functions.ToEquatableArray();
    }

    // Names can stand one by one or in an array.
    private static EquatableArray<DeclarationPlace> PlacesOfFunctions(List<DeclarationPlace> places, SyntaxNode? attribute)
    {
        var kept = places.FindAll(static place => place.Part != DeclarationPart.MetadataName);
        var index = 0;
        if (attribute is AttributeSyntax { ArgumentList.Arguments: var arguments })
        {
            foreach (var argument in arguments)
            {
                if (argument.NameEquals is not null)
                    continue;

                foreach (var item in PlaceReader.ItemsOrSelf(argument.Expression))
                    kept.Add(new(DeclarationPart.Functions, index++, SourcePlace.Of(item.GetLocation())));
            }
        }

        return kept.ToEquatableArray();
    }

    // A partial class within the class is one that generated code may extend.
    private static EquatableArray<string> Members(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in symbol.GetMembers())
        {
            if (!member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: MethodKind.Constructor } && !IsExtensible(member, cancellation))
                names.Add(member.Name);
        }

        return names.ToEquatableArray();
    }

    private static bool IsExtensible(ISymbol member, CancellationToken cancellation)
    {
        if (member is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, Arity: 0, BaseType.SpecialType: SpecialType.System_Object } type)
            return false;

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not TypeDeclarationSyntax syntax || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                return false;
        }

        return true;
    }
}
