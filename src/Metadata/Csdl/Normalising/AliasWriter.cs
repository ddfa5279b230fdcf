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
        if (document.Aliases.Count == 0)
            return;

        foreach (var attribute in document.Schemas.SelectMany(s => s.Descendants()).Attributes())
        {
            if (attribute.Name.Namespace != XNamespace.None)
                continue;

            if (TypeAttributes.Contains(attribute.Name.LocalName))
                attribute.Value = TypeNames.WriteOut(attribute.Value.Trim(), document.Aliases);
            else if (PathAttributes.Contains(attribute.Name.LocalName) && attribute.Value.IndexOf('.') >= 0)
                attribute.Value = string.Join("/", attribute.Value.Trim().Split('/').Select(s => TypeNames.WriteOut(s, document.Aliases)));
        }
    }
}
