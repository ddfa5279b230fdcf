using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Csdl;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>A metadata file and what can be known of it without reading its schemas.</summary>
/// <param name="Text">The file.</param>
/// <param name="Outline">What it refers to, and what it declares.</param>
internal sealed record OutlinedDocument(InputText Text, DocumentOutline Outline)
{
    /// <summary>Looks a file over.</summary>
    /// <param name="text">The file.</param>
    public static OutlinedDocument Of(InputText text)
    {
        try
        {
            return new(text, ReadOutline(text.Content));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(text, new([], []));
        }
    }

    /// <summary>What an item is called in <c>[ODataService]</c>.</summary>
    public string Name => Text.Name ?? System.IO.Path.GetFileNameWithoutExtension(Text.Path);

    // A method of its own: an assembly that is missing shows when the caller calls, within its try.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static DocumentOutline ReadOutline(string content) => DocumentOutline.Of(content);
}

/// <summary>A reference that leads to another file of the project.</summary>
/// <param name="From">Path of the file that holds the reference; null for the document itself.</param>
/// <param name="Uri">The reference as written.</param>
/// <param name="Path">Path of the file that it leads to.</param>
/// <param name="Content">The text of that file.</param>
internal sealed record DocumentLink(string? From, string Uri, string Path, string Content);

/// <summary>A metadata file with all others that it needs, straight or through them: reading it again makes sense when one of these changed, and only then.</summary>
/// <param name="Text">The file.</param>
/// <param name="Links">The references that lead somewhere, in the order in which they are met.</param>
internal sealed record LinkedDocument(InputText Text, EquatableArray<DocumentLink> Links)
{
    /// <summary>Follows the references of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="all">All metadata files of the project.</param>
    public static LinkedDocument Of(OutlinedDocument document, IReadOnlyList<OutlinedDocument> all)
    {
        var links = new List<DocumentLink>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { document.Text.Path };
        var open = new Queue<OutlinedDocument>([document]);
        while (open.Count > 0)
        {
            var from = open.Dequeue();
            foreach (var reference in from.Outline.References)
            {
                if (ReferenceMatch.Find(reference, from, document, all) is not { } target)
                    continue;
                links.Add(new(ReferenceEquals(from, document) ? null : from.Text.Path, reference.Uri, target.Text.Path, target.Text.Content));
                if (seen.Add(target.Text.Path))
                    open.Enqueue(target);
            }
        }

        return new(document.Text, links.ToEquatableArray());
    }

    /// <summary>The document that a reference leads to; null if the project does not have it.</summary>
    /// <param name="reference">The reference.</param>
    public ReferencedDocument? Resolve(DocumentReference reference)
    {
        foreach (var link in Links)
        {
            if (link.Uri == reference.Uri && link.From == reference.From)
                return new(link.Path, link.Content);
        }

        return null;
    }
}
