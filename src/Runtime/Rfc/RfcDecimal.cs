using System.Globalization;
using System.Numerics;

namespace Btp.Connectivity.Rfc;

/// <summary>
/// A decimal number as ABAP has it, exactly: DECFLOAT34 has 34 digits and exponents up to 6144, P up to 31 digits, where
/// <see cref="decimal"/> ends at 28. Two numbers are equal when they have the same value: 1.0 equals 1.
/// </summary>
public readonly struct RfcDecimal : IEquatable<RfcDecimal>, IComparable<RfcDecimal>
{
    // Longer than any number of ABAP; keeps a hostile exponent from filling the memory.
    private const int LargestExponent = 10_000;

    /// <summary>The number <paramref name="digits"/> times ten to the <paramref name="exponent"/>.</summary>
    /// <param name="digits">All digits, with the sign.</param>
    /// <param name="exponent">Power of ten; negative for digits after the point.</param>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is beyond any number of ABAP.</exception>
    public RfcDecimal(BigInteger digits, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((long)exponent), LargestExponent, nameof(exponent));
        Digits = digits;
        Exponent = exponent;
    }

    // What is known to be a number already: taking zeros off makes the exponent larger.
    private RfcDecimal((BigInteger Digits, int Exponent) normalized) => (Digits, Exponent) = normalized;

    /// <summary>All digits, with the sign.</summary>
    public BigInteger Digits { get; }

    /// <summary>Power of ten.</summary>
    public int Exponent { get; }

    /// <summary>Every decimal is one.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator RfcDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0));
        return new(value < 0 ? -digits : digits, -((bits[3] >> 16) & 0xFF));
    }

    /// <summary>The number as a decimal.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="OverflowException">It has more digits than a decimal holds.</exception>
    public static explicit operator decimal(RfcDecimal value) => value.ToDecimal();

    /// <summary>Same value.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(RfcDecimal left, RfcDecimal right) => left.Equals(right);

    /// <summary>Another value.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(RfcDecimal left, RfcDecimal right) => !left.Equals(right);

    /// <summary>Less.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(RfcDecimal left, RfcDecimal right) => left.CompareTo(right) < 0;

    /// <summary>Greater.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(RfcDecimal left, RfcDecimal right) => left.CompareTo(right) > 0;

    /// <summary>Less or equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(RfcDecimal left, RfcDecimal right) => left.CompareTo(right) <= 0;

    /// <summary>Greater or equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(RfcDecimal left, RfcDecimal right) => left.CompareTo(right) >= 0;

    /// <summary>Reads <c>-1.25</c>, <c>1.25E-100</c>, and ABAP's sign behind the number: <c>1.25-</c>.</summary>
    /// <param name="text">The number.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static RfcDecimal Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException("This is no decimal number.");

    /// <summary>Reads a number, see <see cref="Parse"/>.</summary>
    /// <param name="text">The number.</param>
    /// <param name="value">The number, if it is one.</param>
    public static bool TryParse(string? text, out RfcDecimal value)
    {
        value = default;
        var span = (text ?? "").AsSpan().Trim();
        var isNegative = span.StartsWith("-") || span.EndsWith("-");
        span = span.StartsWith("-") || span.StartsWith("+") ? span[1..] : span.EndsWith("-") || span.EndsWith("+") ? span[..^1] : span;
        var exponent = 0;
        if (span.IndexOfAny('E', 'e') is >= 0 and var mark)
        {
            if (!int.TryParse(span[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return false;
            span = span[..mark];
        }

        var point = span.IndexOf('.');
        var digits = point < 0 ? span.ToString() : string.Concat(span[..point], span[(point + 1)..]);
        if (digits.Length is 0 or > LargestExponent || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;

        var scale = (long)exponent - (point < 0 ? 0 : span.Length - point - 1);
        if (Math.Abs(scale) > LargestExponent)
            return false;
        var number = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        value = new(isNegative ? -number : number, (int)scale);
        return true;
    }

    /// <summary>The number as a decimal.</summary>
    /// <exception cref="OverflowException">It has more digits than a decimal holds.</exception>
    public decimal ToDecimal()
    {
        var shortest = Normalized();
        if (shortest.Exponent < -28)
            throw new OverflowException("The number has more digits after the point than a decimal holds.");
        return shortest.Exponent >= 0
            ? (decimal)(shortest.Digits * BigInteger.Pow(10, Math.Min(shortest.Exponent, 60)))
            : (decimal)BigInteger.Abs(shortest.Digits) is var digits && decimal.GetBits(digits) is var bits
                ? new decimal(bits[0], bits[1], bits[2], shortest.Digits.Sign < 0, (byte)-shortest.Exponent)
                : default;
    }

    /// <summary>The same value without zeros at its end.</summary>
    public RfcDecimal Normalized()
    {
        if (Digits.IsZero)
            return default;

        var (digits, exponent) = (Digits, Exponent);
        while (BigInteger.DivRem(digits, 10, out var rest) is var tenth && rest.IsZero)
            (digits, exponent) = (tenth, exponent + 1);
        return new((digits, exponent));
    }

    /// <inheritdoc/>
    public bool Equals(RfcDecimal other) => Normalized() is var left && other.Normalized() is var right && left.Digits == right.Digits && left.Exponent == right.Exponent;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RfcDecimal other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Normalized() is var shortest ? HashCode.Combine(shortest.Digits, shortest.Exponent) : 0;

    /// <inheritdoc/>
    public int CompareTo(RfcDecimal other)
    {
        var least = Math.Min(Exponent, other.Exponent);
        return (Digits * BigInteger.Pow(10, Exponent - least)).CompareTo(other.Digits * BigInteger.Pow(10, other.Exponent - least));
    }

    /// <summary>Digits with a point; with an exponent where zeros would have to be added: <c>-1.25</c>, <c>1E+100</c>.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture);
        var sign = Digits.Sign < 0 ? "-" : "";
        if (Exponent == 0)
            return sign + digits;
        if (Exponent < 0 && Exponent > -40)
        {
            digits = digits.PadLeft(1 - Exponent, '0');
            return sign + digits[..^-Exponent] + "." + digits[^-Exponent..];
        }

        return sign + digits + "E" + Exponent.ToString("+0;-0", CultureInfo.InvariantCulture);
    }
}
