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
    public static void Include(CsdlDocument document, Action<CsdlDocument> prepare, Reading reading)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(document.Schemas.Select(s => s.Get("Namespace") ?? ""), StringComparer.Ordinal);
        var open = new Queue<(XElement Reference, XElement Place)>(document.References.Select(r => (r, r)));
        while (open.Count > 0)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            var (reference, place) = open.Dequeue();
            if (reference.Get("Uri") is not { Length: > 0 } uri || !seen.Add(uri) || Open(uri, place, reading) is not { } other)
                continue;

            // What the other one refers to is needed as well: a base type there may have its own base elsewhere.
            foreach (var next in other.References)
                open.Enqueue((next, place));

            other.Schemas.ForEach(schema => IncludedSchema.Mark(schema, place));
            prepare(other);
            document.Schemas.AddRange(other.Schemas.Where(s => known.Add(s.Get("Namespace") ?? "")));
        }
    }

    private static CsdlDocument? Open(string uri, XElement place, Reading reading)
    {
        if (reading.Resolve(uri) is not { } text)
            return null;

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
