using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Which destinations a module uses, as far as code and descriptor tell.</summary>
internal static class DestinationUse
{
    /// <summary>
    /// What the project declares in code, for the module that runs it; and what the descriptor itself defines for that module and for every other .NET module:
    /// its variables, and the destinations of the instances that it binds. Each name once.
    /// </summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="descriptor">The descriptor of the module.</param>
    /// <param name="module">The module.</param>
    /// <param name="own">The module that runs the project; null if none is known.</param>
    public static List<Destination> Of(LandscapeModel landscape, DeploymentDescriptor descriptor, DeployedModule module, DeployedModule? own)
    {
        var used = new List<Destination>();
        if (module == own)
            AddDeclared(landscape, used);
        if (module == own || module.IsDotNet)
            AddOwn(landscape, descriptor, module, used);

        return used;
    }

    private static void AddDeclared(LandscapeModel landscape, List<Destination> used)
    {
        foreach (var service in landscape.Project.Services)
        {
            if (landscape.FindDestination(service.Destination) is { } destination && !Contains(used, destination.Name))
                used.Add(destination);
        }
    }

    private static void AddOwn(LandscapeModel landscape, DeploymentDescriptor descriptor, DeployedModule module, List<Destination> used)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (!IsOf(landscape, descriptor, destination) || Contains(used, destination.Name))
                continue;

            // A variable overrides the Destination service, and needs no binding to it.
            var isUsed = destination.Origin == DestinationOrigin.Environment
                ? destination.Owner == module.Name
                : module.Binds(Services.Destination) && (destination.Level == DestinationLevel.Subaccount || IsOfBoundInstance(descriptor, module, destination));
            if (isUsed)
                used.Add(destination);
        }
    }

    // The resources of Kubernetes, and those of Terraform, make one landscape, in however many files they stand.
    private static bool IsOf(LandscapeModel landscape, DeploymentDescriptor descriptor, Destination destination) =>
        (destination.Descriptor ?? destination.Path) == descriptor.Path
        || (descriptor.Kind is DescriptorKind.Kubernetes or DescriptorKind.Terraform && landscape.Descriptors.Any(other => other.Kind == descriptor.Kind && other.Path == destination.Path));

    private static bool Contains(List<Destination> destinations, string name) => destinations.Exists(destination => destination.Name == name);

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
