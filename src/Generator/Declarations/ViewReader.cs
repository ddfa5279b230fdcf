using Btp.Connectivity.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Generator.Declarations;

/// <summary>A view, and apart from it where it stands.</summary>
/// <param name="Declaration">What is declared.</param>
/// <param name="Places">Where.</param>
internal sealed record DeclaredView(ViewDeclaration Declaration, DeclarationPlaces Places);

/// <summary>Turns a type with <c>[ODataView&lt;T&gt;]</c> into a <see cref="ViewDeclaration"/>.</summary>
internal static class ViewReader
{
    /// <summary>The attribute's full name.</summary>
    public const string AttributeName = "Btp.Connectivity.ODataViewAttribute`1";

    /// <summary>Reads one type.</summary>
    /// <param name="context">What Roslyn found.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static DeclaredView Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var name = symbol.ToDisplayString(DeclarationReader.Plain);
        var places = new List<DeclarationPlace> { Place(DeclarationPart.Class, 0, ((TypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation()) };
        if (TypeArgument(attribute.ApplicationSyntaxReference?.GetSyntax(cancellation)) is { } argument)
            places.Add(Place(DeclarationPart.ViewEntity, 0, argument.GetLocation()));

        var entity = attribute.AttributeClass?.TypeArguments[0];
        var declaration = new ViewDeclaration
        {
            FullName = name,
            Namespace = symbol.ContainingNamespace.IsGlobalNamespace ? "" : symbol.ContainingNamespace.ToDisplayString(DeclarationReader.Plain),
            Name = symbol.Name,
            Keyword = Keyword(symbol),
            Containers = DeclarationReader.Containers(symbol),
            Flaw = DeclarationReader.Unextendable(symbol, cancellation) ?? (symbol.IsStatic ? new(symbol.Name, "not static") : symbol.IsAbstract ? new(symbol.Name, "not abstract") : null),
            Entity = entity is null ? new("", false, null) : ViewTypeReader.Named(entity, symbol.ContainingAssembly),
            Scope = Scope(context.SemanticModel, context.TargetNode, symbol),
            Members = Members(symbol, places, cancellation),
        };
        return new(declaration, new(name, places.ToEquatableArray()));
    }

    private static string Keyword(INamedTypeSymbol symbol) => symbol switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };

    private static EquatableArray<ViewMember> Members(INamedTypeSymbol symbol, List<DeclarationPlace> places, CancellationToken cancellation)
    {
        var members = new List<ViewMember>();
        var parameters = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in PrimaryConstructor(symbol, cancellation)?.Parameters ?? [])
        {
            parameters.Add(parameter.Name);
            Add(parameter, parameter.Type, isParameter: true, symbol.IsRecord ? PropertyOf(symbol, parameter.Name) : null);
        }

        foreach (var member in symbol.GetMembers())
        {
            // What nobody outside can set is not what was asked for: computed properties, and private ones.
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, SetMethod: not null, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal } property
                && !parameters.Contains(property.Name))
            {
                Add(property, property.Type, isParameter: false);
            }
        }

        return members.ToEquatableArray();

        void Add(ISymbol member, ITypeSymbol type, bool isParameter, ISymbol? property = null)
        {
            if (!member.DeclaringSyntaxReferences.IsEmpty)
                places.Add(Place(DeclarationPart.ViewMember, members.Count, Identifier(member.DeclaringSyntaxReferences[0].GetSyntax(cancellation))));
            members.Add(new(member.Name, Path(member) ?? (property is null ? null : Path(property)), isParameter, ViewTypeReader.Read(type, symbol.ContainingAssembly)));
        }
    }

    // [property: ODataName("...")] in front of a parameter.
    private static ISymbol? PropertyOf(INamedTypeSymbol symbol, string name)
    {
        foreach (var member in symbol.GetMembers(name))
        {
            if (member is IPropertySymbol)
                return member;
        }

        return null;
    }

    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        foreach (var constructor in symbol.InstanceConstructors)
        {
            if (!constructor.DeclaringSyntaxReferences.IsEmpty && constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is TypeDeclarationSyntax { ParameterList: not null })
                return constructor;
        }

        return null;
    }

    private static string? Path(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "ODataNameAttribute" && attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is string path)
                return path;
        }

        return null;
    }

    // The names that are in front of everything else: of the namespaces around, then of usings, also of global ones.
    private static EquatableArray<string> Scope(SemanticModel model, SyntaxNode node, INamedTypeSymbol symbol)
    {
        var scope = new List<string>();
        for (var space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            scope.Add(space.ToDisplayString(DeclarationReader.Plain));

        scope.Add("");
        foreach (var imports in model.GetImportScopes(node.SpanStart))
        {
            foreach (var import in imports.Imports)
            {
                if (import.NamespaceOrType is INamespaceSymbol imported)
                    scope.Add(imported.ToDisplayString(DeclarationReader.Plain));
            }
        }

        return scope.ToEquatableArray();
    }

    private static SyntaxNode? TypeArgument(SyntaxNode? attribute)
    {
        var name = (attribute as AttributeSyntax)?.Name;
        while (name is not (null or GenericNameSyntax))
            name = name switch { QualifiedNameSyntax qualified => qualified.Right, AliasQualifiedNameSyntax alias => alias.Name, _ => null };

        return name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } arguments } ? arguments[0] : null;
    }

    private static Location Identifier(SyntaxNode node) => node switch
    {
        ParameterSyntax parameter => parameter.Identifier.GetLocation(),
        PropertyDeclarationSyntax property => property.Identifier.GetLocation(),
        _ => node.GetLocation(),
    };

    private static DeclarationPlace Place(DeclarationPart part, int index, Location location) => new(part, index, SourcePlace.Of(location));
}
