using System.Net;
using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4007: the way from the Cloud Connector to the system is not encrypted, although propagated users and data go over it.</summary>
/// <remarks>Exempt: systems on the connector's own host. SAP: "Security Guidelines": TLS and SNC to the back end.</remarks>
public sealed class ClearTextToBackEnd : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4007";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var (_, _, mapping) in landscape.SystemMappings())
        {
            if (Encrypted(mapping.Protocol) is { } better && !IsOwnHost(mapping.LocalHost))
                yield return new Finding(Id, mapping.Places.Path, mapping.Places.At("protocol", "virtualHost"), "The Cloud Connector speaks " + mapping.Protocol + " without encryption to '" + mapping.LocalHost + "' behind '" + mapping + "': use " + better);
        }
    }

    private static string? Encrypted(string? protocol) => protocol switch
    {
        "HTTP" => "HTTPS",
        "RFC" => "RFCS, which is RFC over SNC",
        "LDAP" => "LDAPS",
        "TCP" => "TCPS, or a protocol that the connector can look into",
        _ => null,
    };

    private static bool IsOwnHost(string? host) =>
        host is not null && (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (HostNames.IsAddress(host) && IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
