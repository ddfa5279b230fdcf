using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>
/// Rows of a delta response that are no rows of its set: what went away, changes of relations, and rows of other sets. 4.0 tells them by their context, 4.01 what went away by <c>@removed</c>
/// (OData JSON Format 4.01, 15.2 to 15.5).
/// </summary>
internal static class DeltaRows
{
    /// <summary>Takes the object that the reader stands on if it is no row of the set; if so, the reader stands on its end afterwards.</summary>
    /// <param name="reader">Stands on the object's opening brace.</param>
    /// <param name="changes">Where it goes.</param>
    /// <param name="isComplete">False: it cannot be told before more data is there.</param>
    /// <returns>Whether it is no row of the set, or cannot be told.</returns>
    public static bool Take(ref ODataReader reader, DeltaChanges changes, out bool isComplete)
    {
        var ahead = reader.Json;
        isComplete = JsonElement.TryParseValue(ref ahead, out var parsed);
        if (!isComplete)
            return true;
        var row = parsed!.Value;
        var kind = Text(row, "@odata.context", "@context") is { } context ? context[(context.LastIndexOfAny(['/', '#']) + 1)..] : "";
        if (Find(row, "@removed", "@odata.removed") is { } mark)
            changes.Removed.Add(Removed(row, mark.ValueKind == JsonValueKind.Object ? Text(mark, "reason") : null));
        else if (kind == "$deletedEntity")
            changes.Removed.Add(Removed(row, Text(row, "reason")));
        else if (kind is "$link" or "$deletedLink" && Text(row, "source") is { } source && Text(row, "relationship") is { } relationship)
            changes.Links.Add(new(source, relationship, Text(row, "target"), kind == "$deletedLink"));
        else if (kind == "$entity")
            changes.Related.Add(row);
        else if (kind is not ("$link" or "$deletedLink"))
            return IsRow(row, changes);
        reader.Json = ahead;
        return true;
    }

    /// <summary>What went away among changes that stand in a row, and what did not.</summary>
    public static ODataNestedChanges<T> Divide<T>(T owner, ODataProtocol protocol, string property, JsonElement changes)
        where T : IODataObject<T>
    {
        var items = new List<JsonElement>();
        var removed = new List<ODataRemoved>();
        foreach (var row in changes.EnumerateArray().Where(static row => row.ValueKind == JsonValueKind.Object))
        {
            if (Find(row, "@removed", "@odata.removed") is { } mark)
                removed.Add(Removed(row, mark.ValueKind == JsonValueKind.Object ? Text(mark, "reason") : null));
            else
                items.Add(row);
        }

        return new(owner, property, items, removed, protocol);
    }

    // 4.01, 15.3: changes of an expanded collection stand beside it, "Orders@delta", where the service does not send the whole collection.
    private static bool IsRow(JsonElement row, DeltaChanges changes)
    {
        changes.Pending.Clear();
        foreach (var property in row.EnumerateObject())
        {
            var name = property.Name;
            var length = name.EndsWith("@odata.delta", StringComparison.Ordinal) ? name.Length - "@odata.delta".Length : name.EndsWith("@delta", StringComparison.Ordinal) ? name.Length - "@delta".Length : 0;
            if (length > 0 && property.Value.ValueKind == JsonValueKind.Array)
                changes.Pending.Add((name[..length], property.Value));
        }

        return false;
    }

    private static ODataRemoved Removed(JsonElement row, string? reason) => new(Text(row, "@odata.id", "@id", "id") ?? Key(row), reason);

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
