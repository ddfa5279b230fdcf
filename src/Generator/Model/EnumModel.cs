using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Model;

/// <summary>An enumeration.</summary>
public sealed record EnumModel
{
    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace-qualified name on the wire.</summary>
    public required string WireName { get; init; }

    /// <summary>Whether members combine.</summary>
    public bool IsFlags { get; init; }

    /// <summary>The integer below.</summary>
    public PrimitiveKind Underlying { get; init; }

    /// <summary>The members in the document's order.</summary>
    public EquatableArray<EnumValueModel> Members { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Summary { get; init; }

    /// <summary>Line in the document, from one.</summary>
    public int Line { get; init; }
}

/// <summary>A member of an enumeration.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Value">The value.</param>
/// <param name="Summary">What it is, for people.</param>
public sealed record EnumValueModel(string Name, string WireName, long Value, string Summary);
