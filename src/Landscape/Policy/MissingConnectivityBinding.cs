using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Destinations;

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
        var declared = DeclaredOnPremise(landscape);
        foreach (var descriptor in landscape.Descriptors)
        {
            var own = ProjectModule.Find(descriptor, landscape.Project);
            foreach (var module in descriptor.Modules)
            {
                if (module.Binds(Services.Connectivity) || module.BindsUnknownService)
                    continue;

                var used = new List<string>();
                if (module == own)
                    used.AddRange(declared);
                if (module == own || module.IsDotNet)
                    AddOwn(landscape, descriptor, module, used);
                if (used.Count > 0)
                    yield return Missing(descriptor, module, used);
            }
        }
    }

    private Finding Missing(DeploymentDescriptor descriptor, DeployedModule module, List<string> used)
    {
        var destinations = used.Count == 1 ? "the on-premise destination '" + used[0] + "'" : "the on-premise destinations '" + string.Join("', '", used) + "'";
        var remedy = descriptor.Kind == DescriptorKind.CloudFoundry
            ? "add an instance of 'connectivity' (plan lite) to its services"
            : "require a resource with 'service: connectivity' and 'service-plan: lite'";
        var message = "Module '" + module.Name + "' uses " + destinations + " but does not bind the Connectivity service, without which there is no way to the Cloud Connector: " + remedy;
        return new Finding(Id, descriptor.Path, module.NameSpan, message) { Properties = [new FindingProperty(ModuleProperty, module.Name)] };
    }

    private static List<string> DeclaredOnPremise(LandscapeModel landscape)
    {
        var names = new List<string>();
        foreach (var service in landscape.Project.Services)
        {
            if (!names.Contains(service.Destination) && landscape.FindDestination(service.Destination) is { IsOnPremise: true })
                names.Add(service.Destination);
        }

        return names;
    }

    private static void AddOwn(LandscapeModel landscape, DeploymentDescriptor descriptor, DeployedModule module, List<string> used)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination.Path != descriptor.Path || !destination.IsOnPremise || used.Contains(destination.Name))
                continue;

            // A variable overrides the Destination service, and needs no binding to it.
            var isUsed = destination.Origin == DestinationOrigin.Environment
                ? destination.Owner == module.Name
                : module.Binds(Services.Destination) && (destination.Level == DestinationLevel.Subaccount || IsOfBoundInstance(descriptor, module, destination));
            if (isUsed)
                used.Add(destination.Name);
        }
    }

    // Destinations of an instance are seen only by those who bind that instance, or the one into which a content module deploys.
    private static bool IsOfBoundInstance(DeploymentDescriptor descriptor, DeployedModule module, Destination destination)
    {
        foreach (var binding in module.Bindings)
        {
            if (binding.Service != Services.Destination)
                continue;
            if (binding.Instance == destination.Owner)
                return true;

            foreach (var deployed in (destination.Owner is null ? null : descriptor.FindModule(destination.Owner))?.Bindings ?? [])
            {
                if (deployed.Instance == binding.Instance)
                    return true;
            }
        }

        return false;
    }
}
