using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Generator.Declarations;

/// <summary>Turns types of members into values.</summary>
internal static class ViewTypeReader
{
    // "string", "int", "System.Guid": keywords where C# has them, no global::, no question marks.
    private static readonly SymbolDisplayFormat _full = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandNullable);

    private static readonly SymbolDisplayFormat _short = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Reads the type of a member.</summary>
    /// <param name="type">The type.</param>
    /// <param name="project">The project's own assembly.</param>
    public static ViewType Read(ITypeSymbol type, IAssemblySymbol project)
    {
        var display = type.ToDisplayString(_short);
        var isNullable = CanBeNull(type);
        var one = Strip(type);
        if (Item(one) is not { } item)
            return new(Named(one, project), isNullable, Many.No, false, display);

        return new(Named(Strip(item), project), isNullable, one is IArrayTypeSymbol ? Many.Array : Many.List, CanBeNull(item), display);
    }

    /// <summary>A type by name.</summary>
    /// <param name="type">The type.</param>
    /// <param name="project">The project's own assembly.</param>
    public static NamedType Named(ITypeSymbol type, IAssemblySymbol project)
    {
        if (type.TypeKind == TypeKind.Error)
            return new(type.ToDisplayString(_full), false, null);

        var assembly = type.ContainingAssembly;
        return new(type.ToDisplayString(_full), true, assembly is null || SymbolEqualityComparer.Default.Equals(assembly, project) ? null : assembly.Name);
    }

    // A type that does not exist yet may be an enumeration: what stands behind it, the compiler takes for a class that was annotated.
    private static bool CanBeNull(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None, TypeKind: not TypeKind.Error });

    private static ITypeSymbol Strip(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static ITypeSymbol? Item(ITypeSymbol type) => type switch
    {
        // Bytes are one value.
        IArrayTypeSymbol { Rank: 1, ElementType: var item } => item.SpecialType == SpecialType.System_Byte ? null : item,
        INamedTypeSymbol { Arity: 1 } named when IsList(named) => named.TypeArguments[0],
        _ => null,
    };

    private static bool IsList(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType switch
    {
        SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IList_T
            or SpecialType.System_Collections_Generic_IReadOnlyCollection_T or SpecialType.System_Collections_Generic_IReadOnlyList_T => true,
        _ => type is { Name: "List", ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } },
    };
}
