using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Reads <c>mta.yaml</c>, <c>mtad.yaml</c> and <c>*.mtaext</c>.</summary>
internal static class MtaReader
{
    private const string ExistingService = "org.cloudfoundry.existing-service";

    public static DeploymentDescriptor Read(string path, PositionedMapping root)
    {
        var instances = new List<ServiceInstance>();
        foreach (var node in root.Items("resources"))
        {
            if (node is PositionedMapping resource && resource.Scalar("name") is { } name)
                instances.Add(Instance(resource, name));
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
            Root = root,
            Modules = modules.ToEquatableArray(),
            Instances = instances.ToEquatableArray(),
        };
    }

    public static DeploymentDescriptor ReadExtension(string path, PositionedMapping root) =>
        new() { Path = path, Kind = DescriptorKind.Extension, Id = root.Text("ID"), Extends = root.Text("extends"), Root = root };

    /// <summary>Applies every extension of a descriptor, and extensions of these.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="all">All descriptors.</param>
    public static DeploymentDescriptor Extend(DeploymentDescriptor descriptor, IReadOnlyList<DeploymentDescriptor> all)
    {
        // Each is applied once, so that a circle ends.
        var applied = new List<DeploymentDescriptor>();
        var root = descriptor.Root;
        var id = descriptor.Id;
        while (id is not null && root is not null)
        {
            var next = default(string);
            foreach (var extension in all)
            {
                if (extension.Kind != DescriptorKind.Extension || extension.Extends != id || extension.Root is null || applied.Exists(each => ReferenceEquals(each, extension)))
                    continue;

                applied.Add(extension);
                root = MtaExtension.Merge(root, extension.Root);
                next = extension.Id ?? next;
            }

            id = next;
        }

        return applied.Count == 0 ? descriptor : Read(descriptor.Path, root!) with { Extensions = applied.ConvertAll(extension => extension.Path).ToEquatableArray() };
    }

    private static DeployedModule ReadModule(PositionedMapping module, PositionedScalar name, List<ServiceInstance> instances)
    {
        var type = module.Text("type");
        var parameters = module.Mapping("parameters");
        var build = Build(module);
        var runtime = RuntimeKind.Of(type, parameters, module.Mapping("properties"), parameters?.Text("command"), build);
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
            BuildCommands = build,
            Image = parameters?.Mapping("docker")?.Text("image"),
            IsDotNet = runtime == RuntimeKind.DotNet,
            IsOtherLanguage = runtime == RuntimeKind.Other,
            IsServer = RuntimeKind.IsServer(type, name.Text, module.Text("path")),
            Requires = requires.ToEquatableArray(),
            Bindings = Bindings(requires.ToEquatableArray(), instances),
        };
    }

    // The commands, and where they put what is deployed.
    private static string? Build(PositionedMapping module)
    {
        var parameters = module.Mapping("build-parameters");
        var words = (parameters?.Items("commands") ?? []).OfType<PositionedScalar>().Select(static command => command.Text).Append(parameters?.Text("build-result")).Append(module.Text("path")).Where(static text => text is { Length: > 0 });
        var all = string.Join("\n", words);
        return all.Length == 0 ? null : all;
    }

    // A module is bound to what it requires, if that is an active resource. Other requirements are values that another module provides.
    private static EquatableArray<ServiceBinding> Bindings(EquatableArray<RequiredName> requires, List<ServiceInstance> instances)
    {
        var bindings = new List<ServiceBinding>();
        foreach (var required in requires)
        {
            if (instances.Find(instance => instance.Name == required.Name) is { IsActive: true } instance)
                bindings.Add(new ServiceBinding(required.Name, instance.Service, required.Span) { AsksForCertificate = required.AsksForCertificate || instance.GivesCertificates });
        }

        return bindings.ToEquatableArray();
    }

    private static ServiceInstance Instance(PositionedMapping resource, PositionedScalar name)
    {
        var parameters = resource.Mapping("parameters");
        return new ServiceInstance(name.Text, ServiceOf(resource, name.Text), parameters?.Text("service-plan"), resource.Boolean("active") != false, name.Span)
        {
            IsExisting = resource.Text("type") == ExistingService,
            GivesCertificates = CredentialRequest.GivesCertificates(parameters?.Get("config")),
            ConfigurationFile = (parameters?.Scalar("path") ?? Included(resource)) is { IsLiteral: true } file ? file.Text : null,
        };
    }

    private static PositionedScalar? Included(PositionedMapping resource) =>
        resource.Items("includes").OfType<PositionedMapping>().FirstOrDefault(static include => include.Text("name") == "config")?.Scalar("path");

    private static string? ServiceOf(PositionedMapping resource, string name)
    {
        var parameters = resource.Mapping("parameters");
        if (parameters?.Scalar("service") is { } service)
            return service.IsLiteral ? service.Text : null;

        var type = resource.Text("type");
        return Services.OfType(type)
            ?? (type == ExistingService ? Services.Guess(parameters?.Text("service-name") ?? name) ?? Services.Guess(name)
            : type == "org.cloudfoundry.managed-service" ? null
            : type);
    }
}
