using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2008: an RFC destination logs a configured user on with a password.</summary>
/// <remarks>Exempt: logon with a TLS client certificate, propagation, destinations from a service key, and placeholders in the kind of logon.</remarks>
public sealed class RfcPasswordLogon : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2008";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not RfcDestination rfc || rfc.IsFromServiceKey || rfc.Authentication is not (null or "CONFIGURED_USER")
                || rfc.Find("jco.client.tls_client_certificate_logon") is { Value: not "0" } || (rfc.Find("jco.client.passwd") ?? rfc.Find("jco.client.user") ?? rfc.Find("jco.client.alias_user")) is not { } password)
                continue;

            yield return new Finding(Id, rfc.Path, password.KeySpan, "RFC destination '" + rfc.Name + "' logs on with user and password: " + Instead(rfc));
        }
    }

    // A client certificate of the destination is a matter of WebSocket RFC; classic RFC knows only propagation.
    private static string Instead(RfcDestination rfc) => rfc.ProxyType switch
    {
        ProxyType.OnPremise => "use jco.destination.auth_type PrincipalPropagation or TechnicalUserPropagation over an RFCS mapping with X.509",
        ProxyType.Internet => "use jco.client.tls_client_certificate_logon 1 and a KeyStoreLocation, over WebSocket RFC",
        _ => "use propagation on-premise, or a client certificate over WebSocket RFC",
    };
}
