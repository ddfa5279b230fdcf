using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Reads <c>mta.yaml</c>, <c>mtad.yaml</c> and <c>*.mtaext</c>.</summary>
internal static class MtaReader
{
    public static DeploymentDescriptor Read(string path, PositionedMapping root)
    {
        var instances = new List<ServiceInstance>();
        foreach (var node in root.Items("resources"))
        {
            if (node is PositionedMapping resource && resource.Scalar("name") is { } name)
                instances.Add(new ServiceInstance(name.Text, ServiceOf(resource, name.Text), resource.Mapping("parameters")?.Text("service-plan"), resource.Boolean("active") != false, name.Span));
        }

        var modules = new List<DeployedModule>();
        foreach (var node in root.Items("modules"))
        {
            if (node is PositionedMapping module && module.Scalar("name") is { } name)
                modules.Add(ReadModule(module, name, instances));
        }

        return new()
        {
            Path = path,
            Kind = DescriptorKind.MultiTargetApplication,
            Id = root.Text("ID"),
            Modules = modules.ToEquatableArray(),
            Instances = instances.ToEquatableArray(),
        };
    }

    public static DeploymentDescriptor ReadExtension(string path, PositionedMapping root)
    {
        var overrides = new List<ResourceOverride>();
        foreach (var node in root.Items("resources"))
        {
            if (node is PositionedMapping resource && resource.Text("name") is { } name)
                overrides.Add(new ResourceOverride(name, resource.Boolean("active"), resource.Mapping("parameters")?.Scalar("service") is { IsLiteral: true } service ? service.Text : null));
        }

        return new() { Path = path, Kind = DescriptorKind.Extension, Id = root.Text("ID"), Extends = root.Text("extends"), Overrides = overrides.ToEquatableArray() };
    }

    public static DeploymentDescriptor Extend(DeploymentDescriptor descriptor, IReadOnlyList<DeploymentDescriptor> all)
    {
        // An extension may extend an extension; each is applied once, so that a circle ends.
        var applied = new HashSet<DeploymentDescriptor>();
        var id = descriptor.Id;
        while (id is not null)
        {
            var next = default(string);
            foreach (var extension in all)
            {
                if (extension.Kind != DescriptorKind.Extension || extension.Extends != id || !applied.Add(extension))
                    continue;

                descriptor = Apply(descriptor, extension);
                next = extension.Id ?? next;
            }

            id = next;
        }

        return descriptor;
    }

    private static DeploymentDescriptor Apply(DeploymentDescriptor descriptor, DeploymentDescriptor extension)
    {
        var instances = new List<ServiceInstance>(descriptor.Instances);
        foreach (var change in extension.Overrides)
        {
            var at = instances.FindIndex(instance => instance.Name == change.Name);
            if (at >= 0)
                instances[at] = instances[at] with { IsActive = change.IsActive ?? instances[at].IsActive, Service = change.Service ?? instances[at].Service };
        }

        var modules = new List<DeployedModule>();
        foreach (var module in descriptor.Modules)
            modules.Add(module with { Bindings = Bindings(module.Requires, instances) });

        return descriptor with { Instances = instances.ToEquatableArray(), Modules = modules.ToEquatableArray() };
    }

    private static DeployedModule ReadModule(PositionedMapping module, PositionedScalar name, List<ServiceInstance> instances)
    {
        var type = module.Text("type");
        var parameters = module.Mapping("parameters");
        var runtime = RuntimeKind.Of(type, parameters, module.Mapping("properties"), parameters?.Text("command"));
        var requires = new List<RequiredName>();
        foreach (var node in module.Items("requires"))
        {
            if ((node as PositionedMapping)?.Scalar("name") is { } required)
                requires.Add(new RequiredName(required.Text, required.Span) { AsksForCertificate = CredentialRequest.AsksForCertificate(((PositionedMapping)node).Get("parameters")) });
        }

        return new()
        {
            Name = name.Text,
            NameSpan = name.Span,
            Span = module.Span,
            Type = type,
            SourcePath = module.Text("path"),
            Command = parameters?.Text("command"),
            IsDotNet = runtime == RuntimeKind.DotNet,
            IsOtherLanguage = runtime == RuntimeKind.Other,
            Requires = requires.ToEquatableArray(),
            Bindings = Bindings(requires.ToEquatableArray(), instances),
        };
    }

    // A module is bound to what it requires, if that is an active resource. Other requirements are values that another module provides.
    private static EquatableArray<ServiceBinding> Bindings(EquatableArray<RequiredName> requires, List<ServiceInstance> instances)
    {
        var bindings = new List<ServiceBinding>();
        foreach (var required in requires)
        {
            if (instances.Find(instance => instance.Name == required.Name) is { IsActive: true } instance)
                bindings.Add(new ServiceBinding(required.Name, instance.Service, required.Span) { AsksForCertificate = required.AsksForCertificate });
        }

        return bindings.ToEquatableArray();
    }

    private static string? ServiceOf(PositionedMapping resource, string name)
    {
        var parameters = resource.Mapping("parameters");
        if (parameters?.Scalar("service") is { } service)
            return service.IsLiteral ? service.Text : null;

        var type = resource.Text("type");
        return Services.OfType(type)
            ?? (type == "org.cloudfoundry.existing-service" ? Services.Guess(parameters?.Text("service-name") ?? name) ?? Services.Guess(name)
            : type == "org.cloudfoundry.managed-service" ? null
            : type);
    }
}
