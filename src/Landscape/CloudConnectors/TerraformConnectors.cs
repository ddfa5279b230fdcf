using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>What Terraform's provider for the Cloud Connector configures: <c>scc_subaccount</c>, <c>scc_system_mapping</c>, <c>scc_system_mapping_resource</c>.</summary>
/// <remarks>What Terraform has to evaluate is not known; references from one of these resources to another are followed. High availability, trust in back ends and the audit log are not Terraform's.</remarks>
internal static class TerraformConnectors
{
    // The arguments, and what the REST interface calls them.
    private static readonly Dictionary<string, string> _names = new(StringComparer.Ordinal)
    {
        ["region_host"] = "regionHost", ["subaccount"] = "subaccount", ["location_id"] = "locationID", ["display_name"] = "displayName", ["auto_certificate_renewal"] = "autoCertRenewal", ["auto_trust_sync"] = "autoSyncTrustEnabled",
        ["virtual_host"] = "virtualHost", ["virtual_port"] = "virtualPort", ["internal_host"] = "localHost", ["internal_port"] = "localPort", ["protocol"] = "protocol", ["backend_type"] = "backendType",
        ["host_in_header"] = "hostInHeader", ["authentication_mode"] = "authenticationMode", ["allowed_clients"] = "allowedClients",
    };

    public static CloudConnectorConfiguration Read(PositionedDocument document, PositionedMapping root)
    {
        var blocks = Blocks(root);
        var subaccounts = new List<ConnectedSubaccount>();
        var orphans = new List<SystemMapping>();
        var owners = blocks.FindAll(block => block.Type is "scc_subaccount" or "scc_subaccount_using_auth");
        var mappings = blocks.FindAll(block => block.Type == "scc_system_mapping");
        var resources = blocks.FindAll(block => block.Type == "scc_system_mapping_resource");
        foreach (var owner in owners)
            subaccounts.Add(Subaccount(owner.Body, Mappings(mappings.FindAll(mapping => IsOwnedBy(mapping, owner)), resources)));

        var unowned = mappings.FindAll(mapping => !owners.Exists(owner => IsOwnedBy(mapping, owner)));
        orphans.AddRange(Mappings(unowned, resources));

        // Resources of a mapping in another file: what they expose can be judged all the same.
        foreach (var resource in resources.FindAll(resource => !mappings.Exists(mapping => IsResourceOf(resource, mapping))))
            orphans.Add(new SystemMapping { VirtualHost = Text(resource.Body, "virtual_host"), VirtualPort = Text(resource.Body, "virtual_port"), Resources = new[] { Resource(resource) }.ToEquatableArray(), Places = FieldPlaces.Of(resource.Body, Rename) });
        if (orphans.Count > 0)
            subaccounts.Add(new ConnectedSubaccount { SystemMappings = orphans.ToEquatableArray(), Places = orphans[0].Places });

        return new() { Path = document.Path, Span = root.Span, VersionSpan = root.Span, Subaccounts = subaccounts.ToEquatableArray() };
    }

    private static ConnectedSubaccount Subaccount(PositionedMapping body, List<SystemMapping> mappings)
    {
        var places = FieldPlaces.Of(body, Rename);
        return new()
        {
            RegionHost = Text(body, "region_host"),
            Subaccount = Text(body, "subaccount"),
            LocationId = body.Get("location_id") is null ? "" : Text(body, "location_id"),
            DisplayName = Text(body, "display_name"),
            RenewsCertificate = body.Boolean("auto_certificate_renewal"),
            SynchronizesTrust = body.Boolean("auto_trust_sync"),
            TrustPlaces = body.Get("auto_trust_sync") is null ? null : places,
            SystemMappings = mappings.ToEquatableArray(),
            Places = places,
        };
    }

    private static List<SystemMapping> Mappings(List<Block> mappings, List<Block> resources)
    {
        var all = new List<SystemMapping>();
        foreach (var mapping in mappings)
        {
            var body = mapping.Body;
            all.Add(new SystemMapping
            {
                VirtualHost = Text(body, "virtual_host"),
                VirtualPort = Text(body, "virtual_port"),
                LocalHost = Text(body, "internal_host"),
                LocalPort = Text(body, "internal_port"),
                Protocol = Text(body, "protocol")?.ToUpperInvariant(),
                BackendType = Text(body, "backend_type"),
                HostInHeader = Text(body, "host_in_header"),
                AuthenticationMode = Text(body, "authentication_mode")?.ToUpperInvariant(),
                AllowedClients = Clients(body),
                Resources = resources.FindAll(resource => IsResourceOf(resource, mapping)).ConvertAll(Resource).ToEquatableArray(),
                Places = FieldPlaces.Of(body, Rename),
            });
        }

        return all;
    }

    private static ExposedResource Resource(Block block)
    {
        var body = block.Body;
        var id = body.Get("url_path") is PositionedScalar { IsLiteral: true } path ? path.Text : null;

        // A path that only Terraform knows cannot be judged; as an exact match it is the narrowest there is.
        return new ExposedResource(id ?? "?", body.Boolean("enabled") ?? body.Get("enabled") is not null, id is null || body.Boolean("path_only") == true, body.Boolean("websocket_upgrade_allowed") == true, (body.Get("url_path") ?? body).Span);
    }

    // Without the argument every client is allowed.
    private static EquatableArray<string>? Clients(PositionedMapping body) => body.Get("allowed_clients") switch
    {
        null => default(EquatableArray<string>),
        PositionedSequence list => list.Items.OfType<PositionedScalar>().Select(item => item.Text).ToEquatableArray(),
        _ => null,
    };

    private static bool IsOwnedBy(Block mapping, Block owner) => Refers(mapping.Body, "subaccount", owner) || IsSame(mapping.Body, owner.Body, "subaccount");

    private static bool IsResourceOf(Block resource, Block mapping) =>
        Refers(resource.Body, "virtual_host", mapping)
        || (IsSame(resource.Body, mapping.Body, "virtual_host") && IsSame(resource.Body, mapping.Body, "virtual_port") && (IsSame(resource.Body, mapping.Body, "subaccount") || resource.Body.Get("subaccount") is null));

    private static bool Refers(PositionedMapping body, string argument, Block target) =>
        body.Get(argument) is PositionedScalar { Kind: ScalarKind.Expression } value && value.Text.IndexOf(target.Type + "." + target.Name + ".", StringComparison.Ordinal) >= 0;

    private static bool IsSame(PositionedMapping left, PositionedMapping right, string argument) =>
        left.Text(argument) is { } one && right.Text(argument) is { } other && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static List<Block> Blocks(PositionedMapping root)
    {
        var blocks = new List<Block>();
        foreach (var entry in root.Entries)
        {
            if (entry is { Name: "resource", Value: PositionedMapping { Entries.Count: 1 } byType } && byType.Entries[0].Value is PositionedMapping { Entries.Count: 1 } byName && byName.Entries[0].Value is PositionedMapping body)
                blocks.Add(new Block(byType.Entries[0].Name, byName.Entries[0].Name, body));
        }

        return blocks;
    }

    private static string? Rename(string argument) => _names.TryGetValue(argument, out var name) ? name : null;

    private static string? Text(PositionedMapping body, string argument) => body.Scalar(argument) is { IsLiteral: true } scalar ? scalar.Text : null;

    private sealed record Block(string Type, string Name, PositionedMapping Body);
}
