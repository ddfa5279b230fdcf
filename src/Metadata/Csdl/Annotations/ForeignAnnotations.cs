using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Annotations;

/// <summary>Annotations of one document that speak of elements of another: an annotation file of a service, or a service that annotates a type that it includes.</summary>
internal static class ForeignAnnotations
{
    /// <summary>Keeps them on their elements.</summary>
    /// <param name="document">The read document, with the schemas that it includes.</param>
    /// <param name="included">The documents that it refers to.</param>
    public static void Keep(CsdlDocument document, List<(CsdlDocument Document, XElement Place)> included)
    {
        if (included.Count == 0 || included.All(i => i.Document.ForeignAnnotations.Count == 0) && document.ForeignAnnotations.Count == 0)
            return;

        var targets = new AnnotationTargets(document.Schemas);
        Keep(document, targets, static (_, _) => true);
        foreach (var (other, place) in included)
            Keep(other, targets, (element, annotation) => IncludedSchema.Holds(element) || Asks(place, annotation));
    }

    private static void Keep(CsdlDocument document, AnnotationTargets targets, Func<XElement, Annotation, bool> isWanted)
    {
        foreach (var group in document.ForeignAnnotations)
        {
            foreach (var element in targets.Find(group.Get("Target") ?? "", document.Aliases))
            {
                foreach (var annotation in AnnotationReader.In(group, document.Aliases, group.Get("Qualifier")).Where(a => isWanted(element, a)))
                    element.Annotate(annotation);
            }
        }
    }

    // What another document says of this one counts only where this one asks for it.
    private static bool Asks(XElement reference, Annotation annotation) => reference.Elements().Any(e =>
        e.Is("IncludeAnnotations")
        && e.Get("TermNamespace") == TypeNames.NamespaceOf(annotation.Term)
        && (e.Get("Qualifier") ?? annotation.Qualifier) == annotation.Qualifier);
}
