using System.Net;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>What a host's name tells.</summary>
internal static class HostNames
{
    // What companies call the part of their domain that the world does not resolve.
    private static readonly HashSet<string> _internalLabels = new(StringComparer.OrdinalIgnoreCase)
    {
        "corp", "local", "internal", "intern", "intra", "intranet", "lan", "home", "priv", "private", "ad", "dc", "dmz", "localdomain", "site",
    };

    /// <summary>Whether a domain is one of a company's own network, by what its parts are called.</summary>
    public static bool IsInternalDomain(string domain) => domain.Split('.').Any(_internalLabels.Contains);

    /// <summary>Whether it is an address rather than a name.</summary>
    public static bool IsAddress(string host) => IPAddress.TryParse(host.Trim('[', ']'), out _) && host.IndexOfAny(['.', ':']) >= 0;

    /// <summary>Whether it is an address of a private network.</summary>
    public static bool IsPrivateAddress(string host) => IsAddress(host) && IPAddress.TryParse(host.Trim('[', ']'), out var address) && PrivateNetwork.Contains(address);
}
