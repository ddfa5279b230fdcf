using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>Where rows are created over a navigation property although the set refuses them, and where they are not although the set takes them.</summary>
internal sealed class InsertionByParent(bool isV4)
{
    // Families whose rows are created over a navigation property only.
    private readonly HashSet<string> _byParent = new(StringComparer.Ordinal);

    // Families whose rows are created in the set, but not over some navigation property.
    private readonly HashSet<string> _apart = new(StringComparer.Ordinal);

    private readonly HashSet<(string Stem, string Navigation)> _refusing = [];

    /// <summary>Whether rows that their own set refuses are created over a navigation property; remembers what it says for <see cref="Complete"/>.</summary>
    /// <param name="family">The family that the property belongs to.</param>
    /// <param name="navigation">The property.</param>
    /// <param name="target">The family at its other end.</param>
    /// <remarks>SAP's V2 services often refuse rows in the set itself and take them over the navigation property, unless that says otherwise too; those of V4 say so.</remarks>
    public bool IsOnlyWay(ShapeFamily family, NavigationModel navigation, ShapeFamily target)
    {
        if (!navigation.IsCollection)
            return false;

        var isRefused = family.Capabilities.NonInsertableProperties.Has(navigation.Name);
        if (target.Capabilities.IsInsertable)
        {
            if (isV4 ? Stated(family, navigation) == false : isRefused)
            {
                _apart.Add(target.Stem);
                _refusing.Add((family.Stem, navigation.Name));
            }

            return false;
        }

        var isInsertable = !isRefused && (isV4 ? Stated(family, navigation) == true : family.Capabilities.IsInsertable || family.Capabilities.IsUpdatable);
        if (isInsertable)
            _byParent.Add(target.Stem);
        return isInsertable;
    }

    /// <summary>Adds to a family what the navigation properties of all the others say about it.</summary>
    /// <param name="shape">The family, after all of them were asked.</param>
    public ShapeModel Complete(ShapeModel shape) =>
        shape with { IsInsertableByParent = _byParent.Contains(shape.Stem), IsInsertableApart = _apart.Contains(shape.Stem), Links = Apart(shape) };

    // Where one navigation property refuses rows, the class of the set is without creating, and all who allow it lead to a nested class.
    private EquatableArray<LinkMember> Apart(ShapeModel shape)
    {
        var links = new List<LinkMember>();
        foreach (var link in shape.Links)
            links.Add(link.Stem is { } stem && _apart.Contains(stem) && !_refusing.Contains((shape.Stem, link.WireName)) ? link with { Creation = "Insertable" } : link);
        return links.ToEquatableArray();
    }

    private static bool? Stated(ShapeFamily family, NavigationModel navigation)
    {
        foreach (var restriction in family.Capabilities.NavigationRestrictions)
        {
            if (restriction.Path == navigation.Name)
                return restriction.Capabilities.IsInsertable;
        }

        return null;
    }
}
