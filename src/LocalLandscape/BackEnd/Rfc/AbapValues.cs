using System.Globalization;
using System.Numerics;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Rfc;

/// <summary>The texts of elementary ABAP values: checked when they come, the same for the same value when they go.</summary>
internal static class AbapValues
{
    private const string MostDigits = "1234567890123456789012345678901234567890";

    /// <summary>The text as the system itself would write the value.</summary>
    /// <exception cref="RfcFault">It is no value of the type. Nothing is cut off or rounded.</exception>
    public static string Canonical(RfcTypeModel type, string text, string place) => Convert(type, text)
        ?? throw new RfcFault("CX_SY_CONVERSION_ERROR", $"The value of {place} is no {type.Kind.ToString().ToUpperInvariant()} of this length");

    /// <summary>The initial value.</summary>
    public static string Initial(RfcTypeModel type) => type.Kind switch
    {
        AbapType.Num => new string('0', type.Length),
        AbapType.Date => "0000-00-00",
        AbapType.Time => "00:00:00",
        AbapType.Packed => Convert(type, "0")!,
        AbapType.Raw => System.Convert.ToBase64String(new byte[type.Length]),
        AbapType.Char or AbapType.String or AbapType.XString or AbapType.UtcLong => "",
        _ => "0",
    };

    private static string? Convert(RfcTypeModel type, string text) => type.Kind switch
    {
        AbapType.Char => text.TrimEnd(' ') is var chars && chars.Length <= type.Length ? chars : null,
        AbapType.Num => text.Length <= type.Length && text.All(char.IsAsciiDigit) ? text.PadLeft(type.Length, '0') : null,
        AbapType.String => text,
        AbapType.Date => text is "" or "0000-00-00" ? "0000-00-00" : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        AbapType.Time => text == "24:00:00" || TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : text.Length == 0 ? "00:00:00" : null,
        AbapType.UtcLong => text.Length == 0 || DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        AbapType.Int1 => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Number(value) : null,
        AbapType.Int2 => short.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Number(value) : null,
        AbapType.Int4 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Number(value) : null,
        AbapType.Int8 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Number(value) : null,
        AbapType.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null,
        AbapType.Packed => Packed(type, text),
        AbapType.DecFloat16 => DecFloat(text, 16, 384),
        AbapType.DecFloat34 => DecFloat(text, 34, 6144),
        AbapType.XString => Bytes(text) is { } bytes ? System.Convert.ToBase64String(bytes) : null,
        AbapType.Raw => Bytes(text) is { } bytes && bytes.Length <= type.Length ? System.Convert.ToBase64String([.. bytes, .. new byte[type.Length - bytes.Length]]) : null,
        _ => null,
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return System.Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }

    private static string? Packed(RfcTypeModel type, string text)
    {
        if (Split(text) is not { } number || number.Exponent < -type.Decimals || number.Exponent > MostDigits.Length)
            return null;
        var unscaled = number.Digits * BigInteger.Pow(10, number.Exponent + type.Decimals);
        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(type.Decimals + 1, '0');
        if (digits.TrimStart('0').Length > type.Length)
            return null;
        var sign = unscaled.Sign < 0 ? "-" : "";
        return type.Decimals == 0 ? sign + digits : sign + digits[..^type.Decimals] + "." + digits[^type.Decimals..];
    }

    private static string? DecFloat(string text, int most, int largest)
    {
        if (Split(text) is not { } number)
            return null;
        var digits = BigInteger.Abs(number.Digits).ToString(CultureInfo.InvariantCulture);
        if (digits.TrimEnd('0').Length > most || (digits != "0" && number.Exponent + digits.Length - 1 > largest))
            return null;
        var sign = number.Digits.Sign < 0 ? "-" : "";
        var rest = digits[1..].TrimEnd('0');
        return digits == "0" ? "0" : $"{sign}{digits[0]}{(rest.Length > 0 ? "." + rest : "")}E{(number.Exponent + digits.Length - 1).ToString("+0;-0", CultureInfo.InvariantCulture)}";
    }

    private static (BigInteger Digits, int Exponent)? Split(string text)
    {
        var mark = text.IndexOfAny(['E', 'e']);
        var exponent = 0;
        if (mark >= 0 && !int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return null;
        var number = mark < 0 ? text : text[..mark];
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? number : number.Remove(point, 1);
        return digits.Length <= MostDigits.Length * 2 && Math.Abs((long)exponent) < 10_000 && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Shortest(value, exponent - (point < 0 ? 0 : number.Length - point - 1))
            : null;
    }

    private static (BigInteger, int) Shortest(BigInteger digits, int exponent)
    {
        while (!digits.IsZero && digits % 10 == 0)
            (digits, exponent) = (digits / 10, exponent + 1);
        return digits.IsZero ? (digits, 0) : (digits, exponent);
    }
}
