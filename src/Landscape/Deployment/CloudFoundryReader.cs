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
                modules.Add(ReadApplication(application, name));
        }

        return new() { Path = path, Kind = DescriptorKind.CloudFoundry, Modules = modules.ToEquatableArray() };
    }

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

    private static DeployedModule ReadApplication(PositionedMapping application, PositionedScalar name)
    {
        var bindings = new List<ServiceBinding>();
        foreach (var node in application.Items("services"))
        {
            // A service is a name, or a mapping with parameters beside the name.
            if ((node as PositionedScalar ?? (node as PositionedMapping)?.Scalar("name")) is { } instance)
                bindings.Add(new ServiceBinding(instance.Text, Services.Guess(instance.Text), instance.Span) { AsksForCertificate = CredentialRequest.AsksForCertificate((node as PositionedMapping)?.Get("parameters")) });
        }

        var command = application.Text("command");
        var runtime = RuntimeKind.Of(null, application, application.Mapping("env"), command);
        return new()
        {
            Name = name.Text,
            NameSpan = name.Span,
            Span = application.Span,
            SourcePath = application.Text("path"),
            Command = command,
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
