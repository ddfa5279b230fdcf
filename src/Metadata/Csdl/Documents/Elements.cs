using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>What every step asks of an XML element.</summary>
internal static class Elements
{
    /// <summary>The value of an attribute without namespace, trimmed; null where there is none.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">Local name of the attribute.</param>
    public static string? Get(this XElement element, string name) => element.Attribute(name)?.Value.Trim();

    /// <summary>The value of a <c>sap:*</c> attribute; null where there is none.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">Local name of the attribute.</param>
    public static string? Sap(this XElement element, string name) => element.Attribute(CsdlNames.Sap + name)?.Value.Trim();

    /// <summary>The value of an attribute of the protocol (<c>m:*</c>), whichever namespace version its prefix stands for.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">Local name of the attribute.</param>
    public static string? Protocol(this XElement element, string name) =>
        (element.Attribute(CsdlNames.Protocol + name)
            ?? element.Attributes().FirstOrDefault(a => a.Name.LocalName == name && a.Name.NamespaceName.EndsWith("/metadata", StringComparison.Ordinal)))
        ?.Value.Trim();

    /// <summary>The <c>Name</c>, empty where there is none.</summary>
    /// <param name="element">The element.</param>
    public static string Name(this XElement element) => element.Get("Name") ?? "";

    /// <summary>Child elements of CSDL with this local name.</summary>
    /// <param name="element">The parent.</param>
    /// <param name="name">Local name.</param>
    public static IEnumerable<XElement> All(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name && CsdlNames.IsCsdl(e.Name.NamespaceName));

    /// <summary>The first child element of CSDL with this local name.</summary>
    /// <param name="element">The parent.</param>
    /// <param name="name">Local name.</param>
    public static XElement? One(this XElement element, string name) => element.All(name).FirstOrDefault();

    /// <summary>Whether the element has this local name.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">Local name.</param>
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    /// <summary>Whether an attribute without namespace says true, in any casing.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">Local name of the attribute.</param>
    public static bool Says(this XElement element, string name) => IsTrue(element.Get(name));

    /// <summary>Whether a text says true, as XML Schema or a careless hand writes it.</summary>
    /// <param name="text">The text.</param>
    public static bool IsTrue(string? text) => text is "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text says false.</summary>
    /// <param name="text">The text.</param>
    public static bool IsFalse(string? text) => text is "0" || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Says that an element which was made here stands for one of the document.</summary>
    /// <param name="element">The made element.</param>
    /// <param name="origin">The element of the document.</param>
    public static XElement From(this XElement element, XElement origin)
    {
        element.AddAnnotation(new Origin(origin.Line(), origin.Column()));
        return element;
    }

    /// <summary>Says that an element of another document counts as standing at an element of this one.</summary>
    /// <param name="element">The element.</param>
    /// <param name="place">Where it counts as standing.</param>
    public static void MovedTo(this XElement element, XElement place)
    {
        element.RemoveAnnotations<Origin>();
        element.From(place);
    }

    /// <summary>Line in the document that was given, from 1.</summary>
    /// <param name="element">The element.</param>
    public static int Line(this XElement element) => element.Annotation<Origin>()?.Line ?? ((IXmlLineInfo)element).LineNumber;

    /// <summary>Column in the document that was given, from 1.</summary>
    /// <param name="element">The element.</param>
    public static int Column(this XElement element) => element.Annotation<Origin>()?.Column ?? ((IXmlLineInfo)element).LinePosition;

    private sealed record Origin(int Line, int Column);
}
