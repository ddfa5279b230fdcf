using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Several points.</summary>
/// <param name="Positions">Where they are.</param>
public sealed record GeoMultiPoint(IReadOnlyList<GeoPosition> Positions) : GeoShape
{
    private protected override string Kind => "MultiPoint";

    /// <inheritdoc/>
    public bool Equals(GeoMultiPoint? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override void WriteItems(Utf8JsonWriter json) => GeoPositions.WriteLine(json, Positions);

    private protected override void WriteText(StringBuilder text) => GeoPositions.Write(text, Positions, static (t, position) => GeoPositions.WriteLine(t, [position]));
}
