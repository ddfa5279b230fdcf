using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Rows of a delta response that stand for rows that went away: 4.0 marks them by their context, 4.01 by <c>@removed</c> (OData JSON Format 4.01, 15.3).</summary>
internal static class RemovedRows
{
    /// <summary>Whether the object that the reader stands on is no row; if so, the reader stands on its end afterwards.</summary>
    /// <param name="reader">Stands on the object's opening brace.</param>
    /// <param name="removed">What went away; null for a change of links, which says nothing about rows.</param>
    /// <param name="isComplete">False: it cannot be told before more data is there.</param>
    public static bool IsOne(ref ODataReader reader, out ODataRemoved? removed, out bool isComplete)
    {
        removed = null;
        var ahead = reader.Json;
        isComplete = JsonElement.TryParseValue(ref ahead, out var parsed);
        if (!isComplete)
            return true;
        var row = parsed!.Value;
        var kind = Text(row, "@odata.context", "@context") is { } context ? context[(context.LastIndexOf('/') + 1)..] : "";
        var mark = Find(row, "@removed", "@odata.removed");
        if (mark is null && kind is not ("$deletedEntity" or "$link" or "$deletedLink"))
            return false;
        reader.Json = ahead;
        if (mark is null && kind != "$deletedEntity")
            return true;
        var reason = mark is { ValueKind: JsonValueKind.Object } details ? Text(details, "reason") : Text(row, "reason");
        removed = new(Text(row, "@odata.id", "@id", "id") ?? Key(row), reason);
        return true;
    }

    // 4.01 allows the key's properties instead of the id.
    private static string Key(JsonElement row)
        => "{" + string.Join(',', row.EnumerateObject().Where(property => !property.Name.Contains('@', StringComparison.Ordinal)).Select(property => $"\"{property.Name}\":{property.Value.GetRawText()}")) + "}";

    private static string? Text(JsonElement row, params ReadOnlySpan<string> names) => Find(row, names) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonElement row, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (row.TryGetProperty(name, out var value))
                return value;
        }

        return null;
    }
}
