using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1004: a module uses a destination with principal propagation and binds nothing that issues tokens for users.</summary>
/// <remarks>Used is what BTP1001 takes for used. Exempt: modules that bind a user-provided instance or one of an unknown service.</remarks>
public sealed class PropagationWithoutUserTokens : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP1004";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var descriptor in landscape.Descriptors)
        {
            var own = ProjectModule.Find(descriptor, landscape.Project);
            foreach (var module in descriptor.Modules)
            {
                if (module.Binds(Services.Xsuaa) || module.Binds(Services.Identity) || module.Binds("user-provided") || module.BindsUnknownService)
                    continue;

                var used = new List<string>();
                foreach (var destination in DestinationUse.Of(landscape, descriptor, module, own))
                {
                    if (destination.Authentication == "PrincipalPropagation")
                        used.Add(destination.Name);
                }

                if (used.Count > 0)
                    yield return Without(descriptor, module, used);
            }
        }
    }

    private Finding Without(DeploymentDescriptor descriptor, DeployedModule module, List<string> used)
    {
        var remedy = BindingAdvice.Bind(descriptor.Kind, Services.Xsuaa, "application", Services.Identity);
        var message = "Module '" + module.Name + "' propagates its users to '" + string.Join("', '", used) + "' but binds neither xsuaa nor identity, so that there is no user whose token could be propagated: " + remedy;
        return new Finding(Id, descriptor.Path, module.NameSpan, message);
    }
}
