using System.Globalization;
using Btp.Connectivity.OData.Wire;

namespace Btp.Connectivity.OData;

/// <content>Dates, times and durations, in either protocol's notation.</content>
public sealed partial class ODataWriter
{
    private const int LongestTime = 64;

    /// <summary>Writes <c>Edm.Date</c>, or V2's <c>Edm.DateTime</c> at midnight.</summary>
    public void WriteDate(DateOnly? value)
    {
        if (!Begin(value.HasValue))
            return;
        if (Protocol == ODataProtocol.V2)
            WriteJsonDate(value.GetValueOrDefault().ToDateTime(TimeOnly.MinValue).Ticks, 0);
        else
            WriteText(value.GetValueOrDefault(), "O");
    }

    /// <summary>Writes V2's <c>Edm.DateTime</c>, which has no zone and gets the time in UTC, to the millisecond: V2's JSON has no finer one.</summary>
    public void WriteDateTime(DateTimeOffset? value)
    {
        if (Protocol != ODataProtocol.V2)
            WriteDateTimeOffset(value);
        else if (Begin(value.HasValue))
            WriteJsonDate(value.GetValueOrDefault().UtcTicks, 0);
    }

    /// <summary>Writes <c>Edm.DateTimeOffset</c> with its offset: in V4 to the tick, in V2 to the millisecond, because V2's JSON has no finer one.</summary>
    public void WriteDateTimeOffset(DateTimeOffset? value)
    {
        if (!Begin(value.HasValue))
            return;
        var time = value.GetValueOrDefault();
        if (Protocol == ODataProtocol.V2)
            WriteJsonDate(time.UtcTicks, time.TotalOffsetMinutes);
        else if (time.TotalOffsetMinutes == 0)
            WriteText(time.UtcDateTime, "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ");
        else
            WriteText(time, "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz");
    }

    /// <summary>Writes <c>Edm.TimeOfDay</c>, or V2's <c>Edm.Time</c> (<c>PT13H20M00S</c>), to the tick.</summary>
    public void WriteTimeOfDay(TimeOnly? value)
    {
        if (!Begin(value.HasValue))
            return;
        if (Protocol == ODataProtocol.V2)
            WriteDuration(value.GetValueOrDefault().Ticks, isTimeOfDay: true);
        else
            WriteText(value.GetValueOrDefault(), "HH:mm:ss.FFFFFFF");
    }

    /// <summary>Writes <c>Edm.Duration</c> to the tick.</summary>
    public void WriteDuration(TimeSpan? value)
    {
        if (Begin(value.HasValue))
            WriteDuration(value.GetValueOrDefault().Ticks, isTimeOfDay: false);
    }

    // The slashes are escaped, which is the same JSON and what strict servers of V2 look for.
    private void WriteJsonDate(long utcTicks, int offsetMinutes)
    {
        // Downwards, also before 1970: half a millisecond never becomes another day.
        var milliseconds = Math.DivRem(utcTicks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMillisecond, out var rest);
        if (rest < 0)
            milliseconds--;
        _json.WriteRawValue(
            offsetMinutes == 0
                ? string.Create(CultureInfo.InvariantCulture, $"\"\\/Date({milliseconds})\\/\"")
                : string.Create(CultureInfo.InvariantCulture, $"\"\\/Date({milliseconds}{(offsetMinutes < 0 ? '-' : '+')}{Math.Abs(offsetMinutes):0000})\\/\""),
            skipInputValidation: true);
    }

    private void WriteDuration(long ticks, bool isTimeOfDay)
    {
        var text = new UrlWriter(stackalloc char[LongestTime], Protocol);
        if (isTimeOfDay)
            TemporalText.WriteTimeAsDuration(ref text, ticks);
        else
            TemporalText.WriteDuration(ref text, ticks);
        _json.WriteStringValue(text.Written);
    }

    private void WriteText<T>(T value, string format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestTime];
        value.TryFormat(text, out var written, format, CultureInfo.InvariantCulture);
        _json.WriteStringValue(text[..written]);
    }
}
