using System.Collections.Concurrent;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>The rows of one entity set. Readers work on a snapshot; a change replaces it, so that no reader ever sees half a change.</summary>
internal sealed class EntityStore
{
    private readonly string[] _key;
    private volatile Snapshot _snapshot = new([]);

    public EntityStore(string name, IEdmEntityType type)
    {
        Name = name;
        Type = type;
        _key = [.. type.Key().Select(static k => k.Name)];
    }

    /// <summary>The entity set's name.</summary>
    public string Name { get; }

    /// <summary>The declared type of the rows.</summary>
    public IEdmEntityType Type { get; }

    /// <summary>The rows at this moment.</summary>
    public IReadOnlyList<StructuredValue> Rows => _snapshot.Rows;

    /// <summary>Adds rows behind those that are there.</summary>
    /// <exception cref="InvalidDataException">A key is null or occurs twice.</exception>
    public void Add(IReadOnlyList<StructuredValue> rows)
    {
        lock (_key)
        {
            var known = _key.Length == 0 ? [] : Rows.Select(r => KeyText.Of(_key.Select(k => r[k]))).ToHashSet(StringComparer.Ordinal);
            foreach (var row in rows)
            {
                if (_key.Length == 0)
                    break;
                var key = KeyText.Of(_key.Select(k => row[k]))
                    ?? throw new InvalidDataException($"{Name}: a row has no value for its key property {_key.First(k => row[k] is null)}");
                if (!known.Add(key))
                    throw new InvalidDataException($"{Name}: the key {string.Join(", ", _key.Select(k => $"{k}={row[k]}"))} occurs twice");
            }
            _snapshot = new([.. Rows, .. rows]);
        }
    }

    /// <summary>Takes a row away.</summary>
    public void Remove(StructuredValue row) => _snapshot = new([.. Rows.Where(r => !ReferenceEquals(r, row))]);

    /// <summary>Forgets the indexes after values of rows have changed.</summary>
    public void Refresh() => _snapshot = new(_snapshot.Rows);

    /// <summary>The same store with other rows, which nobody else knows yet.</summary>
    public EntityStore With(Func<StructuredValue, StructuredValue> copy) => new(Name, Type) { _snapshot = new([.. Rows.Select(copy)]) };

    /// <summary>The row with that key (values in the order of the type's key), or null.</summary>
    public StructuredValue? Find(IReadOnlyList<object?> key) => FindAll(_key, key) is [var row, ..] ? row : null;

    /// <summary>The rows whose <paramref name="properties"/> have these values, through an index that is built on first use.</summary>
    public IReadOnlyList<StructuredValue> FindAll(IReadOnlyList<string> properties, IReadOnlyList<object?> values) =>
        KeyText.Of(values) is { } wanted && _snapshot.Index(properties).TryGetValue(wanted, out var rows) ? rows : [];

    private sealed class Snapshot(StructuredValue[] rows)
    {
        private readonly ConcurrentDictionary<string, Dictionary<string, List<StructuredValue>>> _indexes = new(StringComparer.Ordinal);

        public StructuredValue[] Rows => rows;

        public Dictionary<string, List<StructuredValue>> Index(IReadOnlyList<string> properties) => _indexes.GetOrAdd(
            string.Join('/', properties),
            _ => rows.Select(row => (row, key: KeyText.Of(properties.Select(p => row[p]))))
                .Where(static e => e.key is not null)
                .GroupBy(static e => e.key!, static e => e.row, StringComparer.Ordinal)
                .ToDictionary(static g => g.Key, static g => g.ToList(), StringComparer.Ordinal));
    }
}
