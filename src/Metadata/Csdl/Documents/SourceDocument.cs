using System.IO;
using System.Xml;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Text to XML that knows its lines; or the reason why the text is no XML.</summary>
internal static class SourceDocument
{
    // Real documents nest about twenty deep; what nests far deeper was made to exhaust a stack.
    private const int DeepestNesting = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
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
            using var reader = XmlReader.Create(new StringReader(body), Settings);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            RefuseDeepNesting(root);
            return root;
        }
        catch (XmlException e)
        {
            throw new MetadataRefusedException(XmlFaults.Explain(body, e), e.LineNumber, e.LinePosition);
        }
    }

    // Walks without recursion: recursion over what this is to refuse would end the process.
    private static void RefuseDeepNesting(XElement root)
    {
        var depth = 0;
        for (XNode? node = root; node is not null;)
        {
            if (node is XElement { FirstNode: { } first })
            {
                node = first;
                if (++depth > DeepestNesting)
                    throw Refusal((XElement)first.Parent!);
                continue;
            }

            while (node is not null && node != root && node.NextNode is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node == root ? null : node?.NextNode;
        }

        static MetadataRefusedException Refusal(XElement at) =>
            new($"elements are nested more than {DeepestNesting} deep, which no $metadata document needs", at.Line(), at.Column());
    }
}
