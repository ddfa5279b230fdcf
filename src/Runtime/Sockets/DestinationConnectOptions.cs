using System.Net.Security;

namespace Btp.Connectivity.Sockets;

/// <summary>How a connection to a destination is opened.</summary>
public sealed class DestinationConnectOptions
{
    /// <summary>For whom, or null for the user of the surrounding call (<see cref="Identity.IUserContextAccessor"/>). The tenant decides whose Cloud Connector is used.</summary>
    public UserContext? User { get; init; }

    /// <summary>How the destination is looked up; null for what <see cref="BtpConnectivityOptions.Lookups"/> says.</summary>
    public DestinationLookup? Lookup { get; init; }

    /// <summary>
    /// TLS with the destination itself, end to end, also through the tunnel; null for none, unless the address says so (<c>ldaps</c>, <c>smtps</c>). <c>TargetHost</c> is
    /// the destination's host unless stated; who is trusted is what the destination's <c>TrustStoreLocation</c> says, else the system.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>How long opening may take, TLS included; 30 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
