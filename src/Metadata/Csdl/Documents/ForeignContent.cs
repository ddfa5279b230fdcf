using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Recognises what people save by mistake instead of a <c>$metadata</c> document.</summary>
internal static class ForeignContent
{
    /// <summary>Refuses text that is not XML at all.</summary>
    /// <param name="text">The text without byte order mark.</param>
    /// <exception cref="MetadataRefusedException">It is empty, JSON or HTML.</exception>
    public static void Refuse(string text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;

        if (start == text.Length)
            throw new MetadataRefusedException("the document is empty; an OData $metadata document (edmx:Edmx) was expected", 1, 1);

        if (text.IndexOf('\0', 0, Math.Min(text.Length, 100)) >= 0)
            throw new MetadataRefusedException("the text holds null characters: the file is perhaps UTF-16 without byte order mark, or no text at all; save it as UTF-8", 1, 1);

        if (text[start] is '{' or '[')
            throw new MetadataRefusedException("this is JSON; the XML form of the $metadata document was expected, request it with Accept: application/xml", 1, 1);

        if (StartsWith("<html") || StartsWith("<!doctype html"))
            throw new MetadataRefusedException("this is an HTML page, perhaps a login or error page that was saved; the XML of SERVICE/$metadata was expected", 1, 1);

        if (text[start] != '<')
            throw new MetadataRefusedException("this is no XML; an OData $metadata document (edmx:Edmx) was expected", 1, 1);

        bool StartsWith(string word) => string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    /// <summary>The refusal of an XML document whose root is another one.</summary>
    /// <param name="root">The root element.</param>
    public static MetadataRefusedException Refusal(XElement root)
    {
        var found = root.Name.LocalName switch
        {
            "html" => "this is an HTML page, perhaps a login or error page that was saved; the XML of SERVICE/$metadata was expected",
            "service" => "this is the service document; the $metadata document was expected, append /$metadata to the service URL",
            "error" => "this is an error message of the server; the XML of SERVICE/$metadata was expected",
            "feed" or "entry" => "this is data of a service; the XML of SERVICE/$metadata was expected",
            "definitions" or "schema" => $"this is a SOAP or XML schema document (<{root.Name.LocalName}>); an OData $metadata document (edmx:Edmx) was expected",
            "parsererror" => "this is an error page of a browser; the XML of SERVICE/$metadata was expected",
            "Edmx" => $"the root element is in the namespace '{root.Name.NamespaceName}'; '{CsdlNames.Edmx}' is that of OData 4, '{CsdlNames.OldEdmx}' that of V2 and V3",
            var other => $"the root element is <{other}>; an OData $metadata document starts with <edmx:Edmx>",
        };
        return new(found, root.Line(), root.Column());
    }
}
