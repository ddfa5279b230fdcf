using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>An area: the first ring goes around it, the others around holes. Every ring ends where it begins.</summary>
/// <param name="Rings">Its rings.</param>
public sealed record GeoPolygon(IReadOnlyList<IReadOnlyList<GeoPosition>> Rings) : GeoShape
{
    private protected override string Kind => "Polygon";

    /// <inheritdoc/>
    public bool Equals(GeoPolygon? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override void WriteItems(Utf8JsonWriter json) => GeoPositions.WriteLines(json, Rings);

    private protected override void WriteText(StringBuilder text) => GeoPositions.WriteLines(text, Rings);
}
