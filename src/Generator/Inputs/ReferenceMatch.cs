using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Csdl;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>
/// Finds the file that an <c>edmx:Reference</c> means. The URI is an address at the server, or a path beside the document as it was published; the file was saved
/// under a name that somebody chose. So the path counts most, then the name, then what the file declares.
/// </summary>
internal static class ReferenceMatch
{
    private const int None = 0;
    private const int ByNamespace = 1;
    private const int ByName = 2;
    private const int ByPath = 3;

    /// <summary>The file; null if the project does not have it.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="from">The document that holds it.</param>
    /// <param name="reader">The document on whose behalf one looks: references back to it lead nowhere new.</param>
    /// <param name="all">All metadata files of the project.</param>
    public static OutlinedDocument? Find(DocumentReference reference, OutlinedDocument from, OutlinedDocument reader, IReadOnlyList<OutlinedDocument> all)
    {
        var segments = Segments(reference.Uri);
        var path = IsAddress(reference.Uri) ? "" : Combine(from.Text.Path, reference.Uri);
        OutlinedDocument? best = null;
        var bestRank = None;
        foreach (var candidate in all)
        {
            if (candidate.Text.Path == from.Text.Path || candidate.Text.Path == reader.Text.Path)
                continue;
            var rank = Rank(reference, candidate, segments, path);
            if (rank > bestRank || (rank == bestRank && best is not null && IsNearer(candidate, best, from)))
                (best, bestRank) = (candidate, rank);
        }

        return bestRank == None ? null : best;
    }

    private static int Rank(DocumentReference reference, OutlinedDocument candidate, List<string> segments, string path)
    {
        var declares = false;
        foreach (var name in reference.Namespaces)
            declares |= Contains(candidate.Outline.Namespaces, name);

        // A namesake that declares nothing of what is included is another document; only where annotations alone are wanted is the name all there is.
        if (!declares && !reference.Namespaces.IsEmpty)
            return None;
        if (path.Length > 0 && Is(path, candidate.Text.Path.Replace('\\', '/')))
            return ByPath;
        if (segments.Count > 0 && segments[segments.Count - 1] is var last && (Is(last, candidate.Name) || Is(last, System.IO.Path.GetFileName(candidate.Text.Path)) || Is(System.IO.Path.GetFileNameWithoutExtension(last), candidate.Name)))
            return ByName;
        return declares ? ByNamespace : None;
    }

    // Of two that fit alike, the one beside the document; then the path decides, so that the order of the project does not.
    private static bool IsNearer(OutlinedDocument candidate, OutlinedDocument best, OutlinedDocument from)
    {
        var (beside, bestBeside) = (Folder(candidate.Text.Path) == Folder(from.Text.Path), Folder(best.Text.Path) == Folder(from.Text.Path));
        return beside != bestBeside ? beside : string.CompareOrdinal(candidate.Text.Path, best.Text.Path) < 0;
    }

    /// <summary>The segments that say something: without query, <c>$metadata</c> and <c>$value</c>.</summary>
    private static List<string> Segments(string uri)
    {
        var end = uri.IndexOfAny(['?', '#']);
        var segments = new List<string>();
        foreach (var segment in (end < 0 ? uri : uri.Substring(0, end)).Split('/', '\\'))
        {
            if (segment.Length > 0 && segment[0] != '$' && segment is not ("." or ".."))
                segments.Add(Decode(segment));
        }

        return segments;
    }

    private static string Combine(string from, string uri)
    {
        var parts = new List<string>(Folder(from).Split('/'));
        foreach (var segment in uri.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && parts.Count > 1)
                parts.RemoveAt(parts.Count - 1);
            else if (segment.Length > 0 && segment is not ("." or ".."))
                parts.Add(Decode(segment));
        }

        return string.Join("/", parts);
    }

    // Of SAP's matrix parameters (catalogservice;v=2) and of codes that mean nothing no file is named.
    private static string Decode(string segment)
    {
        try
        {
            return Uri.UnescapeDataString(segment.IndexOf(';') is > 0 and var cut ? segment.Substring(0, cut) : segment);
        }
        catch (FormatException)
        {
            return segment;
        }
    }

    private static bool IsAddress(string uri) => uri.IndexOf("://", StringComparison.Ordinal) > 0 || uri.StartsWith("/", StringComparison.Ordinal);

    private static string Folder(string path)
    {
        var slashed = path.Replace('\\', '/');
        return slashed.LastIndexOf('/') is >= 0 and var slash ? slashed.Substring(0, slash) : "";
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(EquatableArray<string> names, string name)
    {
        foreach (var candidate in names)
        {
            if (candidate == name)
                return true;
        }

        return false;
    }
}
