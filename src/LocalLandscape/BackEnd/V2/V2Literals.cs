using System.Globalization;
using System.Xml;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>Literals of OData V2 URLs (MS-ODATA 2.2.2): read into V4 literals, and written for addresses and ETags.</summary>
internal static class V2Literals
{
    private const DateTimeStyles Exact = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly string[] DateTimes = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];
    private static readonly string[] Offsets = [.. DateTimes.Select(static f => f + "K")];

    /// <summary>Translates one literal token into a V4 literal.</summary>
    /// <param name="token">A number, a text or a typed literal.</param>
    /// <param name="asDate">The value is for an <c>Edm.Date</c> of the upgraded model: only the date is written.</param>
    /// <exception cref="ODataFailure">400: not a literal of V2.</exception>
    public static string ToV4(V2Token token, bool asDate = false)
    {
        if (token.Kind != V2TokenKind.Typed)
            return token.Kind == V2TokenKind.Text ? Literals.V4(token.Text) : Number(token.Text);
        try
        {
            return token.Prefix switch
            {
                // A zone makes it no Edm.DateTime: strict back ends answer 400.
                "datetime" => Time(DateTimeOffset.ParseExact(token.Text, DateTimes, Invariant, Exact), asDate),
                "datetimeoffset" => Time(DateTimeOffset.ParseExact(token.Text, Offsets, Invariant, Exact), asDate),
                "time" => Literals.Text(new TimeOfDay(XmlConvert.ToTimeSpan(token.Text).Ticks)),
                "guid" => Guid.ParseExact(token.Text, "D").ToString(),
                "X" or "binary" => $"binary'{Convert.ToBase64String(Convert.FromHexString(token.Text))}'",
                _ => throw ODataFailure.BadRequest($"{token.Prefix}'{token.Text}' is no literal of OData V2"),
            };
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
        {
            throw ODataFailure.BadRequest($"{token.Prefix}'{token.Text}' is no valid literal", inner: error);
        }
    }

    /// <summary>A key literal for a property of a known type; numbers lose their suffix.</summary>
    public static string Key(V2Token token, IEdmTypeReference type) => token.Kind switch
    {
        V2TokenKind.Number => token.Text.TrimEnd('L', 'l', 'M', 'm', 'D', 'd', 'F', 'f'),
        V2TokenKind.Name => token.Text,
        _ => ToV4(token, type.IsDate()),
    };

    /// <summary>Writes a value as SAP writes it in <c>uri</c> and <c>id</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="wire">Its type on the wire.</param>
    public static string Write(object? value, PrimitiveKind wire) => value switch
    {
        null => "null",
        string text => Literals.V4(text),
        Guid guid => $"guid'{guid}'",
        Date date => $"datetime'{date}T00:00:00'",
        DateTimeOffset time when wire == PrimitiveKind.DateTime => $"datetime'{time.UtcDateTime.ToString(Pattern(time), Invariant)}'",
        DateTimeOffset time => $"datetimeoffset'{time.UtcDateTime.ToString(Pattern(time), Invariant)}Z'",
        TimeOfDay time => $"time'{Duration(time)}'",
        decimal number => number.ToString(Invariant) + "M",
        long number => number.ToString(Invariant) + "L",
        double number => Literals.Text(number) + "D",
        float number => Literals.Text(number) + "F",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        _ => Literals.Text(value),
    };

    /// <summary><c>PT13H21M43S</c>: always all three parts, a fraction only when there is one.</summary>
    public static string Duration(TimeOfDay time)
    {
        var fraction = time.Ticks % TimeSpan.TicksPerSecond;
        return string.Create(Invariant, $"PT{time.Hours:00}H{time.Minutes:00}M{time.Seconds:00}{(fraction == 0 ? "" : "." + fraction.ToString("0000000", Invariant).TrimEnd('0'))}S");
    }

    private static string Pattern(DateTimeOffset time) =>
        time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    private static string Time(DateTimeOffset time, bool asDate) =>
        asDate ? time.ToString("yyyy-MM-dd", Invariant) : Literals.Timestamp(time);

    // Microsoft's parser knows the suffixes and reads the digits exactly with them; a text like 12ab is its error to report.
    private static string Number(string text) => text;
}
