using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2009: properties of an RFC destination that exclude each other.</summary>
/// <remarks>Whether an on-premise WebSocket host works depends on the version of the Cloud Connector: only where a manifest tells it.</remarks>
public sealed class RfcContradiction : ManifestRule
{
    private static readonly Version _firstWithWebSockets = new(2, 19);

    /// <inheritdoc/>
    public override string Id => "BTP2009";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is RfcDestination { IsFromServiceKey: false } rfc && (Contradiction(rfc) ?? TooOld(landscape, rfc)) is { } found)
                yield return new Finding(Id, rfc.Path, found.At.KeySpan, "RFC destination '" + rfc.Name + "' " + found.What);
        }
    }

    private static (DestinationProperty At, string What)? Contradiction(RfcDestination rfc)
    {
        var direct = NotEmpty(rfc, "jco.client.ashost");
        var balanced = NotEmpty(rfc, "jco.client.mshost");
        var socket = NotEmpty(rfc, "jco.client.wshost");
        if (direct is not null && balanced is not null)
            return (balanced, "names an application server and a message server: keep jco.client.ashost with jco.client.sysnr, or jco.client.mshost with jco.client.r3name");
        if (socket is not null && (direct ?? balanced) is { } classic)
            return (classic, "names a WebSocket host and a host of classic RFC: keep one of them");
        if (rfc.ProxyType == ProxyType.Internet && (direct ?? balanced) is { } server)
            return (server, "leads over the Internet, where there is only WebSocket RFC: use jco.client.wshost and jco.client.wsport, or jco.destination.proxy_type OnPremise");
        if (rfc.Find("jco.client.tls_client_certificate_logon") is { Value: "1" } logon && NotEmpty(rfc, "KeyStoreLocation") is null)
            return (logon, "logs on with a client certificate and does not say which: add KeyStoreLocation and KeyStorePassword");
        return null;
    }

    // WebSocket RFC through a Cloud Connector came with 2.19.
    private static (DestinationProperty At, string What)? TooOld(LandscapeModel landscape, RfcDestination rfc)
    {
        if (!rfc.IsOnPremise || NotEmpty(rfc, "jco.client.wshost") is not { } socket)
            return null;

        var connectors = landscape.CloudConnectors.Where(connector => connector.Subaccounts.Any(subaccount => VirtualAddress.IsSameLocation(rfc, subaccount))).ToList();
        return connectors.Count > 0 && connectors.TrueForAll(connector => CloudConnectorRelease.Parse(connector.Version) is { } version && version < _firstWithWebSockets)
            ? (socket, "uses WebSocket RFC on-premise, which the Cloud Connector has from 2.19 on, and yours is " + connectors[0].Version + ": update it, or use jco.client.ashost")
            : null;
    }

    private static DestinationProperty? NotEmpty(RfcDestination rfc, string key) => rfc.Find(key) is { Value.Length: > 0 } property ? property : null;
}
