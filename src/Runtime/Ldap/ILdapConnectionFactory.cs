using System.DirectoryServices.Protocols;

namespace Btp.Connectivity.Ldap;

/// <summary>Connections to the directories of LDAP destinations. From <c>AddBtpConnectivity</c>.</summary>
public interface ILdapConnectionFactory
{
    /// <summary>
    /// Opens a connection, directly or through the tunnel, and binds it as the destination says (user and password, or anonymously). It is the caller's own: dispose it. Its
    /// server is a loopback port that only this process can use (see <see cref="Sockets.LoopbackForwarder"/>) and that is closed with it; referrals are not followed.
    /// </summary>
    /// <param name="contract">The destination, for example <c>Destinations.PEOPLE</c>.</param>
    /// <param name="options">User, lookup, StartTLS; may be left out.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LdapException">The directory refused user or password (error code 49), or ended the connection.</exception>
    /// <exception cref="ConnectivityException">The way there fails, see <see cref="Sockets.IDestinationConnector.ConnectAsync"/>; or the destination would send a password over the Internet without TLS.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    Task<LdapConnection> ConnectAsync(DestinationContract contract, LdapConnectOptions? options = null, CancellationToken cancellationToken = default);
}
