using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Binds a module of an MTA descriptor to the Connectivity or the Destination service: adds what is missing of the requirement and of the resource, in the style of the file, and touches nothing else.</summary>
internal static class ServiceBindingEdit
{
    private const string ManagedService = "org.cloudfoundry.managed-service";

    /// <summary>The text with the binding, or null if it cannot be added by adding lines.</summary>
    /// <param name="path">The descriptor's path.</param>
    /// <param name="text">The descriptor.</param>
    /// <param name="module">The module's name.</param>
    /// <param name="service">The service, which has a plan named <c>lite</c>.</param>
    public static string? Apply(string path, string text, string module, string service)
    {
        var document = PositionedDocument.Read(path, text);
        var descriptor = DescriptorReader.Read(document);
        if (document.Root is not { } root || descriptor.Kind != DescriptorKind.MultiTargetApplication || FindByName(root, "modules", module) is not { } node)
            return null;

        var existing = descriptor.Instances.Items.FirstOrDefault(instance => instance.Service == service);
        if (existing is { IsActive: false })
            return null;

        var name = existing?.Name ?? NewName(descriptor, service);
        var yaml = new YamlEditor(text, root);
        var isRequired = (descriptor.FindModule(module)?.Requires ?? []).Items.Any(required => required.Name == name);
        if (existing is not null && isRequired)
            return null;

        // From the end to the beginning, so that the places of the first edit still hold for the second.
        var edits = new List<TextInsertion>();
        if (existing is null)
            edits.Add(yaml.AppendItem(root, "resources", Resource(name, service), FlowResource(name, service)));
        if (!isRequired)
            edits.Add(yaml.AppendItem(node, "requires", ["name: " + name], "{ name: " + name + " }"));

        var changed = text;
        foreach (var edit in edits.OrderByDescending(edit => edit.At))
            changed = changed.Insert(edit.At, edit.Text);

        // Whatever the file looks like: what is offered has been read again and does what it says.
        var result = DescriptorReader.Read(PositionedDocument.Read(path, changed)).FindModule(module);
        return result?.Binds(service) == true ? changed : null;
    }

    private static PositionedMapping? FindByName(PositionedMapping root, string list, string name)
    {
        foreach (var item in root.Items(list))
        {
            if (item is PositionedMapping mapping && mapping.Text("name") == name)
                return mapping;
        }

        return null;
    }

    // "sales-destination" is followed by "sales-connectivity", and the other way round; without such an example the application's id is.
    private static string NewName(DeploymentDescriptor descriptor, string service)
    {
        var (other, words) = service == Services.Connectivity
            ? (Services.Destination, (string[])["destination-service", "destinations", "destination", "dest"])
            : (Services.Connectivity, ["connectivity-service", "connectivity", "conn"]);
        var example = descriptor.Instances.Items.FirstOrDefault(instance => instance.Service == other)?.Name;
        var name = "";
        foreach (var word in words)
        {
            var at = example?.IndexOf(word, StringComparison.OrdinalIgnoreCase) ?? -1;
            if (name.Length == 0 && at >= 0)
                name = example!.Remove(at, word.Length).Insert(at, word.EndsWith("-service", StringComparison.Ordinal) ? service + "-service" : service);
        }

        if (name.Length == 0)
            name = (descriptor.Id ?? "app") + "-" + service;

        var unique = name;
        for (var i = 2; descriptor.Instances.Items.Any(instance => instance.Name == unique); i++)
            unique = name + "-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);

        return unique;
    }

    private static string[] Resource(string name, string service) => ["name: " + name, "type: " + ManagedService, "parameters:", "  service: " + service, "  service-plan: lite"];

    private static string FlowResource(string name, string service) => "{ name: " + name + ", type: " + ManagedService + ", parameters: { service: " + service + ", service-plan: lite } }";
}
