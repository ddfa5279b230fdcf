using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>One schema per namespace.</summary>
internal static class SchemaMerger
{
    /// <summary>Unites schemas of one namespace and leaves out those without.</summary>
    /// <param name="schemas">The schemas of the document.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static List<XElement> Merge(List<XElement> schemas, Reading reading)
    {
        var merged = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var result = new List<XElement>();
        foreach (var schema in schemas)
        {
            var name = schema.Get("Namespace") ?? "";
            if (name.Length == 0 || name == "Edm")
            {
                reading.Skip(schema, "schema", name.Length == 0 ? "it has no Namespace attribute" : "the namespace Edm is reserved");
            }
            else if (merged.TryGetValue(name, out var first))
            {
                var children = schema.Elements().ToArray();
                schema.RemoveNodes();
                first.Add(children.Cast<object>().ToArray());
            }
            else
            {
                merged.Add(name, schema);
                result.Add(schema);
            }
        }

        return result;
    }
}
