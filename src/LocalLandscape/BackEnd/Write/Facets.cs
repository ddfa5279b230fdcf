using System.Globalization;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Length, precision and scale: a back end does not cut or round what it is sent, it refuses it.</summary>
internal static class Facets
{
    /// <summary>Gives the value back when it keeps to the facets of its type.</summary>
    /// <exception cref="FormatException">It does not.</exception>
    public static object Checked(IEdmTypeReference type, object value)
    {
        switch (value)
        {
            case string text when type.AsString() is { MaxLength: int limit, IsUnbounded: false } && text.Length > limit:
                throw Wrong($"{text.Length} characters, but MaxLength is {limit}");
            case byte[] bytes when type.AsBinary() is { MaxLength: int limit, IsUnbounded: false } && bytes.Length > limit:
                throw Wrong($"{bytes.Length} bytes, but MaxLength is {limit}");
            case decimal number when type.IsDecimal():
                Check(type.AsDecimal(), number);
                break;
        }
        return value;
    }

    private static void Check(IEdmDecimalTypeReference type, decimal number)
    {
        var digits = Math.Abs(number).ToString("0.############################", CultureInfo.InvariantCulture).Split('.');
        var fraction = digits is [_, var behind] ? behind.Length : 0;
        if (type.Scale is int scale && fraction > scale)
            throw Wrong($"{fraction} digits behind the point, but Scale is {scale}");
        if (type.Precision is int precision && digits[0].TrimStart('0').Length + (type.Scale ?? fraction) > precision)
            throw Wrong($"{number} has too many digits, Precision is {precision}");
    }

    private static FormatException Wrong(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
