namespace Btp.Connectivity.Metadata.Model;

/// <summary>What kind of type a <see cref="TypeReference"/> points to.</summary>
public enum TypeKind
{
    /// <summary>An <c>Edm.*</c> type, or a type definition, which counts as its underlying type.</summary>
    Primitive,

    /// <summary>An enumeration of the document.</summary>
    Enum,

    /// <summary>A complex type of the document.</summary>
    Complex,

    /// <summary>An entity type of the document.</summary>
    Entity,
}

/// <summary>The type of a property, parameter or result, with its facets.</summary>
public sealed record TypeReference
{
    /// <summary>What the reference points to.</summary>
    public required TypeKind Kind { get; init; }

    /// <summary>The full name as in the upgraded document: <c>Edm.Date</c>, <c>Namespace.Type</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The primitive by meaning: V2's <c>Edm.DateTime</c> with <c>sap:display-format="Date"</c> is <see cref="PrimitiveKind.Date"/>. <see cref="PrimitiveKind.Untyped"/> for non-primitives.</summary>
    public PrimitiveKind Primitive { get; init; }

    /// <summary>The primitive on the wire: for the same property <see cref="PrimitiveKind.DateTime"/>. Equal to <see cref="Primitive"/> from V4 on.</summary>
    public PrimitiveKind WirePrimitive { get; init; }

    /// <summary>Whether it is a collection of the type.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Whether a value may be null; for a collection, whether an item may.</summary>
    public bool IsNullable { get; init; }

    /// <summary><c>MaxLength</c> in characters or bytes; null where the document has none or says <c>max</c>.</summary>
    public int? MaxLength { get; init; }

    /// <summary><c>Precision</c>: digits of a number, digits of the fraction of a second of a time.</summary>
    public int? Precision { get; init; }

    /// <summary><c>Scale</c>: digits behind the point; null where it is variable, floating or not given.</summary>
    public int? Scale { get; init; }

    /// <summary>The type definition that named the type (<c>Namespace.Name</c>), where one did.</summary>
    public string? Definition { get; init; }
}
