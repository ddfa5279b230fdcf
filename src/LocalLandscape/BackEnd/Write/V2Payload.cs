using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>V2's verbose JSON (MS-ODATA 2.2.6.3): numbers that a double cannot hold are texts, times are <c>/Date(ms)/</c> or, as SAP Gateway also takes them, ISO.</summary>
internal sealed partial class V2Payload(ServiceSchema schema) : PayloadReader(schema)
{
    public override JsonElement Content(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("d", out var d) && body.EnumerateObject().Count() == 1 && d.ValueKind == JsonValueKind.Object ? d : body;

    public override bool IsControl(string member) => member == "__metadata";

    public override string? TypeName(JsonElement json) => Metadata(json, "type");

    public override IReadOnlyList<string>? Bound(JsonElement owner, string navigation)
    {
        if (!owner.TryGetProperty(navigation, out var value))
            return null;
        var items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : value.ValueKind == JsonValueKind.Object ? new[] { value } : [];
        // Nothing but the address of an entity links to it; with properties beside it is a new one.
        return items.Length > 0 && items.All(static i => i.ValueKind == JsonValueKind.Object && i.EnumerateObject().Count() == 1 && Metadata(i, "uri") is not null)
            ? [.. items.Select(static i => Metadata(i, "uri")!)]
            : null;
    }

    public override IReadOnlyList<JsonElement>? Nested(JsonElement value, bool many)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("__deferred", out _))
            return null;
        if (value.ValueKind == JsonValueKind.Null)
            return [];
        var items = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("results", out var results) ? results : value;
        return (items.ValueKind, many) switch
        {
            (JsonValueKind.Array, true) => [.. items.EnumerateArray()],
            (JsonValueKind.Object, false) => [items],
            _ => throw ODataFailure.BadRequest(many ? "A navigation to many entities holds an array" : "A navigation to one entity holds an object"),
        };
    }

    public override string? Reference(JsonElement body) => Content(body) is { ValueKind: JsonValueKind.Object } d && d.TryGetProperty("uri", out var uri) ? uri.GetString() : null;

    protected override JsonElement Items(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("results", out var results) ? results : json;

    protected override object Primitive(EdmPrimitiveTypeKind kind, PrimitiveKind wire, JsonElement json)
    {
        switch (kind)
        {
            case EdmPrimitiveTypeKind.Boolean:
                return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw new FormatException("true or false is expected");
            case EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Int32:
                return Number(kind, Text(json, asNumber: true));
            case EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single when json.ValueKind == JsonValueKind.Number:
                return Number(kind, json.GetRawText());
        }
        var text = Text(json, asNumber: false);
        return kind switch
        {
            EdmPrimitiveTypeKind.String => text,
            EdmPrimitiveTypeKind.Int64 or EdmPrimitiveTypeKind.Decimal => Number(kind, text),
            EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single => text is "INF" or "-INF" or "NaN" ? SeedValues.Parse(kind, text) : Number(kind, text),
            EdmPrimitiveTypeKind.Guid => Guid.ParseExact(text, "D"),
            EdmPrimitiveTypeKind.Date => Midnight(Time(text, zoned: false)),
            EdmPrimitiveTypeKind.DateTimeOffset => Time(text, zoned: wire == PrimitiveKind.DateTimeOffset),
            EdmPrimitiveTypeKind.TimeOfDay when text.StartsWith("PT", StringComparison.Ordinal) => new TimeOfDay(XmlConvert.ToTimeSpan(text).Ticks),
            EdmPrimitiveTypeKind.Binary => Convert.FromBase64String(text),
            _ => throw new FormatException($"'{text}' is no Edm.{wire}"),
        };
    }

    private static Date Midnight(DateTimeOffset time) =>
        time.TimeOfDay == TimeSpan.Zero ? (Date)time.Date : throw new FormatException("the property is a date, so the time must be midnight");

    private static DateTimeOffset Time(string text, bool zoned)
    {
        var match = Ticks().Match(text);
        if (!match.Success)
            return DateTimeOffset.ParseExact(text, zoned ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFK" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (match.Groups["offset"].Success && !zoned)
            throw new FormatException("an Edm.DateTime has no offset");
        return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(match.Groups["ms"].Value, CultureInfo.InvariantCulture))
            .ToOffset(TimeSpan.FromMinutes(match.Groups["offset"].Success ? int.Parse(match.Groups["offset"].Value, CultureInfo.InvariantCulture) : 0));
    }

    private static string? Metadata(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("__metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(member, out var value) ? value.GetString() : null;

    [GeneratedRegex(@"^/Date\((?<ms>-?\d{1,15})(?<offset>[+\-]\d{4})?\)/$", RegexOptions.CultureInvariant)]
    private static partial Regex Ticks();
}
