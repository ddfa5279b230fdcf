using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>Types whose rows may be queried in the same way, with the set that speaks for them.</summary>
internal sealed class ShapeFamily
{
    public required string Stem { get; init; }

    public required StructuredType Type { get; init; }

    public required Capabilities Capabilities { get; init; }

    /// <summary>Whether one of its sets cannot be read as a collection, but be written.</summary>
    public bool IsUnlisted { get; set; }

    /// <summary>Where navigation properties lead, as the first set of the family says.</summary>
    public Dictionary<string, string> Targets { get; } = new(StringComparer.Ordinal);
}
