using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Model;

/// <summary>The type of a value in generated code.</summary>
public sealed record ValueModel
{
    /// <summary>What kind of type.</summary>
    public required TypeKind Kind { get; init; }

    /// <summary>The class or enumeration; empty for a primitive.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>The primitive by meaning.</summary>
    public PrimitiveKind Primitive { get; init; }

    /// <summary>The primitive on the wire.</summary>
    public PrimitiveKind Wire { get; init; }

    /// <summary>Whether there are many.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Whether the value may be missing.</summary>
    public bool IsNullable { get; init; }
}
