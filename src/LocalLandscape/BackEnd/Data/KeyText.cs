using System.Globalization;
using System.Text;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>One text per combination of key values, equal exactly when the values are equal; numbers of different width compare by value.</summary>
internal static class KeyText
{
    /// <summary>The text, or null when a value is null: null is no key.</summary>
    public static string? Of(IEnumerable<object?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            if (value is null)
                return null;
            var part = Part(value);
            text.Append(part.Length).Append(':').Append(part);
        }
        return text.ToString();
    }

    private static string Part(object value) => value switch
    {
        string text => text,
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset time => time.UtcTicks.ToString(CultureInfo.InvariantCulture),
        decimal number => (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
