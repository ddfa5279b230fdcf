using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Gives navigation properties the type, partner and referential constraint that V2 keeps at the association.</summary>
internal static class NavigationProperties
{
    /// <summary>Upgrades all navigation properties.</summary>
    /// <param name="types">The types.</param>
    /// <param name="associations">The associations.</param>
    /// <param name="reading">Where to note those that lead nowhere.</param>
    public static void Upgrade(StructuredTypes types, Associations associations, Reading reading)
    {
        var navigations = types.All.SelectMany(t => t.All("NavigationProperty")).Where(n => n.Attribute("Type") is null).ToList();
        var byRoles = navigations.ToLookup(n => (n.Get("Relationship"), n.Get("FromRole"), n.Get("ToRole")));
        foreach (var navigation in navigations)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            Upgrade(navigation, types, associations, byRoles, reading);
        }

        // Only now: partners are found by these.
        foreach (var navigation in navigations)
            navigation.Attributes().Where(a => a.Name.LocalName is "Relationship" or "FromRole" or "ToRole").Remove();
    }

    private static void Upgrade(XElement navigation, StructuredTypes types, Associations associations, ILookup<(string?, string?, string?), XElement> byRoles, Reading reading)
    {
        var (relationship, from, to) = (navigation.Get("Relationship"), navigation.Get("FromRole"), navigation.Get("ToRole"));
        var association = associations.Find(relationship);
        var target = association is null ? null : Associations.End(association, to);
        if (target?.Get("Type") is not { Length: > 0 } type)
        {
            reading.Skip(navigation, $"navigation property '{navigation.Name()}'", association is null
                ? $"its association '{relationship}' is not in the document"
                : $"the association '{relationship}' has no end with the role '{to}' and a type");
            navigation.Remove();
            return;
        }

        var many = target.Get("Multiplicity") == "*";
        navigation.SetAttributeValue("Type", many ? TypeNames.CollectionOf(type) : type);
        if (target.Get("Multiplicity") == "1")
            navigation.SetAttributeValue("Nullable", "false");

        // Partners must stand at the type that the other one leads to; roles alone do not promise that.
        if (byRoles[(relationship, to, from)].FirstOrDefault(n => n != navigation && types.Chain(type).Contains(n.Parent!)) is { } partner)
            navigation.SetAttributeValue("Partner", partner.Name());

        if (!many)
            AddConstraint(navigation, association!, from);
    }

    // V4 states a constraint at the dependent end, the one that holds the foreign key.
    private static void AddConstraint(XElement navigation, XElement association, string? fromRole)
    {
        var constraint = association.One("ReferentialConstraint");
        var dependent = constraint?.One("Dependent");
        if (dependent is null || dependent.Get("Role") != fromRole || constraint!.One("Principal") is not { } principal)
            return;

        foreach (var (own, other) in dependent.All("PropertyRef").Zip(principal.All("PropertyRef"), (own, other) => (own, other)))
        {
            navigation.Add(new XElement(
                CsdlNames.Edm + "ReferentialConstraint",
                new XAttribute("Property", own.Name()),
                new XAttribute("ReferencedProperty", other.Name())).From(own));
        }
    }
}
