using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Turns association sets into navigation property bindings of the entity sets.</summary>
internal static class NavigationBindings
{
    /// <summary>Adds the bindings and removes the association sets.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="types">The types.</param>
    /// <param name="associations">The associations.</param>
    public static void Add(List<XElement> schemas, StructuredTypes types, Associations associations)
    {
        foreach (var container in schemas.SelectMany(s => s.All("EntityContainer")))
        {
            foreach (var set in container.All("EntitySet"))
                Add(set, types, associations);

            container.All("AssociationSet").Remove();
        }
    }

    private static void Add(XElement set, StructuredTypes types, Associations associations)
    {
        foreach (var navigation in types.Chain(set.Get("EntityType")).SelectMany(t => t.All("NavigationProperty")))
        {
            var target = associations.TargetSet(navigation.Get("Relationship"), navigation.Get("FromRole"), navigation.Get("ToRole"), set.Name());
            if (target is not null)
            {
                set.Add(new XElement(
                    CsdlNames.Edm + "NavigationPropertyBinding",
                    new XAttribute("Path", navigation.Name()),
                    new XAttribute("Target", target)).From(navigation));
            }
        }
    }
}
