using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>From the types that derive from a family's to the casts of its queries.</summary>
internal sealed class CastBinder(ModelIndex index, Reachability reachable, TypeNames types, MemberNames members, ShapeFamilies families, Expansion expansion)
{
    private readonly bool _isV4 = index.Model.Version is ODataVersion.V4 or ODataVersion.V401;

    /// <summary>The casts of a family. V2 knows derived types only where it asks for them.</summary>
    /// <param name="family">The family.</param>
    /// <param name="need">Takes a family that is written down because a cast leads to it, and names its stem.</param>
    public List<CastMember> Bind(ShapeFamily family, Func<ShapeFamily, string> need)
    {
        var casts = new List<CastMember>();
        foreach (var derived in index.Derived(family.Type))
        {
            if (!reachable.Includes(derived.FullName))
                continue;

            var target = families.OfType(derived);
            casts.Add(new(Name(family.Type, types[derived.FullName]), derived.FullName, derived.IsEntity && _isV4 ? need(target) : target.Stem, _isV4 && expansion.LeadsOn(target)));
        }

        return casts;
    }

    // AsManager and IsManager may be properties of the type.
    private string Name(StructuredType type, string name)
    {
        foreach (var level in index.Lineage(type))
        {
            foreach (var property in level.Properties)
            {
                if (IsTaken(members.Of(level, property.Name), name))
                    return name + "Type";
            }

            foreach (var navigation in level.Navigations)
            {
                if (IsTaken(members.Of(level, navigation.Name), name))
                    return name + "Type";
            }
        }

        return name;
    }

    private static bool IsTaken(string member, string name) => member == "As" + name || member == "Is" + name;
}
