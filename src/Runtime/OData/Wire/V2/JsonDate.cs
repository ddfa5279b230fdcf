namespace Btp.Connectivity.OData.Wire.V2;

/// <summary>V2's dates in JSON: <c>/Date(ms)/</c>, <c>/Date(ms+mmmm)/</c>: milliseconds of UTC since 1970, and minutes of offset (MS-ODATA 2.2.6.3.1).</summary>
internal static class JsonDate
{
    // The first and the last millisecond of the years 1 to 9999.
    private const long First = -62_135_596_800_000;
    private const long Last = 253_402_300_799_999;

    private const int LargestOffset = 14 * 60;

    /// <summary>Whether it is one, also as it stands in JSON with escaped slashes: unescaping every date would cost a buffer each.</summary>
    public static bool IsOne(ReadOnlySpan<byte> text) => text.Length > 6 && text[0] is (byte)'\\' or (byte)'/' && text[(text[0] == '/' ? 0 : 1)..].StartsWith("/Date("u8);

    /// <summary>Reads the time in UTC and the offset, both in ticks.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long utc, out long offset)
    {
        utc = offset = 0;
        var rest = text[(text[0] == '/' ? 6 : 7)..];
        var isNegative = rest is [(byte)'-', ..];
        if (!TryParseDigits(ref rest, isNegative ? 1 : 0, out var milliseconds))
            return false;
        milliseconds = isNegative ? -milliseconds : milliseconds;
        if (milliseconds is < First or > Last)
            return false;
        utc = DateTime.UnixEpoch.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond);
        if (rest[0] is (byte)'+' or (byte)'-')
        {
            var isWest = rest[0] == '-';
            if (!TryParseDigits(ref rest, 1, out var minutes) || minutes > LargestOffset)
                return false;
            offset = minutes * (isWest ? -TimeSpan.TicksPerMinute : TimeSpan.TicksPerMinute);
            if (utc + offset < 0 || utc + offset > DateTime.MaxValue.Ticks)
                return false;
        }

        return rest.SequenceEqual(")/"u8) || rest.SequenceEqual(")\\/"u8);
    }

    // At least one digit, no more than fit, and something behind them.
    private static bool TryParseDigits(ref ReadOnlySpan<byte> text, int start, out long value)
    {
        value = 0;
        var position = start;
        for (; position < text.Length && (uint)(text[position] - '0') <= 9; position++)
            value = (value * 10) + (text[position] - '0');
        var count = position - start;
        var isThere = count is > 0 and <= 18 && position < text.Length;
        text = text[position..];
        return isThere;
    }
}
