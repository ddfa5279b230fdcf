using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>A shape on the earth (<c>Edm.Geography…</c>) or in a plane (<c>Edm.Geometry…</c>): GeoJSON in bodies (RFC 7946, OData JSON Format 7.1), well-known text in URLs. A value: shapes with equal positions are equal.</summary>
public abstract record GeoShape
{
    private protected GeoShape()
    {
    }

    /// <summary>The reference system by its EPSG number; null for the usual one: 4326 (WGS 84) on the earth, 0 in a plane.</summary>
    public int? Srid { get; init; }

    /// <summary>The name in GeoJSON, in well-known text too.</summary>
    private protected abstract string Kind { get; }

    private protected virtual string TextKind => Kind;

    /// <summary>Whether the other shape is of the same kind, in the same reference system, and has equal positions.</summary>
    public virtual bool Equals(GeoShape? other) => other is not null && EqualityContract == other.EqualityContract && Srid == other.Srid && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Srid, ToString());

    /// <summary>Well-known text: <c>Point(8.64 49.29)</c>.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder(TextKind);
        WriteText(text);
        return text.ToString();
    }

    internal static GeoShape Read(JsonElement json)
    {
        try
        {
            var shape = ReadShape(json);
            return SridOf(json) is { } srid ? shape with { Srid = srid } : shape;
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new ODataFormatException("A spatial value is no GeoJSON.", exception);
        }
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, Kind);
        WriteCoordinates(json);
        if (Srid is { } srid)
        {
            json.WriteStartObject("crs"u8);
            json.WriteString("type"u8, "name"u8);
            json.WriteStartObject("properties"u8);
            json.WriteString("name"u8, string.Create(CultureInfo.InvariantCulture, $"EPSG:{srid}"));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private protected virtual void WriteCoordinates(Utf8JsonWriter json)
    {
        json.WritePropertyName("coordinates"u8);
        WriteItems(json);
    }

    private protected abstract void WriteItems(Utf8JsonWriter json);

    /// <summary>What stands behind the kind, in parentheses.</summary>
    private protected abstract void WriteText(StringBuilder text);

    internal void WriteShapeText(StringBuilder text)
    {
        text.Append(TextKind);
        WriteText(text);
    }

    private static GeoShape ReadShape(JsonElement json)
    {
        var kind = json.GetProperty("type").GetString();
        if (kind == "GeometryCollection")
            return new GeoCollection([.. json.GetProperty("geometries").EnumerateArray().Select(ReadShape)]);
        var items = json.GetProperty("coordinates");
        return kind switch
        {
            "Point" => new GeoPoint(GeoPositions.Read(items)),
            "LineString" => new GeoLineString(GeoPositions.ReadLine(items)),
            "Polygon" => new GeoPolygon(GeoPositions.ReadLines(items)),
            "MultiPoint" => new GeoMultiPoint(GeoPositions.ReadLine(items)),
            "MultiLineString" => new GeoMultiLineString(GeoPositions.ReadLines(items)),
            "MultiPolygon" => new GeoMultiPolygon([.. items.EnumerateArray().Select(GeoPositions.ReadLines)]),
            _ => throw new FormatException(),
        };
    }

    // "EPSG:4326"; anything else is a system that has no number.
    private static int? SridOf(JsonElement json)
        => json.TryGetProperty("crs", out var crs) && crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties) && properties.TryGetProperty("name", out var name)
            && name.GetString() is { } text && text.LastIndexOf(':') is var colon and >= 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var srid)
            ? srid
            : null;
}
