using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Annotations;

/// <summary>One annotation, with its term written out.</summary>
/// <param name="Term">Namespace-qualified term.</param>
/// <param name="Qualifier">Qualifier; empty for none.</param>
/// <param name="Value">The element that carries the value.</param>
internal sealed record Annotation(string Term, string Qualifier, XElement Value);

/// <summary>The annotations of one element of the schema.</summary>
internal sealed class AnnotationBag
{
    private readonly List<Annotation> _annotations = [];

    /// <summary>Adds one.</summary>
    /// <param name="annotation">The annotation.</param>
    public void Add(Annotation annotation) => _annotations.Add(annotation);

    /// <summary>All annotations, in the order in which they were met.</summary>
    public IEnumerable<Annotation> Everything => _annotations;

    /// <summary>All annotations with a term, whatever their qualifier.</summary>
    /// <param name="term">Namespace-qualified term.</param>
    public IEnumerable<Annotation> All(string term) => _annotations.Where(a => a.Term == term);
}

/// <summary>Keeps annotations on the elements that they speak of, out of the way of the CSDL reader.</summary>
internal static class AnnotationBags
{
    /// <summary>Adds an annotation to an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="annotation">The annotation.</param>
    public static void Annotate(this XElement element, Annotation annotation)
    {
        var bag = element.Annotation<AnnotationBag>();
        if (bag is null)
            element.AddAnnotation(bag = new AnnotationBag());

        bag.Add(annotation);
    }

    /// <summary>Adds an annotation whose value is one attribute, as the upgrade makes them.</summary>
    /// <param name="element">The element.</param>
    /// <param name="term">Namespace-qualified term.</param>
    /// <param name="kind">Kind of the constant or path expression: <c>String</c>, <c>Bool</c>, <c>Path</c>.</param>
    /// <param name="value">The value.</param>
    public static void Annotate(this XElement element, string term, string kind, string value) =>
        element.Annotate(new Annotation(term, "", new XElement(CsdlNames.Edm + "Annotation", new XAttribute(kind, value))));

    /// <summary>All annotations of an element with a term.</summary>
    /// <param name="element">The element.</param>
    /// <param name="term">Namespace-qualified term.</param>
    public static IEnumerable<Annotation> Annotated(this XElement element, string term) =>
        element.Annotation<AnnotationBag>()?.All(term) ?? [];

    /// <summary>The values of an element's annotations with a term.</summary>
    /// <param name="element">The element.</param>
    /// <param name="term">Namespace-qualified term.</param>
    public static IEnumerable<XElement> Values(this XElement element, string term) => element.Annotated(term).Select(a => a.Value);
}
