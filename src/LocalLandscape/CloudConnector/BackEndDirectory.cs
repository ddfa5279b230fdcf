using System.Collections.Concurrent;

namespace Btp.Connectivity.LocalLandscape.CloudConnector;

/// <summary>Where the systems of the company's network really are: internal host and port to an address on loopback.</summary>
public sealed class BackEndDirectory
{
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, Uri> _secureAddresses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says where a system is, and where it speaks TLS if it does.</summary>
    public void Add(string host, string port, Uri address, Uri? secureAddress = null)
    {
        _addresses[host + ":" + port] = address;
        if (secureAddress is not null)
            _secureAddresses[host + ":" + port] = secureAddress;
    }

    private readonly ConcurrentDictionary<string, LandscapeTcpBackEnd> _systems = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says where a system is that speaks something else than HTTP.</summary>
    public void Add(LandscapeTcpBackEnd system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _systems[system.Host + ":" + system.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)] = system;
    }

    /// <summary>Where a system is that speaks something else than HTTP, or null.</summary>
    public LandscapeTcpBackEnd? FindSystem(string? host, string? port) => _systems.GetValueOrDefault(host + ":" + port);

    /// <summary>Where a system speaks TLS and takes client certificates, or null.</summary>
    public Uri? FindSecure(string? host, string? port) => _secureAddresses.GetValueOrDefault(host + ":" + port);

    /// <summary>Where a system is, or null when there is none of that name.</summary>
    public Uri? Find(string? host, string? port) => _addresses.GetValueOrDefault(host + ":" + port);
}
