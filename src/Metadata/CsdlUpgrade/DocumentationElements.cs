using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>The <c>Documentation</c> element of older CSDL becomes <c>Core.Description</c> and <c>Core.LongDescription</c>.</summary>
internal static class DocumentationElements
{
    /// <summary>Translates and removes the elements.</summary>
    /// <param name="schemas">The schemas.</param>
    public static void Translate(List<XElement> schemas)
    {
        foreach (var documentation in schemas.SelectMany(s => s.Descendants()).Where(e => e.Is("Documentation")).ToList())
        {
            if (documentation.Parent is not { } described)
                continue;

            Add(described, Terms.Description, documentation, "Summary");
            Add(described, Terms.LongDescription, documentation, "LongDescription");
            documentation.Remove();
        }
    }

    private static void Add(XElement described, string term, XElement documentation, string part)
    {
        if (documentation.Elements().FirstOrDefault(e => e.Is(part))?.Value.Trim() is { Length: > 0 } text)
            described.Annotate(term, "String", text);
    }
}
