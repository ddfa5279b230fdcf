using System.Collections.Concurrent;

namespace Btp.Connectivity.LocalLandscape.CloudConnector;

/// <summary>Where the systems of the company's network really are: internal host and port to an address on loopback.</summary>
public sealed class BackEndDirectory
{
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says where a system is.</summary>
    public void Add(string host, string port, Uri address) => _addresses[host + ":" + port] = address;

    private readonly ConcurrentDictionary<string, LandscapeTcpBackEnd> _systems = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says where a system is that speaks something else than HTTP.</summary>
    public void Add(LandscapeTcpBackEnd system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _systems[system.Host + ":" + system.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)] = system;
    }

    /// <summary>Where a system is that speaks something else than HTTP, or null.</summary>
    public LandscapeTcpBackEnd? FindSystem(string? host, string? port) => _systems.GetValueOrDefault(host + ":" + port);

    /// <summary>Where a system is, or null when there is none of that name.</summary>
    public Uri? Find(string? host, string? port) => _addresses.GetValueOrDefault(host + ":" + port);
}
