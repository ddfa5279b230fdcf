namespace Btp.Connectivity.OData.Wire;

/// <summary>Dates and times of ISO 8601 as OData writes them, to the tick. Digits behind the seventh of a second are beyond a tick and dropped.</summary>
internal static class IsoText
{
    private const int DateLength = 10;

    /// <summary><c>2024-01-31</c>, also as the beginning of a date with time.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (!TryParseDay(text, out var year, out var month, out var day))
            return false;
        date = new DateOnly(year, month, day);
        return text.Length == DateLength || TryParseDateTimeOffset(text, out _);
    }

    /// <summary><c>08:00</c>, <c>08:00:00.1234567</c>.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out long ticks) => TryParseTime(text, out ticks, out var length) && length == text.Length;

    /// <summary><c>2024-01-31T08:00:00.123+01:00</c>; without a zone UTC; without a time midnight.</summary>
    public static bool TryParseDateTimeOffset(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (!TryParseDay(text, out var year, out var month, out var day))
            return false;
        var ticks = new DateTime(year, month, day).Ticks;
        var rest = text[DateLength..];
        if (!rest.IsEmpty)
        {
            if (rest[0] is not ((byte)'T' or (byte)'t') || !TryParseTime(rest[1..], out var time, out var length))
                return false;
            ticks += time;
            rest = rest[(length + 1)..];
        }

        if (!TryParseZone(rest, out var offset))
            return false;
        var utc = ticks - (offset * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
            return false;
        value = new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset));
        return true;
    }

    private static bool TryParseDay(ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        month = day = 0;
        return TryParseDigits(text, 0, 4, out year) && text.Length >= DateLength && text[4] == '-' && TryParseDigits(text, 5, 2, out month) && text[7] == '-'
            && TryParseDigits(text, 8, 2, out day) && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool TryParseTime(ReadOnlySpan<byte> text, out long ticks, out int length)
    {
        ticks = 0;
        length = 0;
        if (!TryParseDigits(text, 0, 2, out var hour) || text.Length < 5 || text[2] != ':' || !TryParseDigits(text, 3, 2, out var minute) || hour > 23 || minute > 59)
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        length = 5;
        if (text.Length <= length || text[length] != ':')
            return true;
        if (!TryParseDigits(text, 6, 2, out var second) || second > 59)
            return false;
        ticks += second * TimeSpan.TicksPerSecond;
        length = 8;
        return text.Length <= length || text[length] != '.' || TryParseFraction(text, ref ticks, ref length);
    }

    private static bool TryParseFraction(ReadOnlySpan<byte> text, ref long ticks, ref int length)
    {
        var start = ++length;
        for (var unit = TimeSpan.TicksPerSecond / 10; length < text.Length && text[length] is >= (byte)'0' and <= (byte)'9'; length++, unit /= 10)
            ticks += (text[length] - '0') * unit;
        return length > start;
    }

    private static bool TryParseZone(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
            return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryParseDigits(text, 1, 2, out var hours) || !TryParseDigits(text, 4, 2, out var rest) || rest > 59)
            return false;
        minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        return Math.Abs(minutes) <= 14 * 60;
    }

    private static bool TryParseDigits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        if (text.Length < start + count)
            return false;
        foreach (var character in text.Slice(start, count))
        {
            var digit = (uint)(character - '0');
            if (digit > 9)
                return false;
            value = (value * 10) + (int)digit;
        }

        return true;
    }
}
