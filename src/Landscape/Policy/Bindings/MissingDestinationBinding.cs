using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1002: a module that runs code which uses destinations has to bind the Destination service, which resolves them.</summary>
/// <remarks>
/// Only what the project's code declares or uses counts. Exempt: a name that code looks up by other means and no manifest has, a destination of the module's own <c>destinations</c> variable,
/// and modules that bind a user-provided instance or one of an unknown service, which may be the one.
/// </remarks>
public sealed class MissingDestinationBinding : ManifestRule
{
    /// <summary>Names the module in the properties of a finding.</summary>
    public const string ModuleProperty = "Module";

    private const string UserProvided = "user-provided";

    /// <inheritdoc/>
    public override string Id => "BTP1002";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var descriptor in landscape.Descriptors)
        {
            if (ProjectModule.Find(descriptor, landscape.Project) is not { } module
                || module.Binds(Services.Destination) || module.Binds(UserProvided) || module.BindsUnknownService)
                continue;

            var missed = new List<string>();
            foreach (var service in landscape.Project.Services)
            {
                if (service.Kind == DestinationUseKind.Lookup && landscape.FindDestination(service.Destination) is null)
                    continue;
                if (service.Destination.Length > 0 && !missed.Contains(service.Destination) && !HasVariable(landscape, descriptor, module, service.Destination))
                    missed.Add(service.Destination);
            }

            if (missed.Count > 0)
                yield return Missing(descriptor, module, missed);
        }
    }

    private static bool HasVariable(LandscapeModel landscape, DeploymentDescriptor descriptor, DeployedModule module, string name)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination.Origin == DestinationOrigin.Environment && (destination.Descriptor ?? destination.Path) == descriptor.Path && destination.Owner == module.Name && destination.Name == name)
                return true;
        }

        return false;
    }

    private Finding Missing(DeploymentDescriptor descriptor, DeployedModule module, List<string> missed)
    {
        var destinations = (missed.Count == 1 ? "the destination '" : "the destinations '") + string.Join("', '", missed) + "'";
        var remedy = BindingAdvice.Bind(descriptor.Kind, Services.Destination, "lite");
        var message = "Module '" + module.Name + "' runs code that uses " + destinations + " but does not bind the Destination service, which alone knows address and credentials: " + remedy;
        return new Finding(Id, descriptor.Path, module.NameSpan, message) { Properties = [new FindingProperty(ModuleProperty, module.Name)] };
    }
}
