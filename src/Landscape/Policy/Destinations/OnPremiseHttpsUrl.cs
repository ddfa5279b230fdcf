using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2005: the URL of an on-premise destination has to be one of http, whatever the Cloud Connector speaks to the system.</summary>
public sealed class OnPremiseHttpsUrl : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2005";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not HttpDestination { IsOnPremise: true } || (destination.Find("URL") ?? destination.Find("url")) is not { } url)
                continue;

            if (url.Value.TrimStart().StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                yield return new Finding(Id, destination.Path, url.ValueSpan,
                    "On-premise destination '" + destination.Name + "' has an https URL, which the Connectivity proxy refuses with 405: write http:// and the virtual port. Whether the way from the Cloud Connector to the system is encrypted is decided by the mapping there");
        }
    }
}
