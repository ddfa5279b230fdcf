using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2004: a client certificate of an on-premise destination never reaches the system, since the Cloud Connector ends the connection.</summary>
/// <remarks>
/// The same holds for the certificate of a token service that is asked through the Cloud Connector. SAP's table of properties lists the combination, its
/// "Frequently Asked Questions" say that it has no effect: these are explicit. Exempt: token services that are called over the Internet.
/// </remarks>
public sealed class ClientCertificateOnPremise : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2004";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not HttpDestination { IsOnPremise: true })
                continue;

            if (destination.Find("Authentication") is { Value: "ClientCertificateAuthentication" } authentication)
                yield return new Finding(Id, destination.Path, authentication.ValueSpan,
                    "Destination '" + destination.Name + "' presents a client certificate, which has no effect on-premise: the Cloud Connector opens its own connection to the system. Use PrincipalPropagation, and let the Cloud Connector log users on with X.509 certificates");
            if (destination.Find("tokenService.KeyStoreLocation") is { Value.Length: > 0 } store && IsAskedThroughConnector(destination))
                yield return new Finding(Id, destination.Path, store.KeySpan,
                    "Destination '" + destination.Name + "' has a client certificate for a token service that is asked through the Cloud Connector, where SAP supports none: set tokenServiceURL.ProxyType to Internet where the token service can be reached so, or use a client secret");
        }
    }

    private static bool IsAskedThroughConnector(Destination destination) =>
        destination.Authentication is { } authentication && authentication.StartsWith("OAuth2", StringComparison.Ordinal) && authentication != "OAuth2TechnicalUserPropagation"
        && destination.Find("tokenServiceURL.ProxyType") is null or { Value: "OnPremise" };
}
