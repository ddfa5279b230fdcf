using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Several shapes of any kind.</summary>
/// <param name="Shapes">The shapes.</param>
public sealed record GeoCollection(IReadOnlyList<GeoShape> Shapes) : GeoShape
{
    private protected override string Kind => "GeometryCollection";

    private protected override string TextKind => "Collection";

    /// <inheritdoc/>
    public bool Equals(GeoCollection? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override void WriteCoordinates(Utf8JsonWriter json)
    {
        json.WritePropertyName("geometries"u8);
        WriteItems(json);
    }

    private protected override void WriteItems(Utf8JsonWriter json) => GeoPositions.Write(json, Shapes, static (j, shape) => shape.Write(j));

    private protected override void WriteText(StringBuilder text) => GeoPositions.Write(text, Shapes, static (t, shape) => shape.WriteShapeText(t));
}
