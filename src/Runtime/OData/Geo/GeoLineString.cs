using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>A line over at least two positions.</summary>
/// <param name="Positions">Its positions.</param>
public sealed record GeoLineString(IReadOnlyList<GeoPosition> Positions) : GeoShape
{
    private protected override string Kind => "LineString";

    /// <inheritdoc/>
    public bool Equals(GeoLineString? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override void WriteItems(Utf8JsonWriter json) => GeoPositions.WriteLine(json, Positions);

    private protected override void WriteText(StringBuilder text) => GeoPositions.WriteLine(text, Positions);
}
