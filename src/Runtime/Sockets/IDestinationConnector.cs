namespace Btp.Connectivity.Sockets;

/// <summary>Connections to destinations of type TCP, LDAP and MAIL: directly, or on-premise through the SOCKS5 port of the Connectivity proxy and a Cloud Connector. From <c>AddBtpConnectivity</c>.</summary>
public interface IDestinationConnector
{
    /// <summary>Opens a connection of its own. It is never shared, so that no user's connection serves another one.</summary>
    /// <param name="contract">The destination, for example <c>Destinations.SCALES</c>.</param>
    /// <param name="options">User, lookup, TLS; may be left out.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ResourceNotExposedException">No mapping of the Cloud Connector exposes the virtual host.</exception>
    /// <exception cref="CloudConnectorUnavailableException">No Cloud Connector with the location id is connected.</exception>
    /// <exception cref="BackendUnreachableException">The Cloud Connector cannot reach the system.</exception>
    /// <exception cref="ProxyAuthorizationException">The Connectivity proxy refused the token.</exception>
    /// <exception cref="ConnectivityProxyUnreachableException">The Connectivity proxy cannot be reached.</exception>
    /// <exception cref="TunnelException">Any other step failed, or took too long.</exception>
    /// <exception cref="ConnectivityException">The destination cannot be resolved or contradicts the contract; see <see cref="Destinations.IDestinationResolver"/>.</exception>
    ValueTask<DestinationStream> ConnectAsync(DestinationContract contract, DestinationConnectOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Opens a port on loopback whose connections lead to the destination, for libraries that insist on host and port. One connection is opened at once, so that what
    /// is wrong shows here and not in the library. See <see cref="LoopbackForwarder"/> for its limits.
    /// </summary>
    /// <param name="contract">The destination.</param>
    /// <param name="options">User, lookup, TLS; the library then speaks without TLS to the port, and TLS begins in this process.</param>
    /// <param name="maxConnections">How many connections may be open at one time; more are closed at once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConnectivityException">As for <see cref="ConnectAsync"/>.</exception>
    /// <exception cref="PlatformNotSupportedException">The system cannot say whose connection it is; see <see cref="LoopbackForwarder"/>.</exception>
    ValueTask<LoopbackForwarder> ForwardAsync(DestinationContract contract, DestinationConnectOptions? options = null, int maxConnections = 4, CancellationToken cancellationToken = default);
}
