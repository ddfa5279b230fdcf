using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2011: a property or an authentication that SAP has deprecated and removes or has removed.</summary>
public sealed class RemovedProperty : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2011";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not HttpDestination { Origin: not DestinationOrigin.Environment })
                continue;

            if (destination.Find("SystemUser") is { Value.Length: > 0 } user)
                yield return new Finding(Id, destination.Path, user.KeySpan,
                    "Destination '" + destination.Name + "' has the property 'SystemUser', which is deprecated and whose removal SAP announced for the end of September 2026: propagate the user who called, or use OAuth2ClientCredentials where nobody did");
            if (destination.Find("Authentication") is { Value: "SAPAssertionSSO" } authentication)
                yield return new Finding(Id, destination.Path, authentication.ValueSpan,
                    "Destination '" + destination.Name + "' has the authentication 'SAPAssertionSSO', which is deprecated and no longer documented: use PrincipalPropagation on-premise, SAMLAssertion or OAuth2SAMLBearerAssertion elsewhere");
        }
    }
}
