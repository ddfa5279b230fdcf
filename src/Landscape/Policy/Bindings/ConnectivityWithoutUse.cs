using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1005: a module binds the Connectivity service, but no destination leads on-premise.</summary>
/// <remarks>Off unless turned on, and only where a destination manifest is declared complete: destinations mostly live in the subaccount, where no file tells of them. Exempt: a destination whose proxy type nobody knows may be the one.</remarks>
public sealed class ConnectivityWithoutUse : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP1005";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        if (!landscape.Files.Any(file => file.Kind == ManifestKind.Destinations && file.IsComplete) || landscape.Destinations.Any(static destination => destination.IsOnPremise || destination.ProxyType == Destinations.ProxyType.Unknown))
            yield break;

        foreach (var descriptor in landscape.Descriptors)
        {
            foreach (var module in descriptor.Modules)
            {
                foreach (var binding in module.Bindings)
                {
                    if (binding.Service == Services.Connectivity)
                        yield return new Finding(Id, descriptor.Path, binding.Span, "Module '" + module.Name + "' binds the Connectivity service, but no destination leads on-premise: remove the binding, and with it a credential that nobody needs");
                }
            }
        }
    }
}
