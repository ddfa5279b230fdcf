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
        var elsewhere = document.Schemas.Count > 1 ? Owners(document) : null;
        foreach (var schema in document.Schemas)
        {
            var own = new HashSet<string>(schema.Elements().Select(e => e.Name()), StringComparer.Ordinal);
            foreach (var attribute in schema.Descendants().Attributes().Where(a => a.Name.Namespace == XNamespace.None))
            {
                if (TypeAttributes.Contains(attribute.Name.LocalName))
                    attribute.Value = Qualify(TypeNames.WriteOut(attribute.Value.Trim(), document.Aliases), own, schema.Get("Namespace"), elsewhere);
                else if (PathAttributes.Contains(attribute.Name.LocalName) && attribute.Value.IndexOf('.') >= 0)
                    attribute.Value = string.Join("/", attribute.Value.Trim().Split('/').Select(s => TypeNames.WriteOut(s, document.Aliases)));
            }
        }
    }

    // Names without namespace are wrong, but people write them by hand, and what they mean is plain: what the schema declares itself, else what one other alone declares.
    private static string Qualify(string type, HashSet<string> own, string? schemaNamespace, Dictionary<string, string?>? elsewhere)
    {
        var item = TypeNames.ItemOf(type);
        if (item.IndexOf('.') >= 0)
            return type;

        var owner = own.Contains(item) ? schemaNamespace : elsewhere is not null && elsewhere.TryGetValue(item, out var other) ? other : null;
        if (owner is null)
            return type;

        return TypeNames.IsCollection(type) ? TypeNames.CollectionOf(owner + "." + item) : owner + "." + item;
    }

    // The namespace of each name; null where several declare it.
    private static Dictionary<string, string?> Owners(CsdlDocument document)
    {
        var owners = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, owner) in document.Schemas.SelectMany(s => s.Elements().Select(e => (e.Name(), s.Get("Namespace")))))
            owners[name] = owners.TryGetValue(name, out var first) && first != owner ? null : owner;
        return owners;
    }
}
