using Btp.Connectivity.OData.Wire;
using Btp.Connectivity.OData.Wire.V2;

namespace Btp.Connectivity.OData;

/// <content>Dates, times and durations, in either protocol's notation.</content>
public ref partial struct ODataReader
{
    /// <summary>Reads <c>Edm.Date</c>, or the date of V2's <c>Edm.DateTime</c>.</summary>
    public DateOnly? ReadDate()
    {
        if (!EnterText("a date", out var text))
            return null;
        if (JsonDate.IsOne(text))
            return JsonDate.TryParse(text, out var utc, out var offset) ? DateOnly.FromDayNumber((int)((utc + offset) / TimeSpan.TicksPerDay)) : throw Malformed("a date");
        return IsoText.TryParseDate(text, out var date) ? date : throw Malformed("a date");
    }

    /// <summary>Reads <c>Edm.DateTimeOffset</c> to the tick, or V2's <c>Edm.DateTime</c>, which has no zone and counts as UTC.</summary>
    public DateTimeOffset? ReadDateTimeOffset()
    {
        if (!EnterText("a point in time", out var text))
            return null;
        if (JsonDate.IsOne(text))
            return JsonDate.TryParse(text, out var utc, out var offset) ? new DateTimeOffset(utc + offset, new TimeSpan(offset)) : throw Malformed("a point in time");
        return IsoText.TryParseDateTimeOffset(text, out var value) ? value : throw Malformed("a point in time");
    }

    /// <summary>Reads <c>Edm.TimeOfDay</c> to the tick, or V2's <c>Edm.Time</c> (<c>PT13H20M00S</c>).</summary>
    public TimeOnly? ReadTimeOfDay()
    {
        if (!EnterText("a time of day", out var text))
            return null;
        if (text is [(byte)'P', ..])
        {
            return DurationText.TryParse(text, out var duration) && duration.Ticks is >= 0 and < TimeSpan.TicksPerDay
                ? new TimeOnly(duration.Ticks)
                : throw Malformed("a time of day");
        }

        return IsoText.TryParseTime(text, out var ticks) ? new TimeOnly(ticks) : throw Malformed("a time of day");
    }

    /// <summary>Reads <c>Edm.Duration</c> to the tick.</summary>
    public TimeSpan? ReadDuration()
    {
        if (!EnterText("a duration", out var text))
            return null;
        return DurationText.TryParse(text, out var value) ? value : throw Malformed("a duration");
    }
}
