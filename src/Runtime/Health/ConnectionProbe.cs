using Btp.Connectivity.Destinations;
using Btp.Connectivity.Ldap;
using Btp.Connectivity.Sockets;

namespace Btp.Connectivity.Health;

/// <summary>Opens a connection as the application would, and closes it again: TCP, LDAP, MAIL. A directory is asked to let the destination's user in only where that is wanted.</summary>
internal sealed class ConnectionProbe(DestinationConnector connector, ILdapConnectionFactory directories)
{
    /// <exception cref="ConnectivityException">The way there fails.</exception>
    /// <exception cref="System.DirectoryServices.Protocols.LdapException">The directory refused user or password.</exception>
    public async Task RunAsync(DestinationContract contract, Destination destination, DestinationHealthOptions settings, UserContext? user, CancellationToken cancellationToken)
    {
        if (settings.Bind is { } bind && destination.Type == DestinationType.Ldap.Name)
        {
            var options = new LdapConnectOptions { User = bind.User ?? user, Lookup = bind.Lookup, UseStartTls = bind.UseStartTls, Tls = bind.Tls, Timeout = bind.Timeout < settings.Timeout ? bind.Timeout : settings.Timeout };
            using var directory = await directories.ConnectAsync(contract, options, cancellationToken).ConfigureAwait(false);
            return;
        }

        await using var stream = await connector.OpenAsync(destination, new() { Tls = settings.Tls, ConnectTimeout = settings.Timeout }, cancellationToken).ConfigureAwait(false);
    }
}
