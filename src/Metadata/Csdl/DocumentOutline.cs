using System.Linq;
using System.Xml;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>What one has to know of a document to find out which others it needs: found without reading the schemas, so that it costs next to nothing.</summary>
/// <param name="References">The references to other documents, in the order of the document.</param>
/// <param name="Namespaces">The namespaces of its schemas, each once, in the order of the document.</param>
public sealed record DocumentOutline(EquatableArray<DocumentReference> References, EquatableArray<string> Namespaces)
{
    /// <summary>Looks a document over. One that cannot be read has an outline as far as it goes; what is wrong says <see cref="MetadataReader"/>.</summary>
    /// <param name="text">The document.</param>
    public static DocumentOutline Of(string text) => new(ReadReferences(text).ToEquatableArray(), ReadNamespaces(text).Distinct(StringComparer.Ordinal).ToEquatableArray());

    private static List<DocumentReference> ReadReferences(string text)
    {
        var found = new List<DocumentReference>();
        if (text.IndexOf("Reference", StringComparison.Ordinal) < 0)
            return found;
        try
        {
            using var reader = SourceDocument.Open(text.TrimStart('\uFEFF'));
            // References stand before the schemas, which may go on for megabytes.
            while (reader.Read() && !(reader.NodeType == XmlNodeType.Element && reader.LocalName is "DataServices" or "Schema"))
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Reference" && (reader.GetAttribute("Uri") ?? reader.GetAttribute("Url"))?.Trim() is { Length: > 0 } uri)
                    found.Add(new(uri, ReadIncludes(reader).ToEquatableArray(), null));
            }
        }
        catch (Exception e) when (e is XmlException or MetadataRefusedException)
        {
            return found;
        }

        return found;
    }

    private static List<string> ReadIncludes(XmlReader reader)
    {
        var namespaces = new List<string>();
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
            return namespaces;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Include" && reader.GetAttribute("Namespace")?.Trim() is { Length: > 0 } name)
                namespaces.Add(name);
        }

        return namespaces;
    }

    // By looking for the word: parsing all of a large document for a handful of names would double the work.
    private static IEnumerable<string> ReadNamespaces(string text)
    {
        const string Tag = "Schema";
        const string Attribute = "Namespace";
        for (var at = text.IndexOf(Tag, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Tag, at + Tag.Length, StringComparison.Ordinal))
        {
            var end = IsStartTag(text, at, at + Tag.Length) ? text.IndexOf('>', at) : -1;
            for (var name = at; end > 0 && (name = text.IndexOf(Attribute, name, end - name, StringComparison.Ordinal)) > 0; name += Attribute.Length)
            {
                if (!char.IsWhiteSpace(text[name - 1]) || QuotedAfter(text, name + Attribute.Length, end) is not { Length: > 0 } value)
                    continue;
                yield return value;
                break;
            }
        }
    }

    private static bool IsStartTag(string text, int start, int end)
    {
        if (end >= text.Length || !char.IsWhiteSpace(text[end]))
            return false;
        var before = start - 1;
        if (before >= 0 && text[before] == ':')
        {
            for (before--; before >= 0 && (char.IsLetterOrDigit(text[before]) || text[before] is '_' or '-' or '.');)
                before--;
        }

        return before >= 0 && text[before] == '<';
    }

    private static string? QuotedAfter(string text, int at, int end)
    {
        while (at < end && (char.IsWhiteSpace(text[at]) || text[at] == '='))
            at++;
        if (at >= end || text[at] is not ('"' or '\''))
            return null;
        var close = text.IndexOf(text[at], at + 1, end - at - 1);
        return close < 0 ? null : text.Substring(at + 1, close - at - 1).Trim();
    }
}
