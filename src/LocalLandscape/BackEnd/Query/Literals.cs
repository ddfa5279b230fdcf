using System.Globalization;
using System.Text.Json;
using System.Xml;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>The plain text of values: of <c>/$value</c>, of casts to text, and inside V4 keys and JSON.</summary>
internal static class Literals
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The text of a value, without quotes.</summary>
    public static string Text(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => Special(number) ?? number.ToString("R", Invariant),
        float number => Special(number) ?? number.ToString("R", Invariant),
        Date date => date.ToString(),
        TimeOfDay time => Time(time),
        DateTimeOffset time => Timestamp(time),
        TimeSpan span => XmlConvert.ToString(span),
        byte[] bytes => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'),
        JsonElement json => json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText(),
        IFormattable formattable => formattable.ToString(null, Invariant),
        _ => value.ToString() ?? "",
    };

    /// <summary>A literal as it stands in a V4 URL, before percent-encoding.</summary>
    public static string V4(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        EnumValue member => $"{member.Type.FullTypeName()}'{member}'",
        TimeSpan span => $"duration'{XmlConvert.ToString(span)}'",
        byte[] bytes => $"binary'{Text(bytes)}'",
        _ => Text(value),
    };

    /// <summary>A UTC time as <c>…Z</c>, another one with its offset; the fraction as long as it needs to be.</summary>
    public static string Timestamp(DateTimeOffset time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", Invariant)
        + (time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", Invariant));

    private static string Time(TimeOfDay time) =>
        new TimeSpan(time.Ticks).ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? @"hh\:mm\:ss" : @"hh\:mm\:ss\.FFFFFFF", Invariant);

    private static string? Special(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "INF" : double.IsNegativeInfinity(number) ? "-INF" : null;
}
