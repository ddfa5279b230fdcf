using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>What annotations tell people.</summary>
internal static class DocumentationBuilder
{
    /// <summary>The documentation of an element.</summary>
    /// <param name="element">The element.</param>
    public static Documentation Of(XElement element)
    {
        if (element.Annotation<AnnotationBag>() is null)
            return Documentation.None;

        return new(
            Text(element, Terms.Label) ?? Text(element, Terms.Heading),
            Text(element, Terms.Description) ?? Text(element, Terms.QuickInfo),
            Text(element, Terms.LongDescription));
    }

    /// <summary>The documentation of two elements that stand for one thing: the first one's words count more.</summary>
    /// <param name="first">An element.</param>
    /// <param name="second">The other; null for none.</param>
    public static Documentation Of(XElement first, XElement? second)
    {
        var (own, other) = (Of(first), second is null ? Documentation.None : Of(second));
        return new(own.Label ?? other.Label, own.Description ?? other.Description, own.LongDescription ?? other.LongDescription);
    }

    private static string? Text(XElement element, string term) => element.Values(term).Select(v => v.Text()).FirstOrDefault(t => t is not null);
}
