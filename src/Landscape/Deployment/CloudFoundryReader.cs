using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Reads Cloud Foundry's <c>manifest.yml</c> and <c>services-manifest.yml</c>.</summary>
internal static class CloudFoundryReader
{
    public static DeploymentDescriptor Read(string path, PositionedMapping root)
    {
        var modules = new List<DeployedModule>();
        foreach (var node in root.Items("applications"))
        {
            if (node is PositionedMapping application && application.Scalar("name") is { } name)
                modules.Add(ReadApplication(application, name, Shared(root)));
        }

        return new() { Path = path, Kind = DescriptorKind.CloudFoundry, Modules = modules.ToEquatableArray(), Root = root };
    }

    /// <summary>A manifest with what it inherits: the services and settings that stand outside of the applications of another one.</summary>
    public static DeploymentDescriptor Inherit(DeploymentDescriptor manifest, IReadOnlyList<DeploymentDescriptor> all)
    {
        var (root, path, isChanged) = (manifest.Root!, manifest.Path, false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var file = root.Text("inherit"); file is not null;)
        {
            path = FilePaths.Beside(path, file);
            if (!seen.Add(path) || all.FirstOrDefault(each => each.Kind == DescriptorKind.CloudFoundry && FilePaths.Normal(each.Path) == path)?.Root is not { } parent)
                break;

            root = new PositionedMapping([.. parent.Entries.Where(static entry => entry.Name != "applications"), .. root.Entries], root.Span);
            isChanged = true;
            file = parent.Text("inherit");
        }

        return isChanged ? Read(manifest.Path, root) : manifest;
    }

    // What stands outside of the applications holds for all of them; older manifests are written so.
    private static PositionedMapping Shared(PositionedMapping root) =>
        new([.. root.Entries.Where(static entry => entry.Name is "services" or "buildpack" or "buildpacks" or "env" or "command" or "path" or "stack")], root.Span);

    public static DeploymentDescriptor ReadServices(string path, PositionedMapping root)
    {
        var instances = new List<ServiceInstance>();
        foreach (var node in root.Items("create-services"))
        {
            if (node is PositionedMapping service && service.Scalar("name") is { } name)
                instances.Add(new ServiceInstance(name.Text, service.Scalar("broker") is { IsLiteral: true } broker ? broker.Text : null, service.Text("plan"), true, name.Span));
        }

        return new() { Path = path, Kind = DescriptorKind.ServicesManifest, Instances = instances.ToEquatableArray() };
    }

    /// <summary>Names of instances do not tell the service: another descriptor may, else the name is all there is to go by.</summary>
    public static DeploymentDescriptor Resolve(DeploymentDescriptor manifest, IReadOnlyList<DeploymentDescriptor> all)
    {
        var modules = new List<DeployedModule>();
        foreach (var module in manifest.Modules)
        {
            var bindings = new List<ServiceBinding>();
            foreach (var binding in module.Bindings)
                bindings.Add(binding with { Service = ServiceOf(binding.Instance, all) });

            modules.Add(module with { Bindings = bindings.ToEquatableArray() });
        }

        return manifest with { Modules = modules.ToEquatableArray() };
    }

    private static DeployedModule ReadApplication(PositionedMapping own, PositionedScalar name, PositionedMapping shared)
    {
        var bindings = new List<ServiceBinding>();
        foreach (var node in shared.Items("services").Concat(own.Items("services")))
        {
            // A service is a name, or a mapping with parameters beside the name.
            if ((node as PositionedScalar ?? (node as PositionedMapping)?.Scalar("name")) is { } instance)
                bindings.Add(new ServiceBinding(instance.Text, Services.Guess(instance.Text), instance.Span) { AsksForCertificate = CredentialRequest.AsksForCertificate((node as PositionedMapping)?.Get("parameters")) });
        }

        var application = shared.Entries.Count == 0 ? own : new PositionedMapping([.. shared.Entries, .. own.Entries], own.Span);
        var command = application.Text("command") ?? application.Items("processes").OfType<PositionedMapping>().Select(static process => process.Text("command")).FirstOrDefault(static each => each is not null);
        var runtime = RuntimeKind.Of(null, application, application.Mapping("env"), command);
        return new()
        {
            Name = name.Text,
            NameSpan = name.Span,
            Span = application.Span,
            SourcePath = application.Text("path"),
            Command = command,
            Image = application.Mapping("docker")?.Text("image"),
            IsDotNet = runtime == RuntimeKind.DotNet,
            IsOtherLanguage = runtime == RuntimeKind.Other,
            IsServer = RuntimeKind.IsServer(null, name.Text, application.Text("path")),
            Bindings = bindings.ToEquatableArray(),
        };
    }

    private static string? ServiceOf(string instanceName, IReadOnlyList<DeploymentDescriptor> all)
    {
        foreach (var descriptor in all)
        {
            foreach (var instance in descriptor.Instances)
            {
                if (instance.Name == instanceName && instance.Service is not null)
                    return instance.Service;
            }
        }

        return Services.Guess(instanceName);
    }
}
