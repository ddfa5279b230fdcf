using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Several areas.</summary>
/// <param name="Polygons">The rings of each.</param>
public sealed record GeoMultiPolygon(IReadOnlyList<IReadOnlyList<IReadOnlyList<GeoPosition>>> Polygons) : GeoShape
{
    private protected override string Kind => "MultiPolygon";

    /// <inheritdoc/>
    public bool Equals(GeoMultiPolygon? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override void WriteItems(Utf8JsonWriter json) => GeoPositions.Write(json, Polygons, GeoPositions.WriteLines);

    private protected override void WriteText(StringBuilder text) => GeoPositions.Write(text, Polygons, GeoPositions.WriteLines);
}
