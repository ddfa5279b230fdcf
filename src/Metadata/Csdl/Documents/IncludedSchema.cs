using System.Linq;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Marks a schema that came from a document which the read one refers to: its types count, its container does not.</summary>
internal sealed class IncludedSchema
{
    /// <summary>Marks a schema, and places it at the reference: a line of the other document would mislead.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="reference">The reference in the read document.</param>
    public static void Mark(XElement schema, XElement reference)
    {
        schema.AddAnnotation(new IncludedSchema());
        foreach (var element in schema.DescendantsAndSelf())
            element.MovedTo(reference);
    }

    /// <summary>Whether an element is, or is in, such a schema.</summary>
    /// <param name="element">The element.</param>
    public static bool Holds(XElement element) => element.AncestorsAndSelf().Any(e => e.Annotation<IncludedSchema>() is not null);
}
