using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4011: destinations propagate users whom the Cloud Connector does not hand on: the mapping logs nobody on, or no identity provider is trusted.</summary>
/// <remarks>SAP: "Configure Trust" and "Configuring Principal Propagation": nothing is trusted by default.</remarks>
public sealed class UntrustedPrincipals : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4011";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        var reported = new HashSet<(string, int)>();
        foreach (var destination in landscape.Destinations)
        {
            if (!Propagates(destination) || VirtualAddress.Of(destination) is not { } address)
                continue;

            foreach (var (_, subaccount, mapping) in landscape.SystemMappings())
            {
                if (!VirtualAddress.IsSameLocation(destination, subaccount) || !address.Matches(mapping))
                    continue;

                foreach (var finding in Objections(destination, subaccount, mapping))
                {
                    if (reported.Add((finding.Path, finding.Span.Start)))
                        yield return finding;
                }
            }
        }
    }

    private IEnumerable<Finding> Objections(Destination destination, ConnectedSubaccount subaccount, SystemMapping mapping)
    {
        if (mapping.AuthenticationMode is "NONE" or "NONE_RESTRICTED")
            yield return new Finding(Id, mapping.Places.Path, mapping.Places.At("authenticationMode"), "Destination '" + destination.Name + "' propagates users, but '" + mapping + "' logs nobody on: set 'authenticationMode' to X509_RESTRICTED, or KERBEROS") { IsError = true };

        else if (destination is RfcDestination && mapping.Protocol == "RFC")
            yield return new Finding(Id, mapping.Places.Path, mapping.Places.At("protocol"), "Destination '" + destination.Name + "' propagates users, but '" + mapping + "' speaks RFC without SNC, over which no user can be logged on by certificate: use RFCS") { IsError = true };

        if (subaccount.TrustPlaces is not { } trust || destination.Authentication != "PrincipalPropagation")
            yield break;

        if (subaccount.IdentityProviders is { } providers && !providers.Items.Any(provider => provider.IsEnabled))
            yield return new Finding(Id, trust.Path, trust.At("idps"), "Destination '" + destination.Name + "' propagates users, but the Cloud Connector trusts no identity provider of subaccount '" + subaccount + "': synchronize the trust configuration and enable the one that issues the users' tokens") { IsError = true };
        else if (subaccount.SynchronizesTrust == false)
            yield return new Finding(Id, trust.Path, trust.At("autoSyncTrustEnabled"), "The trust configuration of subaccount '" + subaccount + "' is not synchronized by itself: users of a new identity provider, or after a change of its certificate, will not be propagated until somebody does it by hand");
    }

    private static bool Propagates(Destination destination) =>
        destination.IsOnPremise && destination.Authentication is "PrincipalPropagation" or "OAuth2TechnicalUserPropagation" or "TechnicalUserPropagation";
}
