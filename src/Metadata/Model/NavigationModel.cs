namespace Btp.Connectivity.Metadata.Model;

/// <summary>A navigation property.</summary>
public sealed record NavigationModel
{
    /// <summary>Name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Full name of the entity type at the other end.</summary>
    public required string TargetType { get; init; }

    /// <summary>Whether the other end is many.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Whether a single other end may be missing.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>Whether the related entities live inside this one (V4 containment).</summary>
    public bool IsContained { get; init; }

    /// <summary>The navigation property that leads back, where the document says so.</summary>
    public string? Partner { get; init; }

    /// <summary>Referential constraints: which property here equals which key property there.</summary>
    public EquatableArray<ReferentialConstraint> Constraints { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;

    /// <summary>Line of the element in the document, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>One pair of a referential constraint.</summary>
/// <param name="Property">The property here.</param>
/// <param name="ReferencedProperty">The property at the other end.</param>
public sealed record ReferentialConstraint(string Property, string ReferencedProperty);
