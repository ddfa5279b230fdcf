using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>What Terraform's provider for the Cloud Connector configures: <c>scc_subaccount</c>, <c>scc_system_mapping</c>, <c>scc_system_mapping_resource</c> and the certificate of the administration pages.</summary>
/// <remarks>
/// Variables with values, locals, <c>for_each</c>, <c>count</c> and modules beside the files are followed; what only Terraform knows is not known here either. High availability, trust in back ends and the audit log are not Terraform's.
/// </remarks>
internal static class TerraformConnectors
{
    private const int ModuleDepth = 8;

    // The arguments, and what the REST interface calls them.
    private static readonly Dictionary<string, string> _names = new(StringComparer.Ordinal)
    {
        ["region_host"] = "regionHost", ["subaccount"] = "subaccount", ["location_id"] = "locationID", ["display_name"] = "displayName", ["auto_certificate_renewal"] = "autoCertRenewal", ["auto_trust_sync"] = "autoSyncTrustEnabled",
        ["virtual_host"] = "virtualHost", ["virtual_port"] = "virtualPort", ["internal_host"] = "localHost", ["internal_port"] = "localPort", ["protocol"] = "protocol", ["backend_type"] = "backendType",
        ["host_in_header"] = "hostInHeader", ["authentication_mode"] = "authenticationMode", ["allowed_clients"] = "allowedClients",
    };

    /// <summary>Whether a document is Terraform's.</summary>
    public static bool IsConfiguration(PositionedDocument document) => TerraformFolder.IsTerraform(document);

    /// <summary>Fills the configurations of Terraform's files. The subaccounts of a folder, and of the modules that it calls, stand in the configuration of its first file.</summary>
    /// <param name="documents">All documents.</param>
    /// <param name="files">Their configurations, one for each.</param>
    public static IReadOnlyList<CloudConnectorConfiguration> Read(IReadOnlyList<PositionedDocument> documents, List<CloudConnectorConfiguration> files)
    {
        var folders = documents.Where(IsConfiguration).GroupBy(static document => FilePaths.Normal(FilePaths.Folder(document.Path)), StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => new TerraformFolder(group.Key, group), StringComparer.Ordinal);
        var called = new HashSet<string>(folders.Values.SelectMany(folder => folder.Modules.Select(module => Target(module, folders)?.Path ?? "")), StringComparer.Ordinal);
        foreach (var folder in folders.Values)
        {
            if (called.Contains(folder.Path))
                continue;

            var instances = new List<TerraformInstance>();
            Collect(folder, null, folders, instances, 0);
            var first = IndexOf(documents, instances.FirstOrDefault()?.Block.Document ?? folder.Documents[0]);
            files[first] = files[first] with { Span = documents[first].Roots[0].Span, VersionSpan = documents[first].Roots[0].Span, Subaccounts = Subaccounts(instances).ToEquatableArray() };
            foreach (var ui in instances.Where(static instance => instance.Block.Type == "scc_ui_certificate_self_signed"))
            {
                var at = IndexOf(documents, ui.Block.Document);
                var span = (ui.Body.Entry("subject_dn") ?? ui.Body.Entries.FirstOrDefault())?.Key.Span ?? ui.Body.Span;
                files[at] = files[at] with { UiCertificate = new ConnectorCertificate("self", "self", null, span) { Path = ui.Block.Document.Path, IssuerSpan = span } };
            }
        }

        return files;
    }

    private static int IndexOf(IReadOnlyList<PositionedDocument> documents, PositionedDocument document)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            if (ReferenceEquals(documents[i], document))
                return i;
        }

        return 0;
    }

    private static void Collect(TerraformFolder folder, Func<string, SourceSpan, PositionedNode?>? arguments, Dictionary<string, TerraformFolder> folders, List<TerraformInstance> instances, int depth)
    {
        var scope = new TerraformScope(folder, arguments);
        foreach (var block in folder.Resources)
        {
            if (block.Type.StartsWith("scc_", StringComparison.Ordinal))
                instances.AddRange(scope.Instances(block));
        }

        foreach (var block in depth < ModuleDepth ? folder.Modules : [])
        {
            if (Target(block, folders) is not { } target)
                continue;
            foreach (var call in scope.Instances(block))
                Collect(target, (name, place) => scope.Argument(call, name, place), folders, instances, depth + 1);
        }
    }

    private static TerraformFolder? Target(TerraformBlock module, Dictionary<string, TerraformFolder> folders) =>
        module.Body.Text("source") is { } source && source.StartsWith(".", StringComparison.Ordinal) && folders.TryGetValue(FilePaths.Beside(module.Document.Path, source), out var folder) ? folder : null;

    private static List<ConnectedSubaccount> Subaccounts(List<TerraformInstance> instances)
    {
        var subaccounts = new List<ConnectedSubaccount>();
        var owners = instances.FindAll(static each => each.Block.Type is "scc_subaccount" or "scc_subaccount_using_auth");
        var mappings = instances.FindAll(static each => each.Block.Type == "scc_system_mapping");
        var resources = instances.FindAll(static each => each.Block.Type == "scc_system_mapping_resource");
        foreach (var owner in owners)
            subaccounts.Add(Subaccount(owner, Mappings(mappings.FindAll(mapping => IsOwnedBy(mapping, owner)), resources)));

        var orphans = Mappings(mappings.FindAll(mapping => !owners.Exists(owner => IsOwnedBy(mapping, owner))), resources);

        // Resources of a mapping in another file: what they expose can be judged all the same.
        foreach (var resource in resources.FindAll(resource => !mappings.Exists(mapping => IsResourceOf(resource, mapping))))
            orphans.Add(new SystemMapping { VirtualHost = Text(resource.Body, "virtual_host"), VirtualPort = Text(resource.Body, "virtual_port"), Resources = new[] { Resource(resource) }.ToEquatableArray(), Places = Places(resource) });
        if (orphans.Count > 0)
            subaccounts.Add(new ConnectedSubaccount { SystemMappings = orphans.ToEquatableArray(), Places = orphans[0].Places });

        return subaccounts;
    }

    private static ConnectedSubaccount Subaccount(TerraformInstance instance, List<SystemMapping> mappings)
    {
        var body = instance.Body;
        var places = Places(instance);
        return new()
        {
            RegionHost = Text(body, "region_host"),
            Subaccount = Text(body, "subaccount"),
            LocationId = body.Get("location_id") is null or PositionedScalar { Kind: ScalarKind.Null } ? "" : Text(body, "location_id"),
            DisplayName = Text(body, "display_name"),
            RenewsCertificate = body.Boolean("auto_certificate_renewal"),
            SynchronizesTrust = body.Boolean("auto_trust_sync"),
            TrustPlaces = body.Get("auto_trust_sync") is null ? null : places,
            SystemMappings = mappings.ToEquatableArray(),
            Places = places,
        };
    }

    private static List<SystemMapping> Mappings(List<TerraformInstance> mappings, List<TerraformInstance> resources)
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
                Places = Places(mapping),
            });
        }

        return all;
    }

    private static ExposedResource Resource(TerraformInstance instance)
    {
        var body = instance.Body;
        var id = body.Get("url_path") is PositionedScalar { IsLiteral: true } path ? path.Text : null;

        // A path that only Terraform knows cannot be judged; as an exact match it is the narrowest there is.
        return new ExposedResource(id ?? "?", body.Boolean("enabled") ?? body.Get("enabled") is not null, id is null || body.Boolean("path_only") == true, body.Boolean("websocket_upgrade_allowed") == true, (body.Get("url_path") ?? body).Span) { Path = instance.Block.Document.Path };
    }

    // Without the argument every client is allowed.
    private static EquatableArray<string>? Clients(PositionedMapping body) => body.Get("allowed_clients") switch
    {
        null or PositionedScalar { Kind: ScalarKind.Null } => default(EquatableArray<string>),
        PositionedSequence list => list.Items.OfType<PositionedScalar>().Select(item => item.Text).ToEquatableArray(),
        _ => null,
    };

    private static bool IsOwnedBy(TerraformInstance mapping, TerraformInstance owner) =>
        Text(mapping.Body, "subaccount") is { } id && Text(owner.Body, "subaccount") is { } own ? IsSame(id, own) : Refers(mapping, "subaccount", owner) || IsSame(mapping.Body.Text("subaccount"), owner.Body.Text("subaccount"));

    private static bool IsResourceOf(TerraformInstance resource, TerraformInstance mapping)
    {
        if (Text(resource.Body, "subaccount") is { } one && Text(mapping.Body, "subaccount") is { } other && !IsSame(one, other))
            return false;
        if (Text(resource.Body, "virtual_host") is not { } host || Text(mapping.Body, "virtual_host") is not { } virtualHost)
            return Refers(resource, "virtual_host", mapping) || (IsSame(resource.Body.Text("virtual_host"), mapping.Body.Text("virtual_host")) && IsSame(resource.Body.Text("virtual_port"), mapping.Body.Text("virtual_port")));

        return IsSame(host, virtualHost) && (Text(resource.Body, "virtual_port") is not { } port || Text(mapping.Body, "virtual_port") is not { } virtualPort || IsSame(port, virtualPort));
    }

    private static bool Refers(TerraformInstance instance, string argument, TerraformInstance target)
    {
        if (instance.Body.Get(argument) is not PositionedScalar { IsLiteral: false } value)
            return false;

        var at = value.Text.IndexOf(target.Address, StringComparison.Ordinal);
        var next = at < 0 || at + target.Address.Length >= value.Text.Length ? '\0' : value.Text[at + target.Address.Length];
        return next is '.' or '[' && (target.Key is null || instance.Key is null || instance.Key == target.Key);
    }

    private static bool IsSame(string? one, string? other) => one is not null && other is not null && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static FieldPlaces Places(TerraformInstance instance) => FieldPlaces.Of(instance.Block.Document.Path, instance.Body, static argument => _names.TryGetValue(argument, out var name) ? name : null);

    private static string? Text(PositionedMapping body, string argument) => body.Scalar(argument) is { IsLiteral: true } scalar ? scalar.Text : null;
}
