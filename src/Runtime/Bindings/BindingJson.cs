using System.Globalization;
using System.Text.Json;

namespace Btp.Connectivity.Bindings;

/// <summary>Reading of binding documents without reflection; parse errors name the origin and the place, never the text.</summary>
internal static class BindingJson
{
    public static JsonDocument Parse(string json, string origin)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException problem)
        {
            // The parser's own message may quote a piece of the document, and every piece may be a secret.
            throw new ConnectivityException($"The service bindings in {origin} are not JSON (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine}).");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw new ConnectivityException($"The service bindings in {origin} are not a JSON object.");
    }

    public static Dictionary<string, JsonElement> Properties(JsonElement value)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            properties[property.Name] = property.Value.Clone();
        }

        return properties;
    }

    public static string? Text(JsonElement value, string name)
        => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    public static string[] Texts(JsonElement value, string name)
        => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var list) ? TextsOf(list) : [];

    public static string[] TextsOf(JsonElement list)
        => list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)]
            : [];

    /// <summary>A lifetime in seconds, as a number or as text; null when it is neither. What no token has (less than nothing, more than a year) is cut off.</summary>
    public static TimeSpan? Seconds(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out var given))
        {
            return null;
        }

        var text = given.ValueKind is JsonValueKind.Number ? given.GetRawText() : given.ValueKind is JsonValueKind.String ? given.GetString() : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && !double.IsNaN(seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 365 * 24 * 3600))
            : null;
    }

    /// <summary>A JSON string of a text that is not JSON.</summary>
    public static JsonElement FromText(string text)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStringValue(text);
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        return document.RootElement.Clone();
    }
}
