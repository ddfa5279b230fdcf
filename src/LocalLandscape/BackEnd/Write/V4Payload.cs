using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>V4's JSON (OData JSON Format 4.01).</summary>
/// <param name="schema">The document.</param>
/// <param name="ieee754">The content type says <c>IEEE754Compatible=true</c>: then 64-bit and decimal numbers are texts, and else they are not.</param>
internal sealed partial class V4Payload(ServiceSchema schema, bool ieee754) : PayloadReader(schema)
{
    public override JsonElement Content(JsonElement body) => body;

    public override bool IsControl(string member) => member.Contains('@', StringComparison.Ordinal);

    public override string? TypeName(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("@odata.type", out var type) ? type.GetString()?.TrimStart('#') : null;

    public override IReadOnlyList<string>? Bound(JsonElement owner, string navigation)
    {
        if (!owner.TryGetProperty(navigation + "@odata.bind", out var bind))
            return null;
        return bind.ValueKind == JsonValueKind.Array ? [.. bind.EnumerateArray().Select(static b => b.GetString() ?? "")] : [bind.GetString() ?? ""];
    }

    public override IReadOnlyList<JsonElement>? Nested(JsonElement value, bool many) => (value.ValueKind, many) switch
    {
        (JsonValueKind.Array, true) => [.. value.EnumerateArray()],
        (JsonValueKind.Object, false) => [value],
        (JsonValueKind.Null, false) => [],
        _ => throw ODataFailure.BadRequest(many ? "A navigation to many entities holds an array" : "A navigation to one entity holds an object"),
    };

    public override string? Reference(JsonElement body) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty("@odata.id", out var id) ? id.GetString() : null;

    protected override JsonElement Items(JsonElement json) => json;

    protected override object Primitive(EdmPrimitiveTypeKind kind, PrimitiveKind wire, JsonElement json)
    {
        var invariant = CultureInfo.InvariantCulture;
        switch (kind)
        {
            case EdmPrimitiveTypeKind.Boolean:
                return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw new FormatException("true or false is expected");
            case EdmPrimitiveTypeKind.Int64 or EdmPrimitiveTypeKind.Decimal:
                return Number(kind, Text(json, asNumber: !ieee754));
            case EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Int32:
                return Number(kind, Text(json, asNumber: true));
            case EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single:
                return json.ValueKind == JsonValueKind.String && json.GetString() is "INF" or "-INF" or "NaN" ? SeedValues.Parse(kind, json.GetString()!) : Number(kind, Text(json, asNumber: true));
        }
        if (kind.IsSpatial() || kind is EdmPrimitiveTypeKind.PrimitiveType or EdmPrimitiveTypeKind.None)
            return json.Clone();
        var text = Text(json, asNumber: false);
        return kind switch
        {
            EdmPrimitiveTypeKind.String => text,
            EdmPrimitiveTypeKind.Guid => Guid.ParseExact(text, "D"),
            EdmPrimitiveTypeKind.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", invariant) is var date ? new Date(date.Year, date.Month, date.Day) : default,
            EdmPrimitiveTypeKind.DateTimeOffset when Zoned().IsMatch(text) => DateTimeOffset.Parse(text, invariant),
            EdmPrimitiveTypeKind.TimeOfDay when Daytime().IsMatch(text) => TimeOfDay.Parse(text, invariant),
            EdmPrimitiveTypeKind.Duration => SeedValues.Parse(kind, text),
            EdmPrimitiveTypeKind.Binary when !text.AsSpan().ContainsAny('+', '/') => System.Buffers.Text.Base64Url.DecodeFromChars(text),
            _ => throw new FormatException($"'{text}' is no Edm.{kind}"),
        };
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+\-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Zoned();

    [GeneratedRegex(@"^\d\d:\d\d(:\d\d(\.\d{1,12})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Daytime();
}
