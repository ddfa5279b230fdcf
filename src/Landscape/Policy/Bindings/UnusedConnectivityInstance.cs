using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1003: a descriptor creates an instance of the Connectivity service that nothing in it requires.</summary>
/// <remarks>Exempt: inactive resources, descriptors without modules (which create services for other MTAs), and instances that exist already, whose service is only guessed from a name.</remarks>
public sealed class UnusedConnectivityInstance : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP1003";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var descriptor in landscape.Descriptors)
        {
            if (Used(landscape, descriptor) is not { } used)
                continue;

            foreach (var instance in descriptor.Instances)
            {
                if (instance is { Service: Services.Connectivity, IsActive: true, IsExisting: false } && !used.Contains(instance.Name))
                    yield return new Finding(Id, descriptor.Path, instance.Span, "No module requires the Connectivity instance '" + instance.Name + "', so that no application gets the way to the Cloud Connector from it: " + Advice(descriptor.Kind) + ", or remove it");
            }
        }
    }

    private static string Advice(DescriptorKind kind) => kind switch
    {
        DescriptorKind.Kubernetes => "add a ServiceBinding for it, whose secret the workload that calls on-premise systems takes in",
        DescriptorKind.Helm => "name it under 'bindings' of the workload that calls on-premise systems",
        _ => "add it to 'requires' of the module that calls on-premise systems",
    };

    // The names of the instances that something uses; null where nobody can tell.
    private static HashSet<string>? Used(LandscapeModel landscape, DeploymentDescriptor descriptor) => descriptor.Kind switch
    {
        DescriptorKind.MultiTargetApplication when !descriptor.Modules.IsEmpty && landscape.FindFile(descriptor.Path)?.Document.Root is { } root => Required(descriptor, root),
        DescriptorKind.Helm when !descriptor.Modules.IsEmpty => new(descriptor.Modules.Items.SelectMany(module => module.Bindings.Items).Select(binding => binding.Instance), StringComparer.Ordinal),
        DescriptorKind.Kubernetes when landscape.Descriptors.Any(other => other.Kind == DescriptorKind.Kubernetes && (!other.BindingResources.IsEmpty || !other.Modules.IsEmpty)) =>
            new(landscape.Descriptors.SelectMany(other => other.BindingResources.Items).Select(binding => binding.Instance), StringComparer.Ordinal),
        _ => null,
    };

    // A resource may require another one, and hand it on.
    private static HashSet<string> Required(DeploymentDescriptor descriptor, PositionedMapping root)
    {
        var required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in descriptor.Modules)
        {
            foreach (var requirement in module.Requires)
                required.Add(requirement.Name);
        }

        foreach (var node in root.Items("resources"))
        {
            foreach (var requirement in (node as PositionedMapping)?.Items("requires") ?? [])
            {
                if ((requirement as PositionedMapping)?.Text("name") is { } name)
                    required.Add(name);
            }
        }

        return required;
    }
}
