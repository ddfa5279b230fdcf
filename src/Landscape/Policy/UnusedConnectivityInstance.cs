using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1003: an MTA creates an instance of the Connectivity service that nothing in it requires.</summary>
/// <remarks>Exempt: inactive resources, descriptors without modules (which create services for other MTAs), and instances whose service is only guessed from a name.</remarks>
public sealed class UnusedConnectivityInstance : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP1003";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var descriptor in landscape.Descriptors)
        {
            if (descriptor.Kind != DescriptorKind.MultiTargetApplication || descriptor.Modules.IsEmpty || landscape.FindFile(descriptor.Path)?.Document.Root is not { } root)
                continue;

            var required = Required(descriptor, root);
            foreach (var instance in descriptor.Instances)
            {
                if (instance is { Service: Services.Connectivity, IsActive: true, Plan: not null } && !required.Contains(instance.Name))
                    yield return new Finding(Id, descriptor.Path, instance.Span,
                        "No module requires the Connectivity instance '" + instance.Name + "', so that no application gets the way to the Cloud Connector from it: add it to 'requires' of the module that calls on-premise systems, or remove it");
            }
        }
    }

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
