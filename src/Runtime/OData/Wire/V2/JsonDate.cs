using System.Buffers.Text;

namespace Btp.Connectivity.OData.Wire.V2;

/// <summary>V2's dates in JSON: <c>/Date(ms)/</c>, <c>/Date(ms+mmmm)/</c>: milliseconds of UTC since 1970, and minutes of offset (MS-ODATA 2.2.6.3.1).</summary>
internal static class JsonDate
{
    // The first and the last millisecond of the years 1 to 9999.
    private const long First = -62_135_596_800_000;
    private const long Last = 253_402_300_799_999;

    /// <summary>Whether it is one, also as it stands in JSON with escaped slashes: unescaping every date would cost a buffer each.</summary>
    public static bool IsOne(ReadOnlySpan<byte> text) => text.StartsWith("\\/Date("u8) || text.StartsWith("/Date("u8);

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        var rest = text[(text.IndexOf((byte)'(') + 1)..];
        var closing = rest.IndexOf((byte)')');
        if (closing < 1 || !(rest[closing..].SequenceEqual(")/"u8) || rest[closing..].SequenceEqual(")\\/"u8)))
            return false;
        rest = rest[..closing];
        if (!Utf8Parser.TryParse(rest, out long milliseconds, out var consumed))
            return false;
        rest = rest[consumed..];
        var offset = 0;
        if (!rest.IsEmpty)
        {
            if (rest[0] is not ((byte)'+' or (byte)'-') || !Utf8Parser.TryParse(rest[1..], out offset, out consumed) || consumed != rest.Length - 1 || offset is < 0 or > 14 * 60)
                return false;
            offset = rest[0] == '-' ? -offset : offset;
        }

        if (milliseconds is < First or > Last)
            return false;
        var ticks = DateTime.UnixEpoch.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond);
        if (offset == 0)
        {
            value = new DateTimeOffset(ticks, TimeSpan.Zero);
            return true;
        }

        ticks += offset * TimeSpan.TicksPerMinute;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        value = new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset));
        return true;
    }
}
