namespace Btp.Connectivity.Metadata.Model;

/// <summary>An entity type.</summary>
public sealed record EntityTypeModel
{
    /// <summary>Namespace-qualified name, unique in the service.</summary>
    public required string FullName { get; init; }

    /// <summary>Name without namespace, as on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Full name of the base type, which is in the service too; null without one.</summary>
    public string? BaseType { get; init; }

    /// <summary>Whether no instance of exactly this type exists.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Whether instances carry properties that the document does not name.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the entity is a media resource (<c>HasStream</c>, <c>m:HasStream</c>).</summary>
    public bool HasStream { get; init; }

    /// <summary>The key, declared here or at a base type, in the document's order. Empty for keyless types.</summary>
    public EquatableArray<KeyProperty> Key { get; init; }

    /// <summary>The properties by which people tell entities apart, where that is not the key (<c>Common.SemanticKey</c>).</summary>
    public EquatableArray<string> SemanticKey { get; init; }

    /// <summary>Own properties, without those of the base type.</summary>
    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>Own navigation properties, without those of the base type.</summary>
    public EquatableArray<NavigationModel> Navigations { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;

    /// <summary>Line of the element in the document, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>One part of a key.</summary>
/// <param name="Path">The property, or a path through complex properties (<c>Address/City</c>).</param>
/// <param name="Alias">The name to use in key predicates where the path is longer than one segment.</param>
public sealed record KeyProperty(string Path, string? Alias);

/// <summary>A complex type.</summary>
public sealed record ComplexTypeModel
{
    /// <summary>Namespace-qualified name, unique in the service.</summary>
    public required string FullName { get; init; }

    /// <summary>Name without namespace, as on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Full name of the base type; null without one.</summary>
    public string? BaseType { get; init; }

    /// <summary>Whether no instance of exactly this type exists.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Whether instances carry properties that the document does not name.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Own properties, without those of the base type.</summary>
    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>Own navigation properties (V4 only), without those of the base type.</summary>
    public EquatableArray<NavigationModel> Navigations { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;

    /// <summary>Line of the element in the document, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>An enumeration.</summary>
public sealed record EnumTypeModel
{
    /// <summary>Namespace-qualified name, unique in the service.</summary>
    public required string FullName { get; init; }

    /// <summary>Name without namespace, as on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Whether members combine.</summary>
    public bool IsFlags { get; init; }

    /// <summary>The integer type below: Byte, SByte, Int16, Int32 or Int64.</summary>
    public PrimitiveKind UnderlyingType { get; init; } = PrimitiveKind.Int32;

    /// <summary>The members in the document's order.</summary>
    public EquatableArray<EnumMemberModel> Members { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;

    /// <summary>Line of the element in the document, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>A member of an enumeration.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Value">Its value.</param>
/// <param name="Documentation">What the document tells people.</param>
public sealed record EnumMemberModel(string Name, long Value, Documentation Documentation);
