using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>From which families <c>$expand</c> leads somewhere.</summary>
internal sealed class Expansion(ModelIndex index, Reachability reachable, ShapeFamilies families, bool isV4)
{
    private readonly Dictionary<ShapeFamily, bool> _leadsOn = [];

    /// <summary>Whether a navigation property can be read along.</summary>
    /// <param name="family">The family that it belongs to.</param>
    /// <param name="navigation">The property.</param>
    public static bool Allows(ShapeFamily family, NavigationModel navigation) =>
        family.Capabilities.IsExpandable && !family.Capabilities.NonExpandableProperties.Has(navigation.Name) && !family.Capabilities.NonNavigableProperties.Has(navigation.Name);

    /// <summary>Whether a family leads to a navigation property: its own, or through complex properties and derived types, which may go in circles.</summary>
    /// <param name="family">The family.</param>
    public bool LeadsOn(ShapeFamily family)
    {
        if (_leadsOn.TryGetValue(family, out var known))
            return known;

        var seen = new HashSet<ShapeFamily> { family };
        var open = new Queue<ShapeFamily>([family]);
        while (open.Count > 0 && !known)
        {
            var next = open.Dequeue();
            known = HasNavigation(next);
            foreach (var further in isV4 ? Further(next) : [])
            {
                if (seen.Add(further))
                    open.Enqueue(further);
            }
        }

        return _leadsOn[family] = known;
    }

    private bool HasNavigation(ShapeFamily family)
    {
        foreach (var level in index.Lineage(family.Type))
        {
            foreach (var navigation in level.Navigations)
            {
                if (reachable.Includes(navigation.TargetType) && families.OfTarget(family, navigation) is not null && Allows(family, navigation))
                    return true;
            }
        }

        return false;
    }

    private IEnumerable<ShapeFamily> Further(ShapeFamily family)
    {
        foreach (var level in index.Lineage(family.Type))
        {
            foreach (var property in family.Capabilities.IsExpandable ? level.Properties : [])
            {
                if (property.Type.Kind == TypeKind.Complex && index.Find(property.Type.Name) is { } complex)
                    yield return families.OfType(complex);
            }
        }

        foreach (var derived in index.Derived(family.Type))
        {
            if (reachable.Includes(derived.FullName))
                yield return families.OfType(derived);
        }
    }
}
