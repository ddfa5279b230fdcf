using System.Collections.Concurrent;

namespace Btp.Connectivity.LocalLandscape.CloudConnector;

/// <summary>Where the systems of the company's network really are: internal host and port to an address on loopback.</summary>
public sealed class BackEndDirectory
{
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says where a system is.</summary>
    public void Add(string host, string port, Uri address) => _addresses[host + ":" + port] = address;

    /// <summary>Where a system is, or null when there is none of that name.</summary>
    public Uri? Find(string? host, string? port) => _addresses.GetValueOrDefault(host + ":" + port);
}
