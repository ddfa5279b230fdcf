using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2014: the caller's token is forwarded by a destination that is on-premise or logs on by itself.</summary>
public sealed class TokenForwarding : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2014";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is HttpDestination && (Forwarding(destination, "HTML5.ForwardAuthToken") ?? Forwarding(destination, "forwardAuthToken")) is { } forwarding && Reason(destination) is { } reason)
                yield return new Finding(Id, destination.Path, forwarding.KeySpan,
                    "Destination '" + destination.Name + "' forwards the caller's token and " + reason + ", so that two logons contend for one header: remove '" + forwarding.Key + "'");
        }
    }

    private static DestinationProperty? Forwarding(Destination destination, string key) =>
        destination.Find(key) is { } property && string.Equals(property.Value, "true", StringComparison.OrdinalIgnoreCase) ? property : null;

    private static string? Reason(Destination destination) =>
        destination.IsOnPremise ? "is on-premise"
        : destination.Find("Authentication") is { IsLiteral: true, Value: not ("NoAuthentication" or "") } authentication ? "logs on with " + authentication.Value
        : null;
}
