using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Properties and navigation properties have a type that exists.</summary>
internal static class MemberTypes
{
    /// <summary>Drops members with faults.</summary>
    /// <param name="set">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static void Check(SchemaSet set, Reading reading)
    {
        var types = set.Types.Select(t => t.Value).ToList();
        foreach (var type in types)
        {
            foreach (var property in type.All("Property").ToList())
                TypeRules.Remove(property, TypeRules.ValueFault(set, property.Get("Type"), mayBeEntity: false), reading);

            foreach (var navigation in type.All("NavigationProperty").ToList())
                TypeRules.Remove(navigation, TypeRules.EntityFault(set, navigation.Get("Type"), "Type"), reading);
        }

        // Only now: partners and constraints name members of other types, which have to be what they will be.
        foreach (var type in types)
        {
            foreach (var navigation in type.All("NavigationProperty"))
                CheckDetails(set, type, navigation);
        }
    }

    // A partner or a constraint that names what is not there is of no use, and without it the navigation works all the same.
    private static void CheckDetails(SchemaSet set, XElement type, XElement navigation)
    {
        var target = set.Find(TypeNames.ItemOf(navigation.Get("Type")!));
        if (navigation.Get("Partner") is { } partner && set.Member(target, partner) is not { Name.LocalName: "NavigationProperty" })
            navigation.SetAttributeValue("Partner", null);

        if (TypeNames.IsCollection(navigation.Get("Type")!))
            navigation.SetAttributeValue("Nullable", null);

        foreach (var constraint in navigation.All("ReferentialConstraint").ToList())
        {
            if (!Leads(set, type, constraint.Get("Property")) || !Leads(set, target, constraint.Get("ReferencedProperty")))
                constraint.Remove();
        }
    }

    private static bool Leads(SchemaSet set, XElement? type, string? path)
    {
        foreach (var segment in (path ?? "").Split('/'))
        {
            if (set.Member(type, segment) is not { } member)
                return false;

            type = set.Find(TypeNames.ItemOf(member.Get("Type") ?? ""));
        }

        return true;
    }
}
