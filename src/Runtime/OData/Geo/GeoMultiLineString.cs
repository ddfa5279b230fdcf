using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Several lines.</summary>
/// <param name="Lines">The lines.</param>
public sealed record GeoMultiLineString(IReadOnlyList<IReadOnlyList<GeoPosition>> Lines) : GeoShape
{
    private protected override string Kind => "MultiLineString";

    /// <inheritdoc/>
    public bool Equals(GeoMultiLineString? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override void WriteItems(Utf8JsonWriter json) => GeoPositions.WriteLines(json, Lines);

    private protected override void WriteText(StringBuilder text) => GeoPositions.WriteLines(text, Lines);
}
