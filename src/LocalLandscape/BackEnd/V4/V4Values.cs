using System.Globalization;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V4;

/// <summary>Primitive values in V4's JSON (OData JSON Format 4.01, 7.1).</summary>
internal static class V4Values
{
    /// <summary>Writes a value; with <paramref name="ieee754"/> 64-bit and decimal numbers are texts, so that no reader loses digits.</summary>
    public static void Write(Utf8JsonWriter json, object? value, bool ieee754)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case byte or sbyte or short or int:
                json.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                break;
            case long number when !ieee754:
                json.WriteNumberValue(number);
                break;
            case decimal number when !ieee754:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            default:
                json.WriteStringValue(Literals.Text(value));
                break;
        }
    }
}
