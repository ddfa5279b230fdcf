namespace Btp.Connectivity.OData.Wire;

/// <summary>Durations of days, hours, minutes and seconds (<c>-P1DT2H3M4.5S</c>), to the tick.</summary>
internal static class DurationText
{
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        var isNegative = text is [(byte)'-', ..];
        var rest = isNegative ? text[1..] : text;
        if (rest.Length < 3 || rest[0] != 'P')
            return false;
        rest = rest[1..];
        Int128 ticks = 0;
        var isTime = false;
        // Units come in this order, each at most once.
        var units = "DHMS"u8;
        while (!rest.IsEmpty)
        {
            if (rest[0] == 'T' && !isTime)
            {
                isTime = true;
                rest = rest[1..];
                if (rest.IsEmpty)
                    return false;
            }

            if (!TryParsePart(ref rest, ref units, isTime, ref ticks))
                return false;
        }

        ticks = isNegative ? -ticks : ticks;
        if (ticks < long.MinValue || ticks > long.MaxValue)
            return false;
        value = new TimeSpan((long)ticks);
        return true;
    }

    private static bool TryParsePart(ref ReadOnlySpan<byte> rest, ref ReadOnlySpan<byte> units, bool isTime, ref Int128 ticks)
    {
        var digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is < 1 or > 18)
            return false;
        Int128 whole = 0;
        foreach (var digit in rest[..digits])
            whole = (whole * 10) + (digit - '0');
        rest = rest[digits..];
        var fraction = 0L;
        var hasFraction = rest[0] == '.';
        if (hasFraction && !TryParseFraction(ref rest, out fraction))
            return false;
        var unit = rest[0];
        var order = units.IndexOf(unit);
        if (order < 0 || (unit == 'D') == isTime || (hasFraction && unit != 'S'))
            return false;
        units = units[(order + 1)..];
        rest = rest[1..];
        var size = unit switch
        {
            (byte)'D' => TimeSpan.TicksPerDay,
            (byte)'H' => TimeSpan.TicksPerHour,
            (byte)'M' => TimeSpan.TicksPerMinute,
            _ => TimeSpan.TicksPerSecond,
        };
        ticks += (whole * size) + fraction;
        return true;
    }

    private static bool TryParseFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        var length = 1;
        for (var unit = TimeSpan.TicksPerSecond / 10; length < rest.Length && rest[length] is >= (byte)'0' and <= (byte)'9'; length++, unit /= 10)
            ticks += (rest[length] - '0') * unit;
        rest = rest[length..];
        return length > 1 && !rest.IsEmpty;
    }
}
