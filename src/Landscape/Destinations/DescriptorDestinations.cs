using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>The destinations that a deployment descriptor or an environment file brings along.</summary>
internal static class DescriptorDestinations
{
    public static void Collect(PositionedDocument document, PositionedMapping root, List<Destination> found)
    {
        foreach (var node in root.Items("resources"))
        {
            if (node is PositionedMapping resource && resource.Mapping("parameters") is { } parameters)
                CollectConfiguration(new(document, DestinationOrigin.ServiceInstance) { Owner = resource.Text("name") }, parameters.Get("config"), found);
        }

        foreach (var node in root.Items("modules"))
        {
            if (node is PositionedMapping module)
                CollectModule(document, module, found);
        }

        foreach (var node in root.Items("applications"))
        {
            if (node is PositionedMapping application)
                CollectVariable(document, application.Text("name"), application.Mapping("env"), found);
        }

        foreach (var node in root.Items("create-services"))
        {
            if (node is PositionedMapping service)
                CollectConfiguration(new(document, DestinationOrigin.ServiceInstance) { Owner = service.Text("name") }, Parsed(document, service.Get("parameters")), found);
        }

        if (KubernetesReader.IsResource(root))
            CollectKubernetes(document, root, found);
        else if (HelmReader.IsValues(root))
            CollectHelm(document, root, found);

        // default-env.json: the variable is a list, or that list as text.
        DestinationReader.Collect(new(document, DestinationOrigin.Environment), root.Get("destinations"), found);
    }

    private static void CollectKubernetes(PositionedDocument document, PositionedMapping root, List<Destination> found)
    {
        foreach (var resource in KubernetesReader.Resources([root]))
        {
            var name = resource.Mapping("metadata")?.Text("name");
            if (resource.Text("kind") == "ServiceInstance")
                CollectConfiguration(new(document, DestinationOrigin.ServiceInstance) { Owner = name }, resource.Mapping("spec")?.Get("parameters"), found);

            foreach (var container in Workload.PodOf(resource)?.Items("containers") ?? [])
            {
                foreach (var variable in (container as PositionedMapping)?.Items("env") ?? [])
                {
                    if (variable is PositionedMapping pair && pair.Text("name") == "destinations")
                        DestinationReader.Collect(new DestinationFactory(document, DestinationOrigin.Environment) { Owner = name }, pair.Get("value"), found);
                }
            }
        }
    }

    private static void CollectHelm(PositionedDocument document, PositionedMapping root, List<Destination> found)
    {
        foreach (var entry in HelmReader.Charts(root).SelectMany(chart => chart.Entries))
        {
            if (entry.Value is not PositionedMapping values)
                continue;

            if (values.Scalar("serviceOfferingName") is not null)
                CollectConfiguration(new(document, DestinationOrigin.ServiceInstance) { Owner = entry.Name }, values.Get("parameters"), found);
            else if (values.Mapping("bindings") is not null)
                CollectVariable(document, entry.Name, values.Mapping("env"), found);
        }
    }

    private static void CollectModule(PositionedDocument document, PositionedMapping module, List<Destination> found)
    {
        var owner = module.Text("name");
        if (module.Mapping("parameters") is { } parameters)
        {
            var content = new DestinationFactory(document, DestinationOrigin.Content) { Owner = owner };
            CollectLevels(content, parameters.Mapping("content"), found);
            CollectConfiguration(content, parameters.Get("config"), found);
        }

        CollectVariable(document, owner, module.Mapping("properties"), found);

        // requires: - { group: destinations, properties: { name, url } } adds one entry to the same variable.
        foreach (var node in module.Items("requires"))
        {
            if (node is PositionedMapping require && require.Text("group") == "destinations" && require.Mapping("properties") is { } properties && DestinationFactory.IsDestination(properties))
                found.Add(new DestinationFactory(document, DestinationOrigin.Environment) { Owner = owner }.Create(properties));
        }
    }

    private static void CollectVariable(PositionedDocument document, string? owner, PositionedMapping? variables, List<Destination> found) =>
        DestinationReader.Collect(new DestinationFactory(document, DestinationOrigin.Environment) { Owner = owner }, variables?.Get("destinations"), found);

    public static void CollectConfiguration(DestinationFactory factory, PositionedNode? configuration, List<Destination> found)
    {
        if (configuration is PositionedMapping mapping)
            CollectLevels(factory, mapping.Mapping("init_data"), found);
    }

    private static void CollectLevels(DestinationFactory factory, PositionedMapping? levels, List<Destination> found)
    {
        DestinationReader.Collect(factory with { Level = DestinationLevel.Subaccount }, levels?.Mapping("subaccount")?.Get("destinations"), found);
        DestinationReader.Collect(factory with { Level = DestinationLevel.Instance }, levels?.Mapping("instance")?.Get("destinations"), found);
    }

    private static PositionedNode? Parsed(PositionedDocument document, PositionedNode? node) =>
        node is PositionedScalar scalar ? EmbeddedJson.Read(document, scalar) : node;
}
