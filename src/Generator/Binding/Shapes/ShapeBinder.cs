using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>From the families of the wanted sets to the types that queries are written with.</summary>
internal sealed class ShapeBinder
{
    private readonly ModelIndex _index;
    private readonly Reachability _reachable;
    private readonly TypeNames _types;
    private readonly ShapeFamilies _families;
    private readonly OperationBinder _operations;
    private readonly InsertionByParent _insertion;
    private readonly MemberBinder _members;
    private readonly CastBinder _casts;
    private readonly KeyBinder _keys;
    private readonly QueryAbilities _abilities;
    private readonly HashSet<ShapeFamily> _needed = [];
    private readonly Queue<ShapeFamily> _open = new();

    public ShapeBinder(ModelIndex index, Reachability reachable, TypeNames types, MemberNames members, ShapeFamilies families, ClassBinder classes, OperationBinder operations)
    {
        (_index, _reachable, _types, _families, _operations) = (index, reachable, types, families, operations);
        var isV4 = index.Model.Version is ODataVersion.V4 or ODataVersion.V401;
        var expansion = new Expansion(index, reachable, families, isV4);
        _insertion = new(isV4);
        _members = new(index, reachable, types, members, families, classes, expansion, _insertion);
        _casts = new(index, reachable, types, members, families, expansion);
        _keys = new(index, members, classes);
        _abilities = new(index.Model);
    }

    /// <summary>Binds the families of the wanted sets and all that they lead to.</summary>
    /// <param name="wanted">The families of the wanted sets.</param>
    public List<ShapeModel> Bind(IEnumerable<ShapeFamily> wanted)
    {
        foreach (var family in wanted)
            Need(family);

        var shapes = new List<ShapeModel>();
        foreach (var type in _index.Types)
        {
            if (!type.IsEntity && _reachable.Includes(type.FullName))
                shapes.Add(Bind(_families.OfType(type)));
        }

        while (_open.Count > 0)
            shapes.Add(Bind(_open.Dequeue()));

        for (var i = 0; i < shapes.Count; i++)
            shapes[i] = _insertion.Complete(shapes[i]);

        shapes.Sort(static (left, right) => string.CompareOrdinal(left.Stem, right.Stem));
        return shapes;
    }

    /// <summary>The family of what a composable function returns.</summary>
    /// <param name="operation">The function.</param>
    public string? Result(OperationModel operation)
    {
        if (operation.ReturnType is not { Kind: TypeKind.Entity } result || _index.Find(result.Name) is not { } type)
            return null;

        return Need(operation.ReturnSet is { } set && _families.Find(set) is { } family && family.Type == type ? family : _families.OfType(type));
    }

    private string Need(ShapeFamily family)
    {
        if (_needed.Add(family))
            _open.Enqueue(family);

        return family.Stem;
    }

    private ShapeModel Bind(ShapeFamily family)
    {
        var (type, capabilities) = (family.Type, family.Capabilities);
        var members = _members.Bind(family, Need);
        var casts = _casts.Bind(family, Need);
        return new()
        {
            Stem = family.Stem,
            ClassName = _types[type.FullName],
            IsEntity = type.IsEntity,
            Title = _types[type.FullName],
            Filter = members.Filter.ToEquatableArray(),
            Sort = members.Sort.ToEquatableArray(),
            Expand = members.Expand.ToEquatableArray(),
            Links = members.Links.ToEquatableArray(),
            Key = _keys.Bind(type).ToEquatableArray(),
            IsInsertable = type.IsEntity && capabilities.IsInsertable,
            IsUpdatable = type.IsEntity && capabilities.IsUpdatable,
            IsDeletable = type.IsEntity && capabilities.IsDeletable,
            IsUnlisted = family.IsUnlisted,
            NotCreatable = Structural(type, capabilities.NonInsertableProperties),
            NotUpdatable = Structural(type, capabilities.NonUpdatableProperties),
            RequiredOnCreate = capabilities.RequiredOnInsert,
            RequiredOnUpdate = capabilities.RequiredOnUpdate,
            MediaName = HasMedia(type) ? members.MediaName() : null,
            Streams = members.Streams.ToEquatableArray(),
            Casts = casts.ToEquatableArray(),
            Methods = type.IsEntity ? _operations.OfType(type, isCollection: false, Result).ToEquatableArray() : [],
            SetMethods = type.IsEntity ? _operations.OfType(type, isCollection: true, Result).ToEquatableArray() : [],
            Options = _abilities.Of(
                capabilities,
                canFilter: members.Filter.Exists(static member => !member.IsValueOnly),
                canSort: members.Sort.Count > 0,
                canExpand: members.Expand.Count > 0 || casts.Exists(static cast => cast.LeadsOn)),
            FilterDemand = QueryAbilities.Demand(capabilities),
        };
    }

    // Navigation properties stand in the same lists, and are for deep inserts, which carry links too.
    private EquatableArray<string> Structural(StructuredType type, EquatableArray<string> names)
    {
        var structural = new List<string>();
        foreach (var name in names)
        {
            foreach (var level in _index.Lineage(type))
            {
                foreach (var property in level.Properties)
                {
                    if (property.Name == name || name.StartsWith(property.Name + "/", StringComparison.Ordinal))
                        structural.Add(name);
                }
            }
        }

        return structural.ToEquatableArray();
    }

    private bool HasMedia(StructuredType type)
    {
        foreach (var level in _index.Lineage(type))
        {
            if (level.HasStream)
                return true;
        }

        return false;
    }
}
