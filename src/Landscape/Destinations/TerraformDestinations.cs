using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>The destinations that Terraform's BTP provider creates: <c>btp_subaccount_destination</c>, <c>btp_subaccount_destination_generic</c>, and the <c>init_data</c> of service instances.</summary>
internal static class TerraformDestinations
{
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

    public static void Collect(PositionedDocument document, PositionedNode root, List<Destination> found)
    {
        if (root is not PositionedMapping file)
            return;

        foreach (var block in file.Entries)
        {
            if (block.Name != "resource" || block.Value is not PositionedMapping { Entries.Count: 1 } byType)
                continue;

            var type = byType.Entries[0].Name;
            if (byType.Entries[0].Value is not PositionedMapping { Entries.Count: 1 } byName || byName.Entries[0].Value is not PositionedMapping body)
                continue;

            var level = body.Get("service_instance_id") is null ? DestinationLevel.Subaccount : DestinationLevel.Instance;
            var factory = new DestinationFactory(document, DestinationOrigin.Terraform) { Level = level, Owner = byName.Entries[0].Name };
            if (type == "btp_subaccount_destination_generic" && body.Mapping("destination_configuration") is { } configuration && configuration.Scalar("Name") is not null)
                found.Add(factory.Create(configuration));
            else if (type == "btp_subaccount_destination" && body.Scalar("name") is { } name)
                found.Add(factory.Create(Properties(body), name.Text, name.Span, body.Span, DestinationOrigin.Terraform));
            else if (type is "cloudfoundry_service_instance" or "btp_subaccount_service_instance")
                DescriptorDestinations.CollectConfiguration(new(document, DestinationOrigin.ServiceInstance) { Owner = body.Scalar("name") is { IsLiteral: true } instance ? instance.Text : byName.Entries[0].Name }, Parameters(document, body.Get("parameters")), found);
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
