using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>
/// Which sets share the types that queries are written with: those of one entity type that allow the same. The set that is called like its
/// type, else the first by name, gives its type's name to the family; a set that allows something else gets a family under its own name.
/// </summary>
internal sealed class ShapeFamilies
{
    private readonly ModelIndex _index;
    private readonly TypeNames _names;
    private readonly Dictionary<string, ShapeFamily> _bySet = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ShapeFamily>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ShapeFamily> _complex = new(StringComparer.Ordinal);

    /// <summary>Groups the sets of a service.</summary>
    /// <param name="index">The service.</param>
    /// <param name="names">The names of its types.</param>
    public ShapeFamilies(ModelIndex index, TypeNames names)
    {
        (_index, _names) = (index, names);
        foreach (var first in new[] { true, false })
        {
            foreach (var set in index.Model.EntitySets)
            {
                if (index.Find(set.EntityType) is { } type && first == (WireNames.Set(set.Name) == names[type.FullName]))
                    Add(type, set.Name, set.Capabilities, set.NavigationBindings);
            }
        }

        foreach (var singleton in index.Model.Singletons)
        {
            if (index.Find(singleton.EntityType) is { } type)
                Add(type, singleton.Name, singleton.Capabilities, singleton.NavigationBindings);
        }
    }

    /// <summary>The family of an entity set or singleton.</summary>
    /// <param name="setName">Its name on the wire.</param>
    public ShapeFamily OfSet(string setName) => _bySet[setName];

    /// <summary>The family of an entity set or singleton; null if there is none of the name.</summary>
    /// <param name="setName">Its name on the wire.</param>
    public ShapeFamily? Find(string setName) => _bySet.TryGetValue(setName, out var family) ? family : null;

    /// <summary>The family of a type that no set is named for: the first of its sets, else one that restricts nothing.</summary>
    /// <param name="type">The type, of an entity or complex.</param>
    public ShapeFamily OfType(StructuredType type)
    {
        if (!type.IsEntity)
            return OfComplex(type);

        if (!_byType.TryGetValue(type.FullName, out var families))
            _byType.Add(type.FullName, families = [Inherit(type)]);

        return families[0];
    }

    private ShapeFamily OfComplex(StructuredType type)
    {
        if (!_complex.TryGetValue(type.FullName, out var family))
            _complex.Add(type.FullName, family = new() { Stem = _names[type.FullName], Type = type, Capabilities = Capabilities.All });

        return family;
    }

    // A derived type without a set of its own lives in a set of its base type, and under its rules.
    private ShapeFamily Inherit(StructuredType type)
    {
        var family = new ShapeFamily { Stem = _names[type.FullName], Type = type, Capabilities = Unrestricted };
        var lineage = _index.Lineage(type);
        for (var i = lineage.Count - 2; i >= 0; i--)
        {
            if (!_byType.TryGetValue(lineage[i].FullName, out var below))
                continue;

            family = new() { Stem = family.Stem, Type = type, Capabilities = below[0].Capabilities };
            foreach (var target in below[0].Targets)
                family.Targets[target.Key] = target.Value;
            break;
        }

        return family;
    }

    /// <summary>The family at the other end of a navigation property; null if the document does not know the type there.</summary>
    /// <param name="from">The family that the property belongs to.</param>
    /// <param name="navigation">The property.</param>
    public ShapeFamily? OfTarget(ShapeFamily from, NavigationModel navigation)
    {
        if (_index.Find(navigation.TargetType) is not { IsEntity: true } target)
            return null;

        return from.Targets.TryGetValue(navigation.Name, out var setName) && _bySet.TryGetValue(setName, out var family) && family.Type == target ? family : OfType(target);
    }

    private Capabilities Unrestricted => new() { IsSearchable = _index.Model.Version is not (ODataVersion.V2 or ODataVersion.V3) };

    private EquatableArray<string> Navigations(StructuredType type, EquatableArray<string> names)
    {
        var navigations = new List<string>();
        foreach (var level in _index.Lineage(type))
        {
            foreach (var navigation in level.Navigations)
            {
                foreach (var name in names)
                {
                    if (name == navigation.Name)
                        navigations.Add(name);
                }
            }
        }

        navigations.Sort(StringComparer.Ordinal);
        return navigations.ToEquatableArray();
    }

    // Of what is said about navigation properties, only where rows are created and where they are not stands in the generated code.
    private EquatableArray<NavigationRestriction> Insertions(StructuredType type, EquatableArray<NavigationRestriction> restrictions)
    {
        var stated = new List<NavigationRestriction>();
        foreach (var isInsertable in new[] { false, true })
        {
            var paths = new List<string>();
            foreach (var restriction in restrictions)
            {
                if (restriction.StatesInsertion && restriction.Capabilities.IsInsertable == isInsertable)
                    paths.Add(restriction.Path);
            }

            foreach (var name in Navigations(type, paths.ToEquatableArray()))
                stated.Add(new(name, Capabilities.All with { IsInsertable = isInsertable }, StatesInsertion: true));
        }

        return stated.ToEquatableArray();
    }

    // What the set says of properties beyond what their types say, by path: into complex values too, whose members have no key.
    private EquatableArray<string> Beyond(StructuredType type, EquatableArray<string> paths, bool isUpdate)
    {
        var kept = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Says(type, path.Split('/'), isUpdate))
                kept.Add(path);
        }

        return new List<string>(kept).ToEquatableArray();
    }

    private bool Says(StructuredType type, string[] path, bool isUpdate)
    {
        var level = type;
        for (var i = 0; i < path.Length; i++)
        {
            if (Property(level, path[i]) is not { } property || property.IsComputed || (isUpdate && (property.IsImmutable || (i == 0 && IsKey(type, path[i])))))
                return false;
            if (i == path.Length - 1)
                return true;
            if (_index.Find(property.Type.Name) is not { IsEntity: false } complex)
                return false;
            level = complex;
        }

        return false;
    }

    private PropertyModel? Property(StructuredType type, string name)
    {
        foreach (var level in _index.Lineage(type))
        {
            foreach (var property in level.Properties)
            {
                if (property.Name == name)
                    return property;
            }
        }

        return null;
    }

    private bool IsKey(StructuredType type, string name)
    {
        foreach (var level in _index.Lineage(type))
        {
            foreach (var part in level.Key)
            {
                if (part.Path == name)
                    return true;
            }
        }

        return false;
    }

    private void Add(StructuredType type, string setName, Capabilities capabilities, EquatableArray<NavigationBinding> bindings)
    {
        // What can be read at all does not change what is written down, nor do properties that say themselves when they are written: of the lists stays what says more than the type.
        var profile = capabilities with
        {
            IsReadable = true, IsReadableByKey = true,
            NonInsertableProperties = new List<string>([.. Navigations(type, capabilities.NonInsertableProperties), .. Beyond(type, capabilities.NonInsertableProperties, isUpdate: false)]).ToEquatableArray(),
            NonUpdatableProperties = Beyond(type, capabilities.NonUpdatableProperties, isUpdate: true), NavigationRestrictions = Insertions(type, capabilities.NavigationRestrictions), 
            RequiredOnInsert = Beyond(type, capabilities.RequiredOnInsert, isUpdate: false), RequiredOnUpdate = Beyond(type, capabilities.RequiredOnUpdate, isUpdate: true), SupportsDeepInsert = true, SupportsDeepUpdate = false, UpdateMethod = null,
        };

        if (!_byType.TryGetValue(type.FullName, out var families))
            _byType.Add(type.FullName, families = []);

        var family = families.Find(candidate => candidate.Capabilities == profile);
        if (family is null)
        {
            families.Add(family = new()
            {
                Stem = families.Count == 0 ? _names[type.FullName] : _names.ClaimFamily(setName),
                Type = type,
                Capabilities = profile,
            });
            foreach (var binding in bindings)
                family.Targets[binding.Path.Substring(binding.Path.LastIndexOf('/') + 1)] = binding.Target;
        }

        _bySet[setName] = family;
    }
}
