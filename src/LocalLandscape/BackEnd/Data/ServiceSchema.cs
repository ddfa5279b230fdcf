using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>The document of a service as its back end needs it: the model for the URI parser, and the facts that only the document knows.</summary>
internal sealed class ServiceSchema
{
    private readonly Dictionary<(string Type, string Property), PropertyModel> _properties = [];
    private readonly Dictionary<string, string?> _bases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Capabilities> _capabilities = new(StringComparer.Ordinal);

    public ServiceSchema(IEdmModel edm, ServiceModel model, byte[] document)
    {
        (Edm, Model, Document) = (edm, model, document);
        foreach (var type in model.EntityTypes)
            Learn(type.FullName, type.BaseType, type.Properties);
        foreach (var type in model.ComplexTypes)
            Learn(type.FullName, type.BaseType, type.Properties);
        foreach (var set in model.EntitySets)
            _capabilities[set.Name] = set.Capabilities;
        foreach (var singleton in model.Singletons)
            _capabilities[singleton.Name] = singleton.Capabilities;
    }

    /// <summary>The (upgraded) model, for the URI parser.</summary>
    public IEdmModel Edm { get; }

    /// <summary>The same as a service model: capabilities, types on the wire, concurrency.</summary>
    public ServiceModel Model { get; }

    /// <summary>The document as it was given, byte for byte.</summary>
    public byte[] Document { get; }

    /// <summary>Whether the service speaks OData V2 (V3 documents are served as V2).</summary>
    public bool IsV2 => Model.Version is ODataVersion.V2 or ODataVersion.V3;

    /// <summary>The facts of a property, also of an inherited one; null for dynamic properties.</summary>
    public PropertyModel? Property(IEdmStructuredType type, string name)
    {
        for (var owner = type.FullTypeName(); owner is not null; owner = _bases.GetValueOrDefault(owner))
            if (_properties.TryGetValue((owner, name), out var property))
                return property;
        return null;
    }

    /// <summary>What an entity set or singleton allows.</summary>
    public Capabilities Capabilities(IEdmNavigationSource? source) =>
        source is not null && _capabilities.TryGetValue(source.Name, out var known) ? known : Metadata.Model.Capabilities.All;

    /// <summary>The properties whose values make up the ETag, in document order.</summary>
    public IEnumerable<(string Name, PropertyModel Model)> ConcurrencyTokens(IEdmStructuredType type) =>
        type.StructuralProperties()
            .Select(p => (p.Name, Model: Property(type, p.Name)))
            .Where(static p => p.Model?.IsConcurrencyToken == true)
            .Select(static p => (p.Name, p.Model!));

    /// <summary>The set or singleton that a navigation leads to: the bound one, else the only or first set of the type; null for contained entities.</summary>
    public IEdmNavigationSource? Target(IEdmNavigationSource? source, IEdmNavigationProperty navigation)
    {
        if (navigation.ContainsTarget)
            return null;
        var bound = source is IEdmEntitySet or IEdmSingleton
            ? source.NavigationPropertyBindings.FirstOrDefault(b => b.NavigationProperty.Name == navigation.Name
                && b.NavigationProperty.DeclaringType.FullTypeName() == navigation.DeclaringType.FullTypeName())?.Target
            : null;
        return bound is IEdmEntitySet or IEdmSingleton ? bound : SetOf(navigation.ToEntityType());
    }

    /// <summary>The first set whose type is the given one, else the first whose type it derives from.</summary>
    public IEdmEntitySet? SetOf(IEdmEntityType type)
    {
        var sets = Edm.EntityContainer.EntitySets().ToList();
        return sets.Find(s => s.EntityType() == type) ?? sets.Find(s => type.IsOrInheritsFrom(s.EntityType()));
    }

    private void Learn(string type, string? baseType, EquatableArray<PropertyModel> properties)
    {
        _bases[type] = baseType;
        foreach (var property in properties)
            _properties[(type, property.Name)] = property;
    }
}
