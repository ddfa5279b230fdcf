namespace Btp.Connectivity.Sockets;

/// <summary>Connections, said from the destination's side.</summary>
public static class DestinationConnectorExtensions
{
    /// <summary>Opens a connection: <c>await Destinations.SCALES.ConnectAsync(connector)</c>.</summary>
    /// <param name="contract">The destination.</param>
    /// <param name="connector">The connector of the application's services.</param>
    /// <param name="options">User, lookup, TLS; may be left out.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConnectivityException">As for <see cref="IDestinationConnector.ConnectAsync"/>.</exception>
    public static ValueTask<DestinationStream> ConnectAsync(
        this DestinationContract contract, IDestinationConnector connector, DestinationConnectOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connector);
        return connector.ConnectAsync(contract, options, cancellationToken);
    }
}
