using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>From the properties and navigation properties of a family to the members of its shapes: what the service refuses is not there.</summary>
internal sealed class MemberBinder(
    ModelIndex index, Reachability reachable, TypeNames types, MemberNames members, ShapeFamilies families, ClassBinder classes, Expansion expansion, InsertionByParent insertion)
{
    private readonly bool _isV4 = index.Model.Version is ODataVersion.V4 or ODataVersion.V401;

    /// <summary>The members of a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="need">Takes a family that is written down because a member leads to it, and names its stem.</param>
    public ShapeMembers Bind(ShapeFamily family, Func<ShapeFamily, string> need)
    {
        var bound = new ShapeMembers();
        foreach (var level in index.Lineage(family.Type))
        {
            foreach (var property in level.Properties)
            {
                AddProperty(level, property, family.Capabilities, bound);
                if (family.Type.IsEntity && property.Type is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Stream, IsCollection: false })
                    bound.Streams.Add(new(members.Of(level, property.Name), property.Name, Docs.Summary(property.Documentation, property.Name)));
            }

            foreach (var navigation in level.Navigations)
                AddNavigation(family, level, navigation, need, bound);
        }

        return bound;
    }

    private void AddProperty(StructuredType level, PropertyModel property, Capabilities capabilities, ShapeMembers bound)
    {
        var value = classes.Value(property.Type);
        if (value.Kind == TypeKind.Entity || (value.Kind == TypeKind.Primitive && value.Primitive is PrimitiveKind.Stream))
            return;

        var name = members.Of(level, property.Name);
        var summary = Docs.Summary(property.Documentation, property.Name);
        var stem = value.Kind == TypeKind.Complex ? value.TypeName : null;
        if (capabilities.IsFilterable && property.IsFilterable && !capabilities.NonFilterableProperties.Has(property.Name) && IsFilterable(value))
            bound.Filter.Add(new(name, property.Name, value, stem, summary + Docs.Condition(capabilities, property.Name)));
        else
            bound.Filter.Add(new(name, property.Name, value, null, summary + " No condition can be made on it.", IsValueOnly: true));

        if (value.Kind == TypeKind.Primitive && value.Primitive is PrimitiveKind.Geo or PrimitiveKind.Untyped)
            return;

        if (capabilities.IsSortable && property.IsSortable && !capabilities.NonSortableProperties.Has(property.Name) && !value.IsCollection && value.Primitive != PrimitiveKind.Binary)
            bound.Sort.Add(new(name, property.Name, stem, summary));
        if (_isV4 && capabilities.IsExpandable && value.Kind == TypeKind.Complex && index.Find(property.Type.Name) is { } complex && expansion.LeadsOn(families.OfType(complex)))
            bound.Expand.Add(new(name, property.Name, value.TypeName, "", LeadsOn: true, IsComplex: true, summary));
    }

    // Conditions on the items of a collection are V4; for enumerations and bytes there is no item shape.
    private bool IsFilterable(ValueModel value)
    {
        var isUntyped = value is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Untyped };
        var isGeo = value is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Geo };
        if (isUntyped || (isGeo && !_isV4))
            return false;

        var hasItemShape = value.Kind == TypeKind.Complex || (value.Kind == TypeKind.Primitive && !isGeo && value.Primitive != PrimitiveKind.Binary);
        return !value.IsCollection || (_isV4 && hasItemShape);
    }

    private void AddNavigation(ShapeFamily family, StructuredType level, NavigationModel navigation, Func<ShapeFamily, string> need, ShapeMembers bound)
    {
        var capabilities = family.Capabilities;
        if (capabilities.NonNavigableProperties.Has(navigation.Name))
            return;

        var name = members.Of(level, navigation.Name);
        var summary = Docs.Summary(navigation.Documentation, navigation.Name);
        var target = reachable.Includes(navigation.TargetType) ? families.OfTarget(family, navigation) : null;
        if (family.Type.IsEntity)
            bound.Links.Add(new(name, navigation.Name, target is null ? null : need(target), navigation.IsCollection, target is not null && insertion.IsOnlyWay(family, navigation, target) ? "OfParent" : "", summary));

        if (target is null)
            return;

        var stem = need(target);
        var value = new ValueModel { Kind = TypeKind.Entity, TypeName = stem, IsCollection = navigation.IsCollection, IsNullable = true };
        if (capabilities.IsFilterable && !capabilities.NonFilterableProperties.Has(navigation.Name) && (_isV4 || !navigation.IsCollection))
            bound.Filter.Add(new(name, navigation.Name, value, stem, summary));
        if (capabilities.IsSortable && !capabilities.NonSortableProperties.Has(navigation.Name) && (_isV4 || !navigation.IsCollection))
            bound.Sort.Add(new(name, navigation.Name, stem, summary, navigation.IsCollection));
        if (Expansion.Allows(family, navigation))
            bound.Expand.Add(new(name, navigation.Name, stem, types[target.Type.FullName], expansion.LeadsOn(target), IsComplex: false, summary));
    }
}
