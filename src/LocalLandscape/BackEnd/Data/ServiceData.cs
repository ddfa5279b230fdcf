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

    public ServiceSchema Schema { get; }

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
