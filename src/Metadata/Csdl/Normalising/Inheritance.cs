using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Base types must be there, be of the same kind, and not lead in a circle.</summary>
internal static class Inheritance
{
    /// <summary>Drops base types that are wrong, and members that a base type has already.</summary>
    /// <param name="set">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static void Check(SchemaSet set, Reading reading)
    {
        foreach (var (name, type) in set.Types.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value)))
        {
            if (type.Get("BaseType") is not { } baseName || Fault(set, name, baseName) is not { } fault)
                continue;

            type.SetAttributeValue("BaseType", null);

            // The abstract types of Edm say nothing that a model could hold.
            if (baseName is not ("Edm.EntityType" or "Edm.ComplexType"))
                reading.Skip(type, $"base type '{baseName}' of '{type.Name()}'", fault);
        }

        foreach (var type in set.Types.Select(t => t.Value).Where(t => t.Get("BaseType") is not null))
            DropInherited(set, type, reading);
    }

    private static string? Fault(SchemaSet set, string name, string baseName)
    {
        if (set.Find(baseName) is not { } found)
            return "it is declared neither in this document nor in one that it refers to";
        if (found.Name != set.Find(name)!.Name)
            return $"it is no {Constructs.Kind(set.Find(name)!.Name.LocalName)}";

        return set.Chain(found).Any(t => SchemaSet.FullName(t) == name) ? "the base types form a circle" : null;
    }

    private static void DropInherited(SchemaSet set, XElement type, Reading reading)
    {
        var inherited = new HashSet<string>(set.Chain(set.Find(type.Get("BaseType"))).SelectMany(t => t.Elements()).Where(IsMember).Select(m => m.Name()), StringComparer.Ordinal);
        foreach (var member in type.Elements().Where(IsMember).Where(m => inherited.Contains(m.Name())).ToList())
        {
            reading.Skip(member, Constructs.Of(member), "a base type declares a member of that name");
            member.Remove();
        }
    }

    private static bool IsMember(XElement element) => element.Name.LocalName is "Property" or "NavigationProperty";
}
