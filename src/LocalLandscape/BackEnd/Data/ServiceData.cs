using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>All rows of a service, and how to get from one to the next.</summary>
internal sealed class ServiceData
{
    private readonly Dictionary<string, EntityStore> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StructuredValue> _singletons = new(StringComparer.Ordinal);
    private readonly NavigationRules _rules;

    public ServiceData(ServiceSchema schema)
    {
        Schema = schema;
        _rules = new NavigationRules(schema);
        foreach (var set in schema.Edm.EntityContainer.EntitySets())
            _stores[set.Name] = new EntityStore(set.Name, set.EntityType());
    }

    private ServiceData(ServiceData origin)
    {
        (Schema, _rules, Version, Removed) = (origin.Schema, origin._rules, origin.Version + 1, [.. origin.Removed]);
        var copy = new DataCopy();
        foreach (var (name, store) in origin._stores)
            _stores[name] = store.With(copy.Of);
        foreach (var (name, row) in origin._singletons)
            _singletons[name] = copy.Of(row);
        copy.Finish();
    }

    public ServiceSchema Schema { get; }

    /// <summary>Counts the changes since the seed.</summary>
    public long Version { get; }

    /// <summary>What was deleted, oldest first: for delta links.</summary>
    public List<Removal> Removed { get; } = [];

    /// <summary>A copy, one version on, that can be changed while readers go on with this one.</summary>
    public ServiceData Next() => new(this);

    /// <summary>Forgets the indexes after values of rows have changed.</summary>
    public void Refresh()
    {
        foreach (var store in _stores.Values)
            store.Refresh();
    }

    /// <summary>All entities of sets and singletons.</summary>
    public IEnumerable<StructuredValue> All => _stores.Values.SelectMany(static s => s.Rows).Concat(_singletons.Values);

    /// <summary>The join of a navigation, or null when the document explains none.</summary>
    public NavigationJoin? Join(IEdmNavigationProperty navigation) => _rules.Join(navigation);

    /// <summary>The rows of a set; null for a name that is no set.</summary>
    public EntityStore? Store(string? set) => set is null ? null : _stores.GetValueOrDefault(set);

    /// <summary>The entity of a singleton, or null when it has none.</summary>
    public StructuredValue? Singleton(string name) => _singletons.GetValueOrDefault(name);

    public void SetSingleton(string name, StructuredValue value) => _singletons[name] = value;

    /// <summary>
    /// The entities that a navigation leads to: explicit links first, then a referential constraint of either end, then equal names of
    /// key properties. A navigation that none of these explains leads nowhere.
    /// </summary>
    public IReadOnlyList<StructuredValue> Follow(StructuredValue row, IEdmNavigationProperty navigation, IEdmNavigationSource? source)
    {
        if (row.Linked(navigation.Name) is { } linked)
            return linked;
        if (Schema.Target(source, navigation) is not { } target)
            return [];
        if (target is IEdmSingleton && Singleton(target.Name) is { } single)
            return [single];
        if (Store(target.Name) is not { } store || _rules.Join(navigation) is not { } join)
            return [];
        return store.FindAll(join.Theirs, [.. join.Ours.Select(p => row[p])]);
    }
}

/// <summary>An entity that is no more.</summary>
internal sealed record Removal(long Version, string Set, string Id);
