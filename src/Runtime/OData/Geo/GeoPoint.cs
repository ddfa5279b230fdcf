using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>A point (<c>Edm.GeographyPoint</c>, <c>Edm.GeometryPoint</c>).</summary>
/// <param name="Position">Where it is.</param>
public sealed record GeoPoint(GeoPosition Position) : GeoShape
{
    /// <summary>A point by its degrees, or by x and y.</summary>
    /// <param name="longitude">East of Greenwich; x in a plane.</param>
    /// <param name="latitude">North of the equator; y in a plane.</param>
    public GeoPoint(double longitude, double latitude)
        : this(new GeoPosition(longitude, latitude))
    {
    }

    private protected override string Kind => "Point";

    /// <inheritdoc/>
    public bool Equals(GeoPoint? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override void WriteItems(Utf8JsonWriter json) => GeoPositions.Write(json, Position);

    private protected override void WriteText(StringBuilder text) => GeoPositions.WriteLine(text, [Position]);
}
