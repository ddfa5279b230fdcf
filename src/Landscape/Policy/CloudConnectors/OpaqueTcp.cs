using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4009: a mapping that exposes plain TCP or a range of ports, into which the Cloud Connector cannot look.</summary>
/// <remarks>SAP: "Configure Access Control (TCP)": such traffic is neither monitored nor checked.</remarks>
public sealed class OpaqueTcp : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4009";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var (_, _, mapping) in landscape.SystemMappings())
        {
            if (mapping.Protocol is "TCP" or "TCPS" && IsRange(mapping.VirtualPort))
                yield return new Finding(Id, mapping.Places.Path, mapping.Places.At("virtualPort"), "'" + mapping + "' exposes a range of ports: map the one port that is needed");
            else if (mapping.Protocol == "TCP")
                yield return new Finding(Id, mapping.Places.Path, mapping.Places.At("protocol"), "'" + mapping + "' exposes plain TCP, which the Cloud Connector neither checks nor monitors: use HTTPS, RFCS or LDAPS if the system speaks it, else TCPS");
        }
    }

    private static bool IsRange(string? port) => port?.Split('-') is { Length: 2 } ends && ends[0].Trim() is { Length: > 0 } first && first != ends[1].Trim();
}
