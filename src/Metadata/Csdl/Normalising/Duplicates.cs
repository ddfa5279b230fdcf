using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Names that occur twice where they must be unique: the first one stays.</summary>
internal static class Duplicates
{
    /// <summary>Drops second types, members and parameters. Operations may be overloaded and stay.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static void Drop(List<XElement> schemas, Reading reading)
    {
        foreach (var schema in schemas)
        {
            DropIn(schema, e => e.Name.LocalName is not ("Action" or "Function" or "EntityContainer"), reading);
            foreach (var child in schema.Elements())
                DropIn(child, e => e.Name.LocalName is "Property" or "NavigationProperty" or "Member" or "Parameter" or "EntitySet" or "Singleton", reading);
        }
    }

    private static void DropIn(XElement parent, Func<XElement, bool> isUnique, Reading reading)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in parent.Elements().Where(isUnique).Where(c => !names.Add(c.Name())).ToList())
        {
            reading.Skip(child, Constructs.Of(child), "the name was declared before");
            child.Remove();
        }
    }
}
