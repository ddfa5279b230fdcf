using System.IO;
using System.Xml;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Text to XML that knows its lines; or the reason why the text is no XML.</summary>
internal static class SourceDocument
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,

        // Labels with control characters (&#x1F;) occur in real documents. XML forbids them; nobody reads them.
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Parses a document.</summary>
    /// <param name="text">The text, with or without byte order mark.</param>
    /// <exception cref="MetadataRefusedException">It is no XML.</exception>
    public static XElement Parse(string text)
    {
        var body = text.TrimStart('\uFEFF');
        ForeignContent.Refuse(body);
        try
        {
            using var reader = Open(body);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            throw XmlFaults.Explain(body, e);
        }
    }

    /// <summary>Reads a text node by node, under the same rules.</summary>
    /// <param name="text">The text without byte order mark.</param>
    public static XmlReader Open(string text) => new ShallowXmlReader(XmlReader.Create(new StringReader(text), Settings));
}
