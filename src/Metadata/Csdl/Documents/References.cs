using System.Linq;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Takes in the schemas that a document includes from others, as far as somebody has those.</summary>
internal static class References
{
    /// <summary>Adds the included schemas to the document.</summary>
    /// <param name="document">The read document.</param>
    /// <param name="prepare">Brings another document to the state that this one is in.</param>
    /// <param name="reading">Resolves references.</param>
    /// <returns>The documents that were taken in, each with the reference in the read document that leads there, straight or through others.</returns>
    public static List<(CsdlDocument Document, XElement Place)> Include(CsdlDocument document, Action<CsdlDocument> prepare, Reading reading)
    {
        var included = new List<(CsdlDocument, XElement)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(document.Schemas.Select(s => s.Get("Namespace") ?? ""), StringComparer.Ordinal);
        var open = new Queue<(XElement Reference, XElement Place, string? From)>(document.References.Select(r => (r, r, (string?)null)));
        while (open.Count > 0)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            var (reference, place, from) = open.Dequeue();
            if (UriOf(reference) is not { } uri || reading.Resolve(new(uri, Included(reference).ToEquatableArray(), from)) is not { } found || !seen.Add(found.Name))
                continue;
            if (Open(uri, found.Text, place, reading) is not { } other)
                continue;

            // What the other one refers to is needed as well: a base type there may have its own base elsewhere.
            foreach (var next in other.References)
                open.Enqueue((next, place, found.Name));

            other.Schemas.ForEach(schema => IncludedSchema.Mark(schema, place));
            prepare(other);
            document.Schemas.AddRange(other.Schemas.Where(s => known.Add(s.Get("Namespace") ?? "")));
            included.Add((other, place));
        }

        return included;
    }

    /// <summary>Where a reference leads, as written; null if it does not say.</summary>
    /// <param name="reference">The reference.</param>
    public static string? UriOf(XElement reference) => (reference.Get("Uri") ?? reference.Get("Url")) is { Length: > 0 } uri ? uri : null;

    /// <summary>The namespaces that a reference includes.</summary>
    /// <param name="reference">The reference.</param>
    public static IEnumerable<string> Included(XElement reference) =>
        reference.Elements().Where(e => e.Is("Include")).Select(e => e.Get("Namespace") ?? "").Where(n => n.Length > 0);

    private static CsdlDocument? Open(string uri, string text, XElement place, Reading reading)
    {
        try
        {
            return CsdlDocument.Open(SourceDocument.Parse(text));
        }
        catch (MetadataRefusedException e)
        {
            reading.Skip(place, $"reference to '{uri}'", e.Message);
            return null;
        }
    }
}
