using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>From a family to the types that its queries are written with: what the service refuses is not there.</summary>
internal sealed class ShapeBinder(ModelIndex index, Reachability reachable, TypeNames types, MemberNames members, ShapeFamilies families, ClassBinder classes, OperationBinder operations)
{
    private readonly bool _isV4 = index.Model.Version is ODataVersion.V4 or ODataVersion.V401;
    private readonly bool _isAggregationSaid = SaysAggregation(index.Model);
    private readonly HashSet<ShapeFamily> _needed = [];
    private readonly Dictionary<ShapeFamily, bool> _leadsOn = [];
    private readonly Dictionary<string, ShapeFamily> _complex = new(StringComparer.Ordinal);
    private readonly Queue<ShapeFamily> _open = new();
    private readonly KeyBinder _keys = new(index, members, classes);

    // Families whose rows are created over a navigation property only.
    private readonly HashSet<string> _byParent = new(StringComparer.Ordinal);

    // Families whose rows are created in the set, but not over some navigation property.
    private readonly HashSet<string> _apart = new(StringComparer.Ordinal);

    private readonly HashSet<(string Stem, string Navigation)> _refusing = [];

    /// <summary>Binds the families of the wanted sets and all that they lead to.</summary>
    /// <param name="wanted">The families of the wanted sets.</param>
    public List<ShapeModel> Bind(IEnumerable<ShapeFamily> wanted)
    {
        foreach (var family in wanted)
            Need(family);

        var shapes = new List<ShapeModel>();
        foreach (var type in index.Types)
        {
            if (!type.IsEntity && reachable.Includes(type.FullName))
                shapes.Add(Bind(Complex(type)));
        }

        while (_open.Count > 0)
            shapes.Add(Bind(_open.Dequeue()));

        for (var i = 0; i < shapes.Count; i++)
            shapes[i] = shapes[i] with { IsInsertableByParent = _byParent.Contains(shapes[i].Stem), IsInsertableApart = _apart.Contains(shapes[i].Stem), Links = Apart(shapes[i]) };

        shapes.Sort(static (left, right) => string.CompareOrdinal(left.Stem, right.Stem));
        return shapes;
    }

    /// <summary>The family of what a composable function returns.</summary>
    /// <param name="operation">The function.</param>
    public string? Result(OperationModel operation)
    {
        if (operation.ReturnType is not { Kind: TypeKind.Entity } result || index.Find(result.Name) is not { } type)
            return null;

        return Need(operation.ReturnSet is { } set && families.Find(set) is { } family && family.Type == type ? family : families.OfType(type));
    }

    // Where one set says that it takes $apply, those that say nothing do not.
    private static bool SaysAggregation(ServiceModel model)
    {
        foreach (var set in model.EntitySets)
        {
            if (set.Capabilities.IsAggregatable is not null)
                return true;
        }

        return false;
    }

    private string Need(ShapeFamily family)
    {
        if (_needed.Add(family))
            _open.Enqueue(family);

        return family.Stem;
    }

    private ShapeModel Bind(ShapeFamily family)
    {
        var capabilities = family.Capabilities;
        var filter = new List<FilterMember>();
        var sort = new List<SortMember>();
        var expand = new List<ExpandMember>();
        var links = new List<LinkMember>();
        var streams = new List<StreamMember>();
        foreach (var level in index.Lineage(family.Type))
        {
            foreach (var property in level.Properties)
            {
                AddProperty(level, property, capabilities, filter, sort, expand);
                if (family.Type.IsEntity && property.Type is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Stream, IsCollection: false })
                    streams.Add(new(members.Of(level, property.Name), property.Name, Docs.Summary(property.Documentation, property.Name)));
            }

            foreach (var navigation in level.Navigations)
                AddNavigation(family, level, navigation, filter, sort, expand, links);
        }

        var casts = Casts(family);
        return new()
        {
            Stem = family.Stem,
            ClassName = types[family.Type.FullName],
            IsEntity = family.Type.IsEntity,
            Title = types[family.Type.FullName],
            Filter = filter.ToEquatableArray(),
            Sort = sort.ToEquatableArray(),
            Expand = expand.ToEquatableArray(),
            Links = links.ToEquatableArray(),
            Key = _keys.Bind(family.Type).ToEquatableArray(),
            IsInsertable = family.Type.IsEntity && capabilities.IsInsertable,
            IsUpdatable = family.Type.IsEntity && capabilities.IsUpdatable,
            IsDeletable = family.Type.IsEntity && capabilities.IsDeletable,
            IsUnlisted = family.IsUnlisted,
            NotCreatable = Structural(family.Type, capabilities.NonInsertableProperties),
            NotUpdatable = Structural(family.Type, capabilities.NonUpdatableProperties),
            MediaName = HasMedia(family.Type) ? MediaName(links, streams) : null,
            Streams = streams.ToEquatableArray(),
            Casts = casts.ToEquatableArray(),
            Methods = family.Type.IsEntity ? operations.OfType(family.Type, isCollection: false, Result).ToEquatableArray() : [],
            SetMethods = family.Type.IsEntity ? operations.OfType(family.Type, isCollection: true, Result).ToEquatableArray() : [],
            Options = Options(capabilities, filter.Exists(static member => !member.IsValueOnly), sort.Count > 0, expand.Count > 0 || casts.Exists(static cast => cast.LeadsOn)),
            FilterDemand = Demand(capabilities),
        };
    }

    private void AddProperty(StructuredType level, PropertyModel property, Capabilities capabilities, List<FilterMember> filter, List<SortMember> sort, List<ExpandMember> expand)
    {
        var value = classes.Value(property.Type);
        if (value.Kind == TypeKind.Entity || (value.Kind == TypeKind.Primitive && value.Primitive is PrimitiveKind.Stream))
            return;

        var name = members.Of(level, property.Name);
        var summary = Docs.Summary(property.Documentation, property.Name);
        var stem = value.Kind == TypeKind.Complex ? value.TypeName : null;
        if (capabilities.IsFilterable && property.IsFilterable && !Contains(capabilities.NonFilterableProperties, property.Name) && IsFilterable(value))
            filter.Add(new(name, property.Name, value, stem, summary + Docs.Condition(capabilities, property.Name)));
        else
            filter.Add(new(name, property.Name, value, null, summary + " No condition can be made on it.", IsValueOnly: true));
        if (value.Kind == TypeKind.Primitive && value.Primitive is PrimitiveKind.Geo or PrimitiveKind.Untyped)
            return;
        if (capabilities.IsSortable && property.IsSortable && !Contains(capabilities.NonSortableProperties, property.Name) && !value.IsCollection && value.Primitive != PrimitiveKind.Binary)
            sort.Add(new(name, property.Name, stem, summary));
        if (_isV4 && capabilities.IsExpandable && value.Kind == TypeKind.Complex && index.Find(property.Type.Name) is { } complex && LeadsOn(Complex(complex)))
            expand.Add(new(name, property.Name, value.TypeName, "", LeadsOn: true, IsComplex: true, summary));
    }

    // Conditions on the items of a collection are V4; for enumerations and bytes there is no item shape.
    private bool IsFilterable(ValueModel value) =>
        value is not { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Untyped } && (_isV4 || value is not { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Geo }) && (!value.IsCollection || (_isV4 && (value.Kind == TypeKind.Complex || (value.Kind == TypeKind.Primitive && value.Primitive is not (PrimitiveKind.Binary or PrimitiveKind.Geo)))));

    private void AddNavigation(
        ShapeFamily family, StructuredType level, NavigationModel navigation, List<FilterMember> filter, List<SortMember> sort, List<ExpandMember> expand, List<LinkMember> links)
    {
        if (Contains(family.Capabilities.NonNavigableProperties, navigation.Name))
            return;

        var name = members.Of(level, navigation.Name);
        var summary = Docs.Summary(navigation.Documentation, navigation.Name);
        var target = reachable.Includes(navigation.TargetType) ? families.OfTarget(family, navigation) : null;
        if (family.Type.IsEntity)
            links.Add(new(name, navigation.Name, target is null ? null : Need(target), navigation.IsCollection, target is not null && IsInsertableByParent(family, navigation, target) ? "OfParent" : "", summary));

        if (target is null)
            return;

        var stem = Need(target);
        var value = new ValueModel { Kind = TypeKind.Entity, TypeName = stem, IsCollection = navigation.IsCollection, IsNullable = true };
        if (family.Capabilities.IsFilterable && !Contains(family.Capabilities.NonFilterableProperties, navigation.Name) && (_isV4 || !navigation.IsCollection))
            filter.Add(new(name, navigation.Name, value, stem, summary));
        if (family.Capabilities.IsSortable && !Contains(family.Capabilities.NonSortableProperties, navigation.Name) && (_isV4 || !navigation.IsCollection))
            sort.Add(new(name, navigation.Name, stem, summary, navigation.IsCollection));
        if (IsExpandable(family, navigation))
            expand.Add(new(name, navigation.Name, stem, types[target.Type.FullName], LeadsOn(target), IsComplex: false, summary));
    }

    // SAP's V2 services often refuse rows in the set itself and take them over the navigation property, unless that says otherwise too; those of V4 say so.
    private bool IsInsertableByParent(ShapeFamily family, NavigationModel navigation, ShapeFamily target)
    {
        var isInsertable = navigation.IsCollection && !target.Capabilities.IsInsertable && !Contains(family.Capabilities.NonInsertableProperties, navigation.Name)
            && (_isV4 ? StatedInsertion(family, navigation) == true : family.Capabilities.IsInsertable || family.Capabilities.IsUpdatable);
        if (isInsertable)
            _byParent.Add(target.Stem);
        if (navigation.IsCollection && target.Capabilities.IsInsertable && (_isV4 ? StatedInsertion(family, navigation) == false : Contains(family.Capabilities.NonInsertableProperties, navigation.Name)))
        {
            _apart.Add(target.Stem);
            _refusing.Add((family.Stem, navigation.Name));
        }

        return isInsertable;
    }

    // Where one navigation property refuses rows, the class of the set is without creating, and all who allow it lead to a nested class.
    private EquatableArray<LinkMember> Apart(ShapeModel shape)
    {
        var links = new List<LinkMember>();
        foreach (var link in shape.Links)
            links.Add(link.Stem is { } stem && _apart.Contains(stem) && !_refusing.Contains((shape.Stem, link.WireName)) ? link with { Creation = "Insertable" } : link);
        return links.ToEquatableArray();
    }

    private static bool? StatedInsertion(ShapeFamily family, NavigationModel navigation)
    {
        foreach (var restriction in family.Capabilities.NavigationRestrictions)
        {
            if (restriction.Path == navigation.Name)
                return restriction.Capabilities.IsInsertable;
        }

        return null;
    }

    // Navigation properties stand in the same lists, and are for deep inserts, which carry links too.
    private EquatableArray<string> Structural(StructuredType type, EquatableArray<string> names)
    {
        var structural = new List<string>();
        foreach (var name in names)
        {
            foreach (var level in index.Lineage(type))
            {
                foreach (var property in level.Properties)
                {
                    if (property.Name == name)
                        structural.Add(name);
                }
            }
        }

        return structural.ToEquatableArray();
    }

    private bool HasMedia(StructuredType type)
    {
        foreach (var level in index.Lineage(type))
        {
            if (level.HasStream)
                return true;
        }

        return false;
    }

    private static string MediaName(List<LinkMember> links, List<StreamMember> streams)
    {
        var scope = new NameScope(StringComparer.Ordinal);
        foreach (var link in links)
            scope.Reserve([link.Name]);
        foreach (var stream in streams)
            scope.Reserve([stream.Name]);
        return scope.Claim(["Media", "MediaStream"]);
    }

    private static bool IsExpandable(ShapeFamily family, NavigationModel navigation) =>
        family.Capabilities.IsExpandable && !Contains(family.Capabilities.NonExpandableProperties, navigation.Name) && !Contains(family.Capabilities.NonNavigableProperties, navigation.Name);

    // Through complex properties and derived types, which may go in circles, to a navigation property.
    private bool LeadsOn(ShapeFamily family)
    {
        if (_leadsOn.TryGetValue(family, out var known))
            return known;

        var seen = new HashSet<ShapeFamily> { family };
        var open = new Queue<ShapeFamily>([family]);
        while (open.Count > 0 && !known)
        {
            var next = open.Dequeue();
            foreach (var level in index.Lineage(next.Type))
            {
                foreach (var navigation in level.Navigations)
                    known |= reachable.Includes(navigation.TargetType) && families.OfTarget(next, navigation) is not null && IsExpandable(next, navigation);
                foreach (var property in _isV4 && next.Capabilities.IsExpandable ? level.Properties : [])
                {
                    if (property.Type.Kind == TypeKind.Complex && index.Find(property.Type.Name) is { } complex && seen.Add(Complex(complex)))
                        open.Enqueue(Complex(complex));
                }
            }

            foreach (var derived in _isV4 ? Derived(next) : [])
            {
                if (seen.Add(FamilyOf(derived)))
                    open.Enqueue(FamilyOf(derived));
            }
        }

        return _leadsOn[family] = known;
    }

    // V2 knows derived types only where it asks for them.
    private List<CastMember> Casts(ShapeFamily family)
    {
        var casts = new List<CastMember>();
        foreach (var derived in Derived(family))
        {
            var target = FamilyOf(derived);
            casts.Add(new(CastName(family.Type, types[derived.FullName]), derived.FullName, derived.IsEntity && _isV4 ? Need(target) : target.Stem, _isV4 && LeadsOn(target)));
        }

        return casts;
    }

    private string CastName(StructuredType type, string name)
    {
        foreach (var level in index.Lineage(type))
        {
            foreach (var property in level.Properties)
            {
                if (members.Of(level, property.Name) is var member && (member == "As" + name || member == "Is" + name))
                    return name + "Type";
            }

            foreach (var navigation in level.Navigations)
            {
                if (members.Of(level, navigation.Name) is var member && (member == "As" + name || member == "Is" + name))
                    return name + "Type";
            }
        }

        return name;
    }

    private IEnumerable<StructuredType> Derived(ShapeFamily family)
    {
        foreach (var derived in index.Derived(family.Type))
        {
            if (reachable.Includes(derived.FullName))
                yield return derived;
        }
    }

    private ShapeFamily FamilyOf(StructuredType type) => type.IsEntity ? families.OfType(type) : Complex(type);

    private ShapeFamily Complex(StructuredType type)
    {
        if (!_complex.TryGetValue(type.FullName, out var family))
            _complex.Add(type.FullName, family = new() { Stem = types[type.FullName], Type = type, Capabilities = Capabilities.All });

        return family;
    }

    private QueryOptions Options(Capabilities capabilities, bool canFilter, bool canSort, bool canExpand)
    {
        var options = QueryOptions.None;
        options |= canFilter ? QueryOptions.Filter : 0;
        options |= canFilter && _isV4 && (capabilities.IsAggregatable ?? !_isAggregationSaid) ? QueryOptions.Apply : 0;
        options |= options.HasFlag(QueryOptions.Apply) && index.Model.Version == ODataVersion.V401 ? QueryOptions.Compute : 0;
        options |= canSort ? QueryOptions.OrderBy : 0;
        options |= canExpand ? QueryOptions.Expand : 0;
        options |= capabilities.SupportsTop ? QueryOptions.Top : 0;
        options |= capabilities.SupportsSkip ? QueryOptions.Skip : 0;
        options |= capabilities.IsCountable ? QueryOptions.Count : 0;
        options |= capabilities.IsSearchable ? QueryOptions.Search : 0;
        return options;
    }

    private static string Demand(Capabilities capabilities)
    {
        if (capabilities.RequiredInFilter.IsEmpty)
            return capabilities.RequiresFilter ? "The service demands a condition." : "";

        var names = new List<string>();
        foreach (var name in capabilities.RequiredInFilter)
            names.Add(Docs.Code(name));

        return "The service demands a condition on " + string.Join(", ", names) + ".";
    }

    private static bool Contains(EquatableArray<string> names, string name)
    {
        foreach (var candidate in names)
        {
            if (candidate == name)
                return true;
        }

        return false;
    }
}
