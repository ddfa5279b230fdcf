using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V4;

/// <summary>Primitive values in V4's JSON (OData JSON Format 4.01, 7.1).</summary>
internal static class V4Values
{
    /// <summary>Writes a value; with <paramref name="ieee754"/> 64-bit and decimal numbers are texts, so that no reader loses digits.</summary>
    public static void Write(Utf8JsonWriter json, object? value, bool ieee754)
    {
        if (PlainValues.TryWrite(json, value))
            return;

        switch (value)
        {
            case long number when !ieee754:
                json.WriteNumberValue(number);
                break;
            case decimal number when !ieee754:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Literals.Text(value));
                break;
        }
    }
}
