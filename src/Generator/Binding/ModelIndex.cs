using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>An entity type or a complex type: what binding needs of both.</summary>
internal sealed class StructuredType
{
    /// <summary>Describes an entity type.</summary>
    /// <param name="type">The entity type.</param>
    public StructuredType(EntityTypeModel type)
    {
        (FullName, Name, BaseType, IsAbstract, IsEntity) = (type.FullName, type.Name, type.BaseType, type.IsAbstract, true);
        (Properties, Navigations, Key, IsOpen, Documentation, Line) = (type.Properties, type.Navigations, type.Key, type.IsOpen, type.Documentation, type.Line);
        SemanticKey = type.SemanticKey;
        HasStream = type.HasStream;
    }

    /// <summary>Describes a complex type.</summary>
    /// <param name="type">The complex type.</param>
    public StructuredType(ComplexTypeModel type)
    {
        (FullName, Name, BaseType, IsAbstract, IsEntity) = (type.FullName, type.Name, type.BaseType, type.IsAbstract, false);
        (Properties, Navigations, IsOpen, Documentation, Line) = (type.Properties, type.Navigations, type.IsOpen, type.Documentation, type.Line);
    }

    public string FullName { get; }

    public string Name { get; }

    public string? BaseType { get; }

    public bool IsAbstract { get; }

    public bool IsEntity { get; }

    public bool IsOpen { get; }

    public bool HasStream { get; }

    public EquatableArray<PropertyModel> Properties { get; }

    public EquatableArray<NavigationModel> Navigations { get; }

    public EquatableArray<KeyProperty> Key { get; }

    public EquatableArray<string> SemanticKey { get; }

    public Documentation Documentation { get; }

    public int Line { get; }
}

/// <summary>A service model with its types at hand by name.</summary>
internal sealed class ModelIndex
{
    private readonly Dictionary<string, StructuredType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumTypeModel> _enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<StructuredType>> _derived = new(StringComparer.Ordinal);

    /// <summary>Indexes a model.</summary>
    /// <param name="model">The service.</param>
    public ModelIndex(ServiceModel model)
    {
        Model = model;
        foreach (var type in model.EntityTypes)
            _types[type.FullName] = new(type);
        foreach (var type in model.ComplexTypes)
            _types[type.FullName] = new(type);
        foreach (var type in model.EnumTypes)
            _enums[type.FullName] = type;

        var names = new List<string>(_types.Keys);
        names.Sort(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Types.Add(_types[name]);
            if (_types[name].BaseType is { } baseType && _types.ContainsKey(baseType))
            {
                if (!_derived.TryGetValue(baseType, out var list))
                    _derived.Add(baseType, list = []);
                list.Add(_types[name]);
            }
        }
    }

    /// <summary>The service.</summary>
    public ServiceModel Model { get; }

    /// <summary>Entity and complex types, ordered by full name.</summary>
    public List<StructuredType> Types { get; } = [];

    /// <summary>An entity or complex type; null if the model has none of this name.</summary>
    /// <param name="fullName">Namespace-qualified name.</param>
    public StructuredType? Find(string fullName) => _types.TryGetValue(fullName, out var type) ? type : null;

    /// <summary>An enumeration; null if the model has none of this name.</summary>
    /// <param name="fullName">Namespace-qualified name.</param>
    public EnumTypeModel? FindEnum(string fullName) => _enums.TryGetValue(fullName, out var type) ? type : null;

    /// <summary>The type and those below it, the lowest first. A circle in the document ends where it closes.</summary>
    /// <param name="type">The type.</param>
    public List<StructuredType> Lineage(StructuredType type)
    {
        var lineage = new List<StructuredType>();
        for (var level = type; level is not null && !lineage.Contains(level); level = level.BaseType is { } name ? Find(name) : null)
            lineage.Insert(0, level);

        return lineage;
    }

    /// <summary>The types that derive from a type, however far; nearest first, then by name.</summary>
    /// <param name="type">The type.</param>
    public List<StructuredType> Derived(StructuredType type)
    {
        var found = new List<StructuredType>();
        var level = new List<StructuredType> { type };
        while (level.Count > 0)
        {
            var next = new List<StructuredType>();
            foreach (var below in level)
            {
                if (!_derived.TryGetValue(below.FullName, out var above))
                    continue;

                foreach (var candidate in above)
                {
                    if (candidate != type && !found.Contains(candidate))
                    {
                        found.Add(candidate);
                        next.Add(candidate);
                    }
                }
            }

            level = next;
        }

        return found;
    }
}
