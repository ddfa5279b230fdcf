using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1010: a descriptor or manifest that cannot be read tells nothing, so that every other rule would be silent about it.</summary>
public sealed class UnreadableManifest : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP1010";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var file in landscape.Files)
        {
            // Settings come by themselves, and are their own programs' to read.
            if (file.Kind != ManifestKind.Settings && (file.Document.Problem ?? WrongShape(file)) is { } problem)
                yield return new Finding(Id, file.Path, Written(file.Document.Text, problem.Span), What(file.Kind) + " cannot be read: " + problem.Message);
        }
    }

    // What is missing at the end of a file is missing behind its last character, not on an empty line below it.
    private static SourceSpan Written(string text, SourceSpan span)
    {
        var end = text.TrimEnd().Length;
        return span.Start < end || end == 0 ? span : new LineMap(text).Span(end - 1, end);
    }

    private static SyntaxProblem? WrongShape(ManifestFile file)
    {
        if (file.Document.Roots.Count == 0)
            return null;

        var root = file.Document.Roots[0];
        return file.Kind switch
        {
            ManifestKind.CloudConnector when CloudConnectorReader.Read(file.Document).Problems is { IsEmpty: false } problems => problems[0] with { Span = FirstCharacter(root) },
            ManifestKind.Deployment or ManifestKind.Environment when root is not PositionedMapping => new("keys and values are expected", FirstCharacter(root)),
            ManifestKind.Destinations when root is PositionedScalar => new("a destination or a list of destinations is expected", FirstCharacter(root)),
            ManifestKind.Deployment => WrongList(root, "modules") ?? WrongList(root, "resources") ?? WrongList(root, "applications"),
            _ => null,
        };
    }

    private static SyntaxProblem? WrongList(PositionedNode root, string key) =>
        (root as PositionedMapping)?.Get(key) is { } node and not (PositionedSequence or PositionedScalar { Kind: ScalarKind.Null or ScalarKind.Expression })
            ? new("a list is expected under '" + key + "'", FirstCharacter(node))
            : null;

    private static SourceSpan FirstCharacter(PositionedNode node) => node.Span with { Length = Math.Min(1, node.Span.Length) };

    private static string What(ManifestKind kind) => kind switch
    {
        ManifestKind.Deployment => "Deployment descriptor",
        ManifestKind.CloudConnector => "Cloud Connector manifest",
        ManifestKind.Environment => "Environment file",
        _ => "Destination manifest",
    };
}
