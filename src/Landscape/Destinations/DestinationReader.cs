using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>Reads the destinations of a file, in whatever form SAP's tools write them. Pure: the same text gives the same destinations.</summary>
/// <remarks>
/// Forms: one object, an array, <c>{"destination": {...}}</c>, <c>{"owner": ..., "destinationConfiguration": {...}}</c>, <c>{"destinations": [...]}</c>,
/// <c>init_data</c>, cockpit properties, the destinations of a deployment descriptor, and Terraform's <c>btp_subaccount_destination*</c>.
/// </remarks>
public static class DestinationReader
{
    /// <summary>Reads the destinations of a text. Never throws: what cannot be read is in <see cref="DestinationManifest.Problems"/>.</summary>
    /// <param name="path">The path, which tells the format together with the content.</param>
    /// <param name="text">The text.</param>
    public static DestinationManifest Read(string path, string text) => Read(PositionedDocument.Read(path, text));

    /// <summary>Takes the destinations from a document that has been read already.</summary>
    /// <param name="document">The document.</param>
    public static DestinationManifest Read(PositionedDocument document) => Read(document, []);

    /// <summary>Takes the destinations from a document that has been read already.</summary>
    /// <param name="document">The document.</param>
    /// <param name="folder">The files beside it, which Terraform reads as one with it.</param>
    internal static DestinationManifest Read(PositionedDocument document, IEnumerable<PositionedDocument> folder)
    {
        if (document.Problem is { } problem)
            return new(document.Path, [], [problem]);

        var found = new List<Destination>();
        if (document.Format == DocumentFormat.Hcl)
            TerraformDestinations.Collect(document, folder, found);

        foreach (var root in document.Format == DocumentFormat.Hcl ? [] : document.Roots)
        {
            if (root is PositionedMapping configuration && CapConfiguration.IsConfiguration(configuration))
                CapConfiguration.Collect(document, found);
            else if (root is PositionedMapping mapping && IsDescriptor(mapping))
                DescriptorDestinations.Collect(document, mapping, found);
            else
                Collect(new DestinationFactory(document, DestinationOrigin.Manifest), root, found);
        }

        return new(document.Path, found.ToEquatableArray(), []);
    }

    internal static void Collect(DestinationFactory factory, PositionedNode? node, List<Destination> found)
    {
        switch (node)
        {
            case PositionedSequence sequence:
                foreach (var item in sequence.Items)
                    Collect(factory, item, found);
                break;

            case PositionedMapping mapping when DestinationFactory.IsDestination(mapping):
                found.Add(factory.Create(mapping));
                break;

            case PositionedMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    switch (entry.Name)
                    {
                        case "destination" or "destinationConfiguration" or "destinations" or "init_data" or "config" or "parameters":
                            Collect(factory, entry.Value, found);
                            break;
                        case "instance":
                            Collect(factory with { Level = DestinationLevel.Instance }, entry.Value, found);
                            break;
                        case "subaccount":
                            Collect(factory with { Level = DestinationLevel.Subaccount }, entry.Value, found);
                            break;
                    }
                }

                break;

            case PositionedScalar { Text: var text } scalar when text.TrimStart().StartsWith("[", StringComparison.Ordinal) || text.TrimStart().StartsWith("{", StringComparison.Ordinal):
                Collect(factory, EmbeddedJson.Read(factory.Document, scalar), found);
                break;
        }
    }

    private static bool IsDescriptor(PositionedMapping root) =>
        root.Get("modules") is not null || root.Get("resources") is not null || root.Get("_schema-version") is not null || root.Get("applications") is not null
        || root.Get("VCAP_SERVICES") is not null || root.Get("create-services") is not null || root.Get("extends") is not null
        || KubernetesReader.IsResource(root) || HelmReader.IsValues(root);
}
