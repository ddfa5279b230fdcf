using System.Xml;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Says in the terms of the person who exported the file what is wrong with its XML.</summary>
internal static class XmlFaults
{
    /// <summary>The refusal, with what was expected.</summary>
    /// <param name="text">The text that was parsed.</param>
    /// <param name="fault">What the XML parser found.</param>
    public static MetadataRefusedException Explain(string text, XmlException fault)
    {
        // The parser gives no place for a document type definition, which can only stand before the root element.
        if (fault.LineNumber == 0 && text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) is >= 0 and var start)
        {
            var (line, column) = PlaceOf(text, start);
            return new("document type definitions are not accepted; a $metadata document has none, remove the <!DOCTYPE> declaration", line, column);
        }

        if (text.TrimStart().StartsWith("<?xml", StringComparison.Ordinal) && !text.StartsWith("<?xml", StringComparison.Ordinal))
            return At(fault, "the XML declaration is not at the very start of the file; remove the blank lines or characters before <?xml");

        return At(fault, $"the XML is not well-formed, a complete edmx:Edmx document was expected: {FirstSentence(fault.Message)}");
    }

    private static MetadataRefusedException At(XmlException fault, string reason) => new(reason, fault.LineNumber, fault.LinePosition);

    // The parser appends "Line 3, position 7.", which the place of the problem already says.
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Line ", StringComparison.Ordinal);
        return (end < 0 ? message : message.Substring(0, end)).Trim().TrimEnd('.');
    }

    private static (int Line, int Column) PlaceOf(string text, int offset)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n')
                (line, lineStart) = (line + 1, i + 1);
        }

        return (line, offset - lineStart + 1);
    }
}
