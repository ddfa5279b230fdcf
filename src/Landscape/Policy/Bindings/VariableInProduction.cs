using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1009: the <c>destinations</c> variable of a production module overrides the Destination service.</summary>
/// <remarks>Only .NET modules and the one that runs the project: the approuter is configured by that variable. Environment files stay on a developer's machine.</remarks>
public sealed class VariableInProduction : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP1009";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var descriptor in landscape.Descriptors)
        {
            var own = ProjectModule.Find(descriptor, landscape.Project);
            foreach (var module in descriptor.Modules)
            {
                if ((module == own || module.IsDotNet) && FindVariable(landscape, descriptor, module) is { } first
                    && (Stages.IsProduction(landscape, descriptor.Path) || Stages.IsProduction(landscape, first.Path)))
                    yield return new Finding(Id, first.Path, first.NameSpan,
                        "Module '" + module.Name + "' has the destination '" + first.Name + "' in its variable 'destinations', which goes before the Destination service and is changed only by deploying again: define it in the Destination service");
            }
        }
    }

    private static Destination? FindVariable(LandscapeModel landscape, DeploymentDescriptor descriptor, DeployedModule module)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination.Origin == DestinationOrigin.Environment && (destination.Descriptor ?? destination.Path) == descriptor.Path && destination.Owner == module.Name)
                return destination;
        }

        return null;
    }
}
