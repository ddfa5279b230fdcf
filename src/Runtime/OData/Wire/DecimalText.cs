using System.Globalization;
using System.Numerics;

namespace Btp.Connectivity.OData.Wire;

/// <summary>Decimal numbers as text, exactly: a number that <see cref="decimal"/> cannot hold is refused, never rounded.</summary>
internal static class DecimalText
{
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
        => TryParseShort(text, out value) || TryParseLong(text, out value);

    // Up to 18 digits and no exponent, which is nearly every amount there is: one integer and a scale.
    private static bool TryParseShort(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var isNegative = text is [(byte)'-', ..];
        var digits = isNegative ? text[1..] : text;
        if (digits.IsEmpty || digits.Length > 19)
            return false;
        ulong number = 0;
        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (uint)(digits[i] - '0');
            if (digit <= 9)
                number = (number * 10) + digit;
            else if (digits[i] == '.' && point < 0 && i > 0 && i < digits.Length - 1)
                point = i;
            else
                return false;
        }

        if (point < 0 && digits.Length > 18)
            return false;
        var scale = point < 0 ? 0 : digits.Length - 1 - point;
        value = new decimal((int)number, (int)(number >> 32), 0, isNegative, (byte)scale);
        return true;
    }

    private static bool TryParseLong(ReadOnlySpan<byte> text, out decimal value)
        => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && IsExact(text, value);

    // Parsing rounds what has too many digits, so the result is compared with the text, digit by digit.
    private static bool IsExact(ReadOnlySpan<byte> text, decimal value)
    {
        Span<char> back = stackalloc char[40];
        value.TryFormat(back, out var written, default, CultureInfo.InvariantCulture);
        Span<byte> bytes = stackalloc byte[40];
        for (var i = 0; i < written; i++)
            bytes[i] = (byte)back[i];
        return Normalise(text) == Normalise(bytes[..written]);
    }

    /// <summary>All significant digits as an integer, and the power of ten to multiply it with.</summary>
    private static (BigInteger Digits, int Exponent) Normalise(ReadOnlySpan<byte> text)
    {
        var digits = BigInteger.Zero;
        var exponent = 0;
        var hasPoint = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '.')
            {
                hasPoint = true;
            }
            else if (character is (byte)'e' or (byte)'E')
            {
                exponent += int.Parse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else if (character is >= (byte)'0' and <= (byte)'9')
            {
                digits = (digits * 10) + (character - '0');
                exponent -= hasPoint ? 1 : 0;
            }
        }

        if (digits.IsZero)
            return default;
        for (var rest = BigInteger.DivRem(digits, 10); rest.Remainder.IsZero; rest = BigInteger.DivRem(digits, 10))
        {
            digits = rest.Quotient;
            exponent++;
        }

        return (digits, exponent);
    }
}
