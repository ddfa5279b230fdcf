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
        var targets = new AnnotationTargets(document);
        foreach (var schema in document.Schemas)
        {
            foreach (var group in schema.Elements().Where(e => e.Is("Annotations")).ToList())
            {
                foreach (var element in targets.Find(group.Get("Target") ?? ""))
                    Keep(element, group, document.Aliases, group.Get("Qualifier"));

                group.Remove();
            }

            foreach (var element in schema.DescendantsAndSelf().Where(e => e.Elements().Any(IsAnnotation)).ToList())
            {
                if (!element.AncestorsAndSelf().Any(IsAnnotation))
                    Keep(element, element, document.Aliases, null);
            }

            schema.Descendants().Where(IsAnnotation).ToList().ForEach(a => { if (a.Parent is not null) a.Remove(); });
        }
    }

    private static void Keep(XElement target, XElement holder, Dictionary<string, string> aliases, string? qualifier)
    {
        foreach (var annotation in holder.Elements().Where(IsAnnotation))
        {
            if (annotation.Get("Term") is { Length: > 0 } term)
                target.Annotate(new Annotation(Terms.WriteOut(term, aliases), annotation.Get("Qualifier") ?? qualifier ?? "", annotation));
        }
    }

    // V3 wrote them as ValueAnnotation and TypeAnnotation, which no service that we know of fills with something to use.
    private static bool IsAnnotation(XElement element) => element.Name.LocalName is "Annotation" or "ValueAnnotation" or "TypeAnnotation";
}
