using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2018: a trust store, or a check of host names, that nothing looks at: TrustAll overrides it, the Cloud Connector's own decides, or it has no password to open it with.</summary>
/// <remarks>Exports leave passwords out. So one is missed only in what is deployed, and where the file has other secrets, if only as placeholders.</remarks>
public sealed class TrustStoreWithoutEffect : ManifestRule
{
    private static readonly string[] _opened = [".jks", ".p12", ".pfx"];

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
                else if (key == "TrustStoreLocation" && destination.Find(key) is { IsLiteral: true } store && LacksPassword(landscape, destination, store.Value))
                    yield return new Finding(Id, destination.Path, store.KeySpan, "'TrustStoreLocation' of '" + destination.Name + "' has no effect without 'TrustStorePassword', with which the store is opened: add it, as a placeholder");
            }
        }
    }

    private static bool LacksPassword(LandscapeModel landscape, Destination destination, string store) =>
        destination.Find("TrustStorePassword") is null && !destination.IsFromServiceKey && _opened.Any(end => store.EndsWith(end, StringComparison.OrdinalIgnoreCase))
        && (destination.Origin == DestinationOrigin.Terraform || landscape.FindFile(destination.Path) is { Kind: ManifestKind.Deployment }
            || landscape.Destinations.Any(other => other.Path == destination.Path && other.Properties.Any(static property => property.IsSecret)));

    // Why, and what is to go instead of the property itself.
    private static (string Reason, string? Remove)? Reason(Destination destination)
    {
        if (destination.IsOnPremise && destination is HttpDestination)
            return ("on-premise the Cloud Connector speaks TLS to the system, with its own trust store; remove it here, and trust the certificate there", null);

        var all = destination.Find(destination is RfcDestination ? "jco.client.tls_trust_all" : "TrustAll");
        return all is { Value: "1" } || string.Equals(all?.Value, "true", StringComparison.OrdinalIgnoreCase) ? ("'" + all!.Key + "' accepts every certificate; remove '" + all.Key + "'", all.Key) : null;
    }
}
