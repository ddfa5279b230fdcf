using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Reads Kubernetes resources: service instances and bindings of the BTP service operator, and the workloads that take the secrets of bindings in.</summary>
internal static class KubernetesReader
{
    /// <summary>Whether a YAML document is a Kubernetes resource.</summary>
    public static bool IsResource(PositionedNode node) => node is PositionedMapping mapping && mapping.Scalar("apiVersion") is not null && mapping.Scalar("kind") is not null;

    /// <summary>Reads all resources of a file, those in a <c>List</c> too.</summary>
    public static DeploymentDescriptor Read(PositionedDocument document)
    {
        var instances = new List<ServiceInstance>();
        var bindings = new List<BindingResource>();
        var workloads = new List<DeployedModule>();
        var projections = new List<SecretProjection>();
        foreach (var resource in Resources(document.Roots))
        {
            switch (resource.Text("kind"))
            {
                case "ServiceInstance" when Name(resource) is { } name:
                    instances.Add(Instance(resource, name));
                    break;
                case "ServiceBinding" when resource.Text("apiVersion")?.StartsWith("servicebinding.io/", StringComparison.Ordinal) == true:
                    if (resource.Mapping("spec") is { } spec && spec.Mapping("workload")?.Text("name") is { } target && spec.Mapping("service") is { } service && service.Scalar("name") is { } bound)
                        projections.Add(new SecretProjection(target, bound.Text, service.Text("kind") ?? ""));
                    break;
                case "ServiceBinding" when Name(resource) is { } name:
                    bindings.Add(Binding(resource, name));
                    break;
                default:
                    if (Workload.Read(resource) is { } workload)
                        workloads.Add(workload);
                    break;
            }
        }

        return new()
        {
            Path = document.Path,
            Kind = DescriptorKind.Kubernetes,
            Instances = instances.ToEquatableArray(),
            BindingResources = bindings.ToEquatableArray(),
            Projections = projections.ToEquatableArray(),
            Modules = workloads.ToEquatableArray(),
        };
    }

    /// <summary>The resources of documents.</summary>
    public static IEnumerable<PositionedMapping> Resources(IEnumerable<PositionedNode> documents)
    {
        foreach (var document in documents)
        {
            if (document is not PositionedMapping resource)
                continue;

            yield return resource;
            foreach (var item in resource.Text("kind") == "List" ? resource.Items("items") : [])
            {
                if (item is PositionedMapping inner)
                    yield return inner;
            }
        }
    }

    /// <summary>Finds the services behind bindings and secrets, in whichever file they are declared.</summary>
    public static DeploymentDescriptor Resolve(DeploymentDescriptor descriptor, IReadOnlyList<DeploymentDescriptor> all)
    {
        var bindings = new List<BindingResource>();
        foreach (var binding in descriptor.BindingResources)
            bindings.Add(binding with { Service = ServiceOf(binding.Instance, all) });

        var modules = new List<DeployedModule>();
        foreach (var module in descriptor.Modules)
            modules.Add(module with { Bindings = Bound(module, all) });

        return descriptor with { BindingResources = bindings.ToEquatableArray(), Modules = modules.ToEquatableArray() };
    }

    // A secret that no binding makes may be anything; its name is all there is to go by.
    private static EquatableArray<ServiceBinding> Bound(DeployedModule module, IReadOnlyList<DeploymentDescriptor> all)
    {
        var bound = new List<ServiceBinding>();
        foreach (var secret in module.Requires)
        {
            var binding = all.SelectMany(each => each.BindingResources.Items).FirstOrDefault(each => each.Secret == secret.Name);
            bound.Add(binding is null
                ? new ServiceBinding(secret.Name, Services.Guess(secret.Name), secret.Span)
                : new ServiceBinding(binding.Instance, ServiceOf(binding.Instance, all), secret.Span) { AsksForCertificate = binding.AsksForCertificate });
        }

        // servicebinding.io: the binding names the workload instead of the other way round.
        foreach (var projection in all.SelectMany(each => each.Projections.Items).Where(each => each.Workload == module.Name))
        {
            var binding = all.SelectMany(each => each.BindingResources.Items).FirstOrDefault(each => each.Name == projection.Service || each.Secret == projection.Service);
            var instance = binding?.Instance ?? projection.Service;
            bound.Add(new ServiceBinding(instance, ServiceOf(instance, all), module.NameSpan) { AsksForCertificate = binding?.AsksForCertificate == true });
        }

        return bound.ToEquatableArray();
    }

    private static string? ServiceOf(string instance, IReadOnlyList<DeploymentDescriptor> all)
    {
        foreach (var descriptor in all)
        {
            if (descriptor.Kind != DescriptorKind.Kubernetes)
                continue;
            foreach (var candidate in descriptor.Instances)
            {
                if (candidate.Name == instance && candidate.Service is not null)
                    return candidate.Service;
            }
        }

        return Services.Guess(instance);
    }

    // serviceOfferingName is the BTP service operator's, the longer names are those of the service catalog that came before it.
    private static ServiceInstance Instance(PositionedMapping resource, PositionedScalar name)
    {
        var spec = resource.Mapping("spec");
        var offering = spec?.Scalar("serviceOfferingName") ?? spec?.Scalar("clusterServiceClassExternalName") ?? spec?.Scalar("serviceClassExternalName");
        var plan = spec?.Text("servicePlanName") ?? spec?.Text("clusterServicePlanExternalName") ?? spec?.Text("servicePlanExternalName");
        return new ServiceInstance(name.Text, offering is { IsLiteral: true } ? offering.Text : null, plan, true, name.Span) { GivesCertificates = CredentialRequest.GivesCertificates(spec?.Get("parameters")) };
    }

    private static BindingResource Binding(PositionedMapping resource, PositionedScalar name)
    {
        var spec = resource.Mapping("spec");
        var instance = spec?.Text("serviceInstanceName") ?? spec?.Mapping("instanceRef")?.Text("name") ?? "";
        return new BindingResource(name.Text, instance, spec?.Text("secretName") ?? name.Text, name.Span)
        {
            AsksForCertificate = CredentialRequest.AsksForCertificate(spec?.Get("parameters")) || spec?.Get("parametersFrom") is PositionedSequence { Items.Count: > 0 },
        };
    }

    private static PositionedScalar? Name(PositionedMapping resource) => resource.Mapping("metadata")?.Scalar("name");
}
