using System.Globalization;
using System.Numerics;

namespace Btp.Connectivity.Rfc;

/// <summary>What an ABAP type can hold.</summary>
internal static class RfcChecks
{
    /// <summary>Text as the type has it: C without blanks at its end, N with all its digits; null if it does not fit.</summary>
    public static string? Text(RfcField field, string value)
    {
        switch (field.Type)
        {
            case RfcDataType.Char:
                var text = value.TrimEnd(' ');
                return text.Length <= field.Length ? text : null;
            case RfcDataType.Num:
                var digits = value.Trim(' ');
                if (digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
                    return null;
                if (digits.Length > field.Length)
                    digits = digits.AsSpan(0, digits.Length - field.Length).ContainsAnyExcept('0') ? "" : digits[^field.Length..];
                return digits.Length == 0 && value.Trim(' ').Length > 0 ? null : digits.PadLeft(field.Length, '0');
            default:
                return value;
        }
    }

    public static bool Fits(RfcDataType type, long value) => type switch
    {
        RfcDataType.Int1 => value is >= byte.MinValue and <= byte.MaxValue,
        RfcDataType.Int2 => value is >= short.MinValue and <= short.MaxValue,
        RfcDataType.Int4 => value is >= int.MinValue and <= int.MaxValue,
        _ => true,
    };

    /// <summary>A number as the type has it, P with all its decimals; null if it has more digits.</summary>
    public static string? Decimal(RfcField field, RfcDecimal value)
    {
        if (field.Type != RfcDataType.Packed)
        {
            // One digit more than ABAP's 16 or 34 would be rounded there. Below 1E-383 and 1E-6143 the digits get fewer, down to one (IEEE 754, decimal64 and decimal128).
            var shortest = value.Normalized();
            var (digits, largest) = field.Type == RfcDataType.DecFloat16 ? (16, 384) : (34, 6144);
            var length = BigInteger.Abs(shortest.Digits).ToString(CultureInfo.InvariantCulture).Length;
            return length <= digits && shortest.Exponent + length - 1 <= largest && shortest.Exponent >= -largest - digits + 2 ? shortest.ToString() : null;
        }

        var scaled = value.Normalized();
        if (scaled.Exponent < -field.Decimals || scaled.Exponent > field.Length)
            return null;
        var unscaled = scaled.Digits * BigInteger.Pow(10, scaled.Exponent + field.Decimals);
        var number = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture);
        if (number.Length > field.Length)
            return null;
        number = number.PadLeft(field.Decimals + 1, '0');
        return (unscaled.Sign < 0 ? "-" : "") + (field.Decimals == 0 ? number : number[..^field.Decimals] + "." + number[^field.Decimals..]);
    }

    /// <summary>What the type takes, as a predicate.</summary>
    public static string Reason(RfcField field) => field.Type switch
    {
        RfcDataType.Char => string.Create(CultureInfo.InvariantCulture, $"takes at most {field.Length} characters."),
        RfcDataType.Num => string.Create(CultureInfo.InvariantCulture, $"takes at most {field.Length} digits and nothing else."),
        RfcDataType.Packed => string.Create(CultureInfo.InvariantCulture, $"takes at most {field.Length} digits, {field.Decimals} of them after the point; nothing is rounded."),
        RfcDataType.Raw => string.Create(CultureInfo.InvariantCulture, $"takes at most {field.Length} bytes."),
        RfcDataType.Int1 => "takes 0 to 255.",
        RfcDataType.Int2 => "takes -32768 to 32767.",
        RfcDataType.Int4 => "takes -2147483648 to 2147483647.",
        RfcDataType.DecFloat16 => "takes at most 16 digits and exponents from -383 to 384.",
        RfcDataType.DecFloat34 => "takes at most 34 digits and exponents from -6143 to 6144.",
        _ => $"does not take this value as {field.Type}.",
    };
}
