namespace Btp.Connectivity.OData.Wire;

/// <summary>Dates, times and durations as text, to the tick: what both protocols share.</summary>
internal static class TemporalText
{
    private const long TicksPerSecond = TimeSpan.TicksPerSecond;

    /// <summary><c>2024-01-31</c>.</summary>
    public static void WriteDate(ref UrlWriter writer, long ticks) => writer.Formatted(new DateTime(ticks), "yyyy-MM-dd");

    /// <summary><c>08:00:00</c>, with the digits of the fraction that are not zero.</summary>
    public static void WriteTime(ref UrlWriter writer, long ticks)
    {
        writer.Formatted(new TimeOnly(ticks % TimeSpan.TicksPerDay), "HH:mm:ss");
        WriteFraction(ref writer, ticks % TicksPerSecond);
    }

    /// <summary><c>Z</c>, or <c>%2B01:00</c>: a bare plus would be read as a space.</summary>
    public static void WriteOffset(ref UrlWriter writer, int minutes)
    {
        if (minutes == 0)
        {
            writer.Raw('Z');
            return;
        }

        writer.Raw(minutes < 0 ? "-" : "%2B");
        var size = Math.Abs(minutes);
        writer.Formatted(size / 60, "00");
        writer.Raw(':');
        writer.Formatted(size % 60, "00");
    }

    /// <summary><c>PT08H00M00S</c>: V2's time of day.</summary>
    public static void WriteTimeAsDuration(ref UrlWriter writer, long ticks)
    {
        if (ticks is < 0 or >= TimeSpan.TicksPerDay)
        {
            WriteDuration(ref writer, ticks);
            return;
        }

        var time = new TimeOnly(ticks);
        writer.Raw("PT");
        writer.Formatted(time.Hour, "00");
        writer.Raw('H');
        writer.Formatted(time.Minute, "00");
        writer.Raw('M');
        writer.Formatted(time.Second, "00");
        WriteFraction(ref writer, ticks % TicksPerSecond);
        writer.Raw('S');
    }

    /// <summary><c>-P1DT2H3M4.5S</c>, nothing but the parts that are not zero.</summary>
    public static void WriteDuration(ref UrlWriter writer, long ticks)
    {
        if (ticks < 0)
            writer.Raw('-');
        // Unsigned, because the most negative duration has no positive twin.
        var size = ticks < 0 ? (ulong)-(Int128)ticks : (ulong)ticks;
        writer.Raw('P');
        var days = size / TimeSpan.TicksPerDay;
        var rest = (long)(size % TimeSpan.TicksPerDay);
        if (days > 0)
            WritePart(ref writer, (long)days, 'D');
        if (rest == 0 && days > 0)
            return;
        writer.Raw('T');
        WritePart(ref writer, rest / TimeSpan.TicksPerHour, 'H');
        WritePart(ref writer, rest / TimeSpan.TicksPerMinute % 60, 'M');
        if (rest % TimeSpan.TicksPerMinute == 0 && ticks != 0)
            return;
        writer.Formatted(rest / TicksPerSecond % 60);
        WriteFraction(ref writer, rest % TicksPerSecond);
        writer.Raw('S');
    }

    private static void WritePart(ref UrlWriter writer, long value, char unit)
    {
        if (value == 0)
            return;
        writer.Formatted(value);
        writer.Raw(unit);
    }

    private static void WriteFraction(ref UrlWriter writer, long ticks)
    {
        if (ticks == 0)
            return;
        writer.Raw('.');
        for (var digit = TicksPerSecond / 10; ticks > 0; digit /= 10)
        {
            writer.Raw((char)('0' + (ticks / digit)));
            ticks %= digit;
        }
    }
}
