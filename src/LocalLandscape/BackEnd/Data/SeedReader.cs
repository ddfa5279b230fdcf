using System.Text.Json;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>
/// Reads the seed of a service: an object with one array per entity set (one object per singleton) of plain JSON rows, and
/// <c>"$generate": { "Set": count }</c> for sets that are to be filled. A row may name its derived type as <c>"@odata.type"</c> and nest
/// the entities of a navigation, which then count as linked and stand in their own set too.
/// </summary>
internal sealed class SeedReader(ServiceData data, string source)
{
    private readonly Dictionary<string, List<StructuredValue>> _rows = new(StringComparer.Ordinal);

    /// <summary>Reads the seed into the data.</summary>
    /// <exception cref="InvalidDataException">The seed does not fit the document. The message names the file, the row and the property.</exception>
    public void Read(string text)
    {
        using var document = Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw Wrong("$", "an object with one member per entity set is expected");
        Dictionary<string, int> wanted = new(StringComparer.Ordinal);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Name == "$generate")
                wanted = Wanted(member.Value);
            else if (data.Store(member.Name) is { } store)
                ReadSet(store, member);
            else if (data.Schema.Edm.EntityContainer.FindSingleton(member.Name) is { } singleton)
                data.SetSingleton(singleton.Name, Row(singleton.EntityType(), singleton, member.Value, member.Name));
            else
                throw Wrong(member.Name, "the service has no such entity set");
        }
        foreach (var (set, rows) in _rows)
            Guarded(set, () => data.Store(set)!.Add(rows));
        if (wanted.Count > 0)
            new RowGenerator(data).Generate(wanted);
    }

    private JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{source}: {error.Message}", error);
        }
    }

    private Dictionary<string, int> Wanted(JsonElement json)
    {
        var wanted = new Dictionary<string, int>(StringComparer.Ordinal);
        if (json.ValueKind != JsonValueKind.Object)
            throw Wrong("$generate", "an object of set names and counts is expected");
        foreach (var member in json.EnumerateObject())
            wanted[data.Store(member.Name) is null ? throw Wrong("$generate", $"the service has no entity set {member.Name}") : member.Name] =
                member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var count) && count >= 0
                    ? count
                    : throw Wrong("$generate." + member.Name, "a count is expected");
        return wanted;
    }

    private void ReadSet(EntityStore store, JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Array)
            throw Wrong(member.Name, "an array of rows is expected");
        var set = data.Schema.Edm.EntityContainer.FindEntitySet(store.Name);
        var index = 0;
        foreach (var item in member.Value.EnumerateArray())
            Row(store.Type, set, item, $"{member.Name}[{index++}]");
    }

    private void Keep(string set, StructuredValue row)
    {
        if (!_rows.TryGetValue(set, out var rows))
            _rows[set] = rows = [];
        rows.Add(row);
    }

    private StructuredValue Row(IEdmEntityType declared, IEdmNavigationSource? set, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Wrong(path, "an object is expected");
        var type = declared;
        if (json.TryGetProperty("@odata.type", out var named))
            type = data.Schema.Edm.FindDeclaredType(named.GetString()?.TrimStart('#')) is IEdmEntityType derived && derived.IsOrInheritsFrom(declared)
                ? derived
                : throw Wrong(path, $"{named} is no type that derives from {declared.FullTypeName()}");
        var row = new StructuredValue(type);
        // Kept before what is nested in it, so that a set has its rows in the order of the file.
        if (data.Store((set as IEdmEntitySet)?.Name) is { } store)
            Keep(store.Name, row);
        foreach (var member in json.EnumerateObject().Where(static m => m.Name != "@odata.type"))
        {
            if (type.FindProperty(member.Name) is IEdmNavigationProperty navigation)
                row.Link(navigation.Name, Nested(row, navigation, set, member.Value, $"{path}.{member.Name}"));
            else
                Guarded(path, () => SeedValues.Set(row, member));
        }
        foreach (var key in type.Key().Where(k => row[k.Name] is null))
            throw Wrong(path, $"{key.Name}: the key property has no value");
        Guarded(path, () => InitialValues.Fill(row));
        return row;
    }

    private List<StructuredValue> Nested(StructuredValue parent, IEdmNavigationProperty navigation, IEdmNavigationSource? source, JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return [];
        var target = data.Schema.Target(source, navigation);
        var rows = (json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : new[] { json })
            .Select((item, index) => Row(navigation.ToEntityType(), target, item, $"{path}[{index}]")).ToList();
        foreach (var row in rows.Where(_ => target is null))
            row.Container = (parent, navigation);
        return rows;
    }

    private void Guarded(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is FormatException or InvalidDataException)
        {
            throw new InvalidDataException($"{source}: {path}: {error.Message}", error);
        }
    }

    private InvalidDataException Wrong(string path, string message) => new($"{source}: {path}: {message}");
}
