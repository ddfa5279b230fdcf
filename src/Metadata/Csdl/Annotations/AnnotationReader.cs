using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Annotations;

/// <summary>
/// Takes the annotations out of a document and keeps them on the elements that they speak of. Real documents annotate with
/// vocabularies, expressions and notations that Microsoft.OData.Edm refuses, and one such annotation would cost the whole document.
/// </summary>
internal static class AnnotationReader
{
    /// <summary>Detaches the annotations of a document, inline ones and those by target.</summary>
    /// <param name="document">The document, not yet upgraded: targets are paths of the original.</param>
    public static void Detach(CsdlDocument document)
    {
        var targets = new AnnotationTargets(document.Schemas);
        foreach (var schema in document.Schemas)
        {
            foreach (var group in schema.Elements().Where(e => e.Is("Annotations")).ToList())
            {
                var found = false;
                foreach (var element in targets.Find(group.Get("Target") ?? "", document.Aliases))
                {
                    Keep(element, group, document.Aliases, group.Get("Qualifier"));
                    found = true;
                }

                group.Remove();
                if (!found)
                    document.ForeignAnnotations.Add(group);
            }

            foreach (var element in schema.DescendantsAndSelf().Where(e => e.Elements().Any(IsAnnotation)).ToList())
            {
                if (!element.AncestorsAndSelf().Any(IsAnnotation))
                    Keep(element, element, document.Aliases, null);
            }

            schema.Descendants().Where(IsAnnotation).ToList().ForEach(a => { if (a.Parent is not null) a.Remove(); });
        }
    }

    /// <summary>The annotations that an element holds.</summary>
    /// <param name="holder">The annotated element, or a group of annotations.</param>
    /// <param name="aliases">The aliases of the document.</param>
    /// <param name="qualifier">The qualifier of those that have none of their own.</param>
    public static IEnumerable<Annotation> In(XElement holder, IReadOnlyDictionary<string, string> aliases, string? qualifier) => holder.Elements()
        .Where(a => IsAnnotation(a) && a.Get("Term") is { Length: > 0 })
        .Select(a => new Annotation(Terms.WriteOut(a.Get("Term")!, aliases), a.Get("Qualifier") ?? qualifier ?? "", a));

    private static void Keep(XElement target, XElement holder, Dictionary<string, string> aliases, string? qualifier)
    {
        foreach (var annotation in In(holder, aliases, qualifier))
            target.Annotate(annotation);
    }

    // V3 wrote them as ValueAnnotation and TypeAnnotation, which no service that we know of fills with something to use.
    private static bool IsAnnotation(XElement element) => element.Name.LocalName is "Annotation" or "ValueAnnotation" or "TypeAnnotation";
}
