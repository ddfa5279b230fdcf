using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>The destinations that Terraform's BTP provider creates: <c>btp_subaccount_destination</c>, <c>btp_subaccount_destination_generic</c>, and the <c>init_data</c> of service instances.</summary>
internal static class TerraformDestinations
{
    private static readonly HashSet<string> _types = new(StringComparer.Ordinal) { "btp_subaccount_destination_generic", "btp_subaccount_destination", "cloudfoundry_service_instance", "btp_subaccount_service_instance" };

    // The arguments of the older resource, and the destination properties that they set.
    private static readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal)
    {
        ["name"] = "Name",
        ["type"] = "Type",
        ["proxy_type"] = "ProxyType",
        ["url"] = "URL",
        ["authentication"] = "Authentication",
        ["description"] = "Description",
    };

    /// <summary>Takes the destinations of a file.</summary>
    /// <param name="document">The file.</param>
    /// <param name="folder">The files of its folder, which Terraform reads as one; it may be among them.</param>
    /// <param name="found">Where they go.</param>
    public static void Collect(PositionedDocument document, IEnumerable<PositionedDocument> folder, List<Destination> found)
    {
        var all = new TerraformFolder(FilePaths.Folder(document.Path), folder.Where(other => !ReferenceEquals(other, document) && TerraformFolder.IsTerraform(other)).Concat([document]));
        var scope = new TerraformScope(all, null);
        foreach (var block in all.Resources)
        {
            if (!ReferenceEquals(block.Document, document) || !_types.Contains(block.Type))
                continue;
            foreach (var instance in scope.Instances(block))
                Collect(document, instance, found);
        }
    }

    private static void Collect(PositionedDocument document, TerraformInstance resource, List<Destination> found)
    {
        var (type, label, body) = (resource.Block.Type, resource.Block.Name, resource.Body);
        var level = body.Get("service_instance_id") is null ? DestinationLevel.Subaccount : DestinationLevel.Instance;
        var factory = new DestinationFactory(document, DestinationOrigin.Terraform) { Level = level, Owner = label };
        if (type == "btp_subaccount_destination_generic")
        {
            if (Parameters(document, body.Get("destination_configuration")) is PositionedMapping configuration && configuration.Scalar("Name") is not null)
                found.Add(factory.Create(configuration));
        }
        else if (type == "btp_subaccount_destination")
        {
            if (body.Scalar("name") is { } name)
                found.Add(factory.Create(Properties(body), name.Text, name.Span, body.Span, DestinationOrigin.Terraform));
        }
        else
        {
            DescriptorDestinations.CollectConfiguration(new(document, DestinationOrigin.ServiceInstance) { Owner = body.Scalar("name") is { IsLiteral: true } instance ? instance.Text : label }, Parameters(document, body.Get("parameters")), found);
        }
    }

    private static PositionedNode? Parameters(PositionedDocument document, PositionedNode? node) => node is PositionedScalar { IsLiteral: true } text ? EmbeddedJson.Read(document, text) : node;

    private static EquatableArray<DestinationProperty> Properties(PositionedMapping body)
    {
        var properties = new List<DestinationProperty>();
        foreach (var entry in body.Entries)
        {
            if (_arguments.TryGetValue(entry.Name, out var key) && entry.Value is PositionedScalar { Kind: not ScalarKind.Null } scalar)
                properties.Add(new DestinationProperty(key, scalar.Text, scalar.IsLiteral, entry.Key.Span, scalar.Span));
        }

        if (body.Mapping("additional_configuration") is { } additional)
            properties.AddRange(DestinationFactory.Properties(additional));

        return properties.ToEquatableArray();
    }
}
