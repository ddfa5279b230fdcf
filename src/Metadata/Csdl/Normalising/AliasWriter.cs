using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Puts namespaces in place of aliases. Edm refuses aliases with dots, which CAP writes; and documents that are read together may use one alias for two things.</summary>
internal static class AliasWriter
{
    private static readonly HashSet<string> TypeAttributes = new(StringComparer.Ordinal)
    {
        "Type", "BaseType", "EntityType", "UnderlyingType", "ElementType", "ReturnType", "Action", "Function", "Relationship", "Association", "Extends",
    };

    private static readonly HashSet<string> PathAttributes = new(StringComparer.Ordinal) { "Path", "Target", "EntitySetPath" };

    /// <summary>Writes the names of a document out.</summary>
    /// <param name="document">The document, annotations detached.</param>
    public static void WriteOut(CsdlDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            var own = new HashSet<string>(schema.Elements().Select(e => e.Name()), StringComparer.Ordinal);
            foreach (var attribute in schema.Descendants().Attributes().Where(a => a.Name.Namespace == XNamespace.None))
            {
                if (TypeAttributes.Contains(attribute.Name.LocalName))
                    attribute.Value = Qualify(TypeNames.WriteOut(attribute.Value.Trim(), document.Aliases), own, schema.Get("Namespace"));
                else if (PathAttributes.Contains(attribute.Name.LocalName) && attribute.Value.IndexOf('.') >= 0)
                    attribute.Value = string.Join("/", attribute.Value.Trim().Split('/').Select(s => TypeNames.WriteOut(s, document.Aliases)));
            }
        }
    }

    // Names without namespace are wrong, but people write them by hand, and what they mean is plain.
    private static string Qualify(string type, HashSet<string> own, string? schemaNamespace)
    {
        var item = TypeNames.ItemOf(type);
        if (!own.Contains(item) || item.IndexOf('.') >= 0)
            return type;

        return TypeNames.IsCollection(type) ? TypeNames.CollectionOf(schemaNamespace + "." + item) : schemaNamespace + "." + item;
    }
}
