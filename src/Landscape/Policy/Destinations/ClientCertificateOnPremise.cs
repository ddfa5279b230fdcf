using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2004: a client certificate of an on-premise destination never reaches the system, since the Cloud Connector ends the connection.</summary>
public sealed class ClientCertificateOnPremise : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2004";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is HttpDestination { IsOnPremise: true } && destination.Find("Authentication") is { Value: "ClientCertificateAuthentication" } authentication)
                yield return new Finding(Id, destination.Path, authentication.ValueSpan,
                    "Destination '" + destination.Name + "' presents a client certificate, which has no effect on-premise: the Cloud Connector opens its own connection to the system. Use PrincipalPropagation, and let the Cloud Connector log users on with X.509 certificates");
        }
    }
}
