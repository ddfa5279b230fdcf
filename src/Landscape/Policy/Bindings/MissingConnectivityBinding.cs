using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1001: a module that uses on-premise destinations has to bind the Connectivity service, which hands out the proxy and its token.</summary>
/// <remarks>
/// Used is what the project declares in code, for the module that runs it; and, for every .NET module that binds the Destination service, what its own descriptor defines.
/// A module that binds an instance of an unknown service is left alone: that instance may be the one.
/// </remarks>
public sealed class MissingConnectivityBinding : ManifestRule
{
    /// <summary>Names the module in the properties of a finding.</summary>
    public const string ModuleProperty = "Module";

    /// <inheritdoc/>
    public override string Id => "BTP1001";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var descriptor in landscape.Descriptors)
        {
            if (descriptor.Kind == DescriptorKind.Kubernetes && HasTransparentProxy(landscape))
                continue;

            var own = ProjectModule.Find(descriptor, landscape.Project);
            foreach (var module in descriptor.Modules)
            {
                if (module.Binds(Services.Connectivity) || module.BindsUnknownService)
                    continue;

                var used = new List<string>();
                foreach (var destination in DestinationUse.Of(landscape, descriptor, module, own))
                {
                    if (destination.IsOnPremise)
                        used.Add(destination.Name);
                }

                if (used.Count > 0)
                    yield return Missing(descriptor, module, used);
            }
        }
    }

    // SAP's transparent proxy makes a service of the cluster of each destination, so that workloads need no binding for it.
    private static bool HasTransparentProxy(LandscapeModel landscape) =>
        landscape.Files.Any(file => file.Kind == ManifestKind.Deployment && file.Document.Roots.Any(root =>
            root is Text.PositionedMapping resource && resource.Text("apiVersion")?.StartsWith("destination.connectivity.api.sap/", StringComparison.Ordinal) == true));

    private Finding Missing(DeploymentDescriptor descriptor, DeployedModule module, List<string> used)
    {
        var destinations = used.Count == 1 ? "the on-premise destination '" + used[0] + "'" : "the on-premise destinations '" + string.Join("', '", used) + "'";
        var remedy = BindingAdvice.Bind(descriptor.Kind, Services.Connectivity, "lite");
        var message = "Module '" + module.Name + "' uses " + destinations + " but does not bind the Connectivity service, without which there is no way to the Cloud Connector: " + remedy;
        return new Finding(Id, descriptor.Path, module.NameSpan, message) { Properties = [new FindingProperty(ModuleProperty, module.Name)] };
    }
}
