using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>A declaration with the one document that it asks for, so that an edit of another document does not concern it.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Document">The document; null if there is none, or none that could be read.</param>
/// <param name="Problem">Why there is no document.</param>
internal sealed record DeclaredDocument(ServiceDeclaration Declaration, MetadataDocument? Document, Finding? Problem)
{
    /// <summary>Finds the document of a declaration: by name, without regard to case.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="documents">All documents of the project.</param>
    public static DeclaredDocument Of(ServiceDeclaration declaration, IReadOnlyList<MetadataDocument> documents)
    {
        var matches = new List<MetadataDocument>();
        foreach (var document in documents)
        {
            if (string.Equals(document.Name, declaration.MetadataName, StringComparison.OrdinalIgnoreCase))
                matches.Add(document);
        }

        return matches.Count switch
        {
            1 => new(declaration, matches[0], null),
            0 => new(declaration, null, Missing(declaration.MetadataName, documents)),
            _ => new(declaration, null, Ambiguous(declaration.MetadataName, matches)),
        };
    }

    private static Finding Missing(string name, IReadOnlyList<MetadataDocument> documents)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
            names.Add(document.Name);

        var hint = names.Count == 0
            ? "; the project has no ODataMetadata item"
            : Spelling.Suggest(name, names) is { } suggestion ? "; did you mean '" + suggestion + "'?" : "; there are: " + string.Join(", ", names);
        return Finding.At(RuleIds.NoSuchMetadata, DeclarationPart.MetadataName, 0, "No metadata document is named '" + name + "'" + hint);
    }

    private static Finding Ambiguous(string name, List<MetadataDocument> matches)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var match in matches)
            paths.Add(match.Path.Replace('\\', '/'));

        return Finding.At(
            RuleIds.NoSuchMetadata,
            DeclarationPart.MetadataName,
            0,
            "Several metadata documents are named '" + name + "': " + string.Join(", ", paths) + "; give one of the ODataMetadata items another Name");
    }
}
