using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP3006: an environment file with the live credentials of service bindings that git would take along.</summary>
/// <remarks>Exempt: files that git ignores, and placeholders. Reported once per file, at its first credential.</remarks>
public sealed class LiveEnvironmentFile : ManifestRule
{
    private const int DepthLimit = 200;

    /// <inheritdoc/>
    public override string Id => "BTP3006";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var file in landscape.Files)
        {
            if (file is not { Kind: ManifestKind.Environment, IsIgnored: false } || file.Document.Root is not { } root || FirstCredential(root, 0) is not { } credential)
                continue;

            var name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
            yield return new Finding(Id, file.Path, credential.Value.Span,
                "'" + name + "' holds live credentials of service bindings ('" + credential.Name + "') and is not ignored by git: add it to .gitignore, and have the credentials changed if it was ever committed");
        }
    }

    // Bindings have a small set of credentials; what stands elsewhere in the file is BTP3004's.
    private static PositionedEntry? FirstCredential(PositionedNode node, int depth)
    {
        if (depth > DepthLimit)
            return null;

        switch (node)
        {
            case PositionedSequence sequence:
                return sequence.Items.Select(item => FirstCredential(item, depth + 1)).FirstOrDefault(found => found is not null);
            case PositionedMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (depth == 0 && !(entry.Name is "VCAP_SERVICES" or "requires" or "cds"))
                        continue;
                    if (entry.Value is PositionedScalar { Kind: ScalarKind.Text or ScalarKind.Number } scalar)
                    {
                        if ((entry.Name == "key" && scalar.Text.IndexOf("PRIVATE KEY", StringComparison.Ordinal) >= 0) || (CredentialKeys.IsCredential(entry.Name) && !Placeholder.IsPlaceholder(scalar.Text)))
                            return entry;

                        // The bindings may be text, as the platform hands them over: the finding is at the whole of it then.
                        if (entry.Name == "VCAP_SERVICES" && JsonReader.ReadEmbedded(scalar.Text) is { } embedded && FirstCredential(embedded, depth + 1) is { } inner)
                            return new PositionedEntry(inner.Key, scalar);
                    }
                    else if (FirstCredential(entry.Value, depth + 1) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            default:
                return null;
        }
    }
}
