using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2018: a trust store, or a check of host names, that nothing looks at: TrustAll overrides it, or the Cloud Connector's own decides.</summary>
public sealed class TrustStoreWithoutEffect : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2018";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not (HttpDestination or RfcDestination) || destination.Origin == DestinationOrigin.Environment)
                continue;

            foreach (var key in (string[])["TrustStoreLocation", "HostnameVerifier"])
            {
                if (destination.Find(key) is { IsLiteral: true, Value.Length: > 0 } property && Reason(destination) is var (reason, remove))
                    yield return new Finding(Id, destination.Path, property.KeySpan, "'" + key + "' of '" + destination.Name + "' has no effect: " + reason) { Properties = [new FindingProperty(FindingProperty.Remove, remove ?? key)] };
            }
        }
    }

    // Why, and what is to go instead of the property itself.
    private static (string Reason, string? Remove)? Reason(Destination destination)
    {
        if (destination.IsOnPremise && destination is HttpDestination)
            return ("on-premise the Cloud Connector speaks TLS to the system, with its own trust store; remove it here, and trust the certificate there", null);

        var all = destination.Find(destination is RfcDestination ? "jco.client.tls_trust_all" : "TrustAll");
        return all is { Value: "1" } || string.Equals(all?.Value, "true", StringComparison.OrdinalIgnoreCase) ? ("'" + all!.Key + "' accepts every certificate; remove '" + all.Key + "'", all.Key) : null;
    }
}
