using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Model;

/// <summary>The type of a value in generated code.</summary>
public sealed record ValueModel
{
    /// <summary>What kind of type.</summary>
    public required TypeKind Kind { get; init; }

    /// <summary>The class or enumeration; of a spatial value the class of the runtime; empty for another primitive.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>The primitive by meaning.</summary>
    public PrimitiveKind Primitive { get; init; }

    /// <summary>The primitive on the wire.</summary>
    public PrimitiveKind Wire { get; init; }

    /// <summary>Whether a spatial value lies in a plane, not on the earth.</summary>
    public bool IsGeometry { get; init; }

    /// <summary>Whether there are many.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Whether the value may be missing.</summary>
    public bool IsNullable { get; init; }
}
