using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Properties that the metadata does not name, and which of them were assigned or removed since the object was read.</summary>
internal sealed class AdditionalProperties : IDictionary<string, JsonElement>
{
    private readonly Dictionary<string, JsonElement> _values = [];
    private HashSet<string>? _changed;

    public int Count => _values.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _values.Keys;

    public ICollection<JsonElement> Values => _values.Values;

    /// <summary>Names assigned or removed, in no order.</summary>
    public IReadOnlyCollection<string> Changed => _changed ?? (IReadOnlyCollection<string>)[];

    public JsonElement this[string key]
    {
        get => _values[key];
        set
        {
            _values[key] = value;
            Mark(key);
        }
    }

    /// <summary>Takes a value that the service sent.</summary>
    public void Read(string key, JsonElement value) => _values[key] = value;

    public void AcceptChanges() => _changed = null;

    public void Add(string key, JsonElement value)
    {
        _values.Add(key, value);
        Mark(key);
    }

    public bool Remove(string key)
    {
        var isThere = _values.Remove(key);
        if (isThere)
            Mark(key);
        return isThere;
    }

    public void Clear()
    {
        foreach (var key in _values.Keys)
            Mark(key);
        _values.Clear();
    }

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => _values.TryGetValue(key, out value);

    public void Add(KeyValuePair<string, JsonElement> item) => Add(item.Key, item.Value);

    public bool Contains(KeyValuePair<string, JsonElement> item) => ((ICollection<KeyValuePair<string, JsonElement>>)_values).Contains(item);

    public void CopyTo(KeyValuePair<string, JsonElement>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, JsonElement>>)_values).CopyTo(array, arrayIndex);

    public bool Remove(KeyValuePair<string, JsonElement> item) => Contains(item) && Remove(item.Key);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Mark(string key) => (_changed ??= new(StringComparer.Ordinal)).Add(key);
}
