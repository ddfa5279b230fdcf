using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Positions, lines of them, and lists of lines, as GeoJSON and as well-known text.</summary>
internal static class GeoPositions
{
    public static GeoPosition Read(JsonElement json) => new(json[0].GetDouble(), json[1].GetDouble(), json.GetArrayLength() > 2 ? json[2].GetDouble() : null);

    public static IReadOnlyList<GeoPosition> ReadLine(JsonElement json) => [.. json.EnumerateArray().Select(Read)];

    public static IReadOnlyList<IReadOnlyList<GeoPosition>> ReadLines(JsonElement json) => [.. json.EnumerateArray().Select(ReadLine)];

    public static void Write(Utf8JsonWriter json, GeoPosition position)
    {
        json.WriteStartArray();
        json.WriteNumberValue(position.Longitude);
        json.WriteNumberValue(position.Latitude);
        if (position.Altitude is { } altitude)
            json.WriteNumberValue(altitude);
        json.WriteEndArray();
    }

    public static void Write<T>(Utf8JsonWriter json, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> item)
    {
        json.WriteStartArray();
        foreach (var one in items)
            item(json, one);
        json.WriteEndArray();
    }

    public static void Write(StringBuilder text, GeoPosition position)
    {
        text.Append(CultureInfo.InvariantCulture, $"{position.Longitude:R} {position.Latitude:R}");
        if (position.Altitude is { } altitude)
            text.Append(CultureInfo.InvariantCulture, $" {altitude:R}");
    }

    public static void Write<T>(StringBuilder text, IReadOnlyList<T> items, Action<StringBuilder, T> item)
    {
        text.Append('(');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            item(text, items[i]);
        }

        text.Append(')');
    }

    public static void WriteLine(Utf8JsonWriter json, IReadOnlyList<GeoPosition> line) => Write(json, line, Write);

    public static void WriteLine(StringBuilder text, IReadOnlyList<GeoPosition> line) => Write(text, line, Write);

    public static void WriteLines(Utf8JsonWriter json, IReadOnlyList<IReadOnlyList<GeoPosition>> lines) => Write(json, lines, WriteLine);

    public static void WriteLines(StringBuilder text, IReadOnlyList<IReadOnlyList<GeoPosition>> lines) => Write(text, lines, WriteLine);
}
