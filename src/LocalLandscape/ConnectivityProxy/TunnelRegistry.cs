using System.Collections.Concurrent;

namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>Which Cloud Connector is connected for which account and location id. Location ids are compared as they are.</summary>
public sealed class TunnelRegistry
{
    private readonly ConcurrentDictionary<(string Account, string LocationId), Tunnel> _tunnels = new();

    /// <summary>Connects a Cloud Connector.</summary>
    public void Connect(string account, string locationId, Tunnel tunnel) => _tunnels[(account, locationId)] = tunnel;

    /// <summary>The connector that serves an account and location id, or null.</summary>
    public Tunnel? Find(string account, string locationId) => _tunnels.GetValueOrDefault((account, locationId));
}

/// <summary>The way to a Cloud Connector.</summary>
/// <param name="Connector">Where it listens.</param>
/// <param name="Key">What the proxy shows it, so that nobody else can come through the tunnel's end.</param>
public sealed record Tunnel(Uri Connector, string Key)
{
    /// <summary>The connector's side of connections that are not HTTP; null for a connector without one.</summary>
    internal CloudConnector.TcpAccess? Tcp { get; init; }

    /// <summary>Names the address; never the key.</summary>
    public override string ToString() => Connector.ToString();
}
