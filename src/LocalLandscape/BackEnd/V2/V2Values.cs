using System.Globalization;
using System.Text.Json;
using System.Xml;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>Primitive values in V2's verbose JSON (MS-ODATA 2.2.6.3.1): what a double cannot hold is a text, times are <c>/Date(ms)/</c>.</summary>
internal static class V2Values
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Writes a value as its type on the wire demands it.</summary>
    public static void Write(Utf8JsonWriter json, object? value, PrimitiveKind wire)
    {
        if (PlainValues.TryWrite(json, value))
            return;

        switch (value)
        {
            case Date date:
                Ticks(json, new DateTimeOffset(date.Year, date.Month, date.Day, 0, 0, 0, TimeSpan.Zero), "");
                break;
            case DateTimeOffset time:
                // The ticks are UTC; a DateTimeOffset also tells its offset, four digits of minutes.
                Ticks(json, time, wire == PrimitiveKind.DateTime ? "" : Offset(time));
                break;
            case TimeOfDay time:
                json.WriteStringValue(V2Literals.Duration(time));
                break;
            case TimeSpan span:
                json.WriteStringValue(XmlConvert.ToString(span));
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            default:
                json.WriteStringValue(Literals.Text(value));
                break;
        }
    }

    private static string Offset(DateTimeOffset time)
    {
        var minutes = (int)time.Offset.TotalMinutes;
        return (minutes < 0 ? "-" : "+") + Math.Abs(minutes).ToString("0000", Invariant);
    }

    // The escaped slashes mark the text as a date (MS-ODATA); a JSON writer would not write them.
    private static void Ticks(Utf8JsonWriter json, DateTimeOffset time, string offset) =>
        json.WriteRawValue(string.Create(Invariant, $"\"\\/Date({time.ToUnixTimeMilliseconds()}{offset})\\/\""));
}
