using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2003: an authentication that the destination's proxy type does not have.</summary>
/// <remarks>Exempt: placeholders, destinations from a service key, and the <c>destinations</c> variable, which the service does not check.</remarks>
public sealed class AuthenticationAgainstProxyType : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2003";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination.Origin == DestinationOrigin.Environment || destination.IsFromServiceKey || destination.Find(destination.AuthenticationKey) is not { IsLiteral: true } authentication)
                continue;

            if (Allowed(destination, authentication.Value) is { } allowed)
                yield return new Finding(Id, destination.Path, authentication.ValueSpan,
                    "Destination '" + destination.Name + "' has the authentication '" + authentication.Value + "', which does not exist for the proxy type '" + destination.ProxyType
                    + "'" + (destination.Find(destination.ProxyTypeKey) is null ? " (the one that holds when none is given)" : "") + ": " + allowed);
        }
    }

    // What to write instead; null if there is nothing wrong. Source: SAP's tables of HTTP and RFC destination properties.
    private static string? Allowed(Destination destination, string authentication)
    {
        var way = destination.ProxyType;
        return destination switch
        {
            HttpDestination when authentication is "PrincipalPropagation" or "OAuth2TechnicalUserPropagation" =>
                way is ProxyType.Internet or ProxyType.PrivateLink ? "set ProxyType to OnPremise, or use OAuth2SAMLBearerAssertion or OAuth2UserTokenExchange for systems in the cloud" : null,
            HttpDestination when authentication.StartsWith("OAuth2", StringComparison.Ordinal) =>
                way == ProxyType.PrivateLink ? "Private Link knows NoAuthentication, BasicAuthentication, ClientCertificateAuthentication and SAMLAssertion" : null,
            RfcDestination when authentication is "PrincipalPropagation" or "TechnicalUserPropagation" =>
                way == ProxyType.Internet ? "set jco.destination.proxy_type to OnPremise, or use CONFIGURED_USER with a client certificate" : null,
            _ => null,
        };
    }
}
