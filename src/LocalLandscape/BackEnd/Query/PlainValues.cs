using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>Values that V2 and V4 write alike: null, truth, small and finite numbers, and what is JSON already.</summary>
internal static class PlainValues
{
    /// <summary>Writes a value, if it is one of these.</summary>
    public static bool TryWrite(Utf8JsonWriter json, [NotNullWhen(false)] object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return true;
            case bool truth:
                json.WriteBooleanValue(truth);
                return true;
            case byte or sbyte or short or int:
                json.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                return true;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                return true;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                return true;
            case JsonElement element:
                element.WriteTo(json);
                return true;
            default:
                return false;
        }
    }
}
