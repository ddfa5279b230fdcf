using System.DirectoryServices.Protocols;
using System.Net;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.Sockets;

namespace Btp.Connectivity.Ldap;

/// <summary>Opens the tunnel first, so that its errors are typed, then lets the LDAP library connect to a loopback port of its own and binds.</summary>
internal sealed class LdapConnectionFactory(HandlerServices services, DestinationConnector connector) : ILdapConnectionFactory
{
    public async Task<LdapConnection> ConnectAsync(DestinationContract contract, LdapConnectOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contract);
        LoopbackPeer.RequireSupport();
        options ??= new LdapConnectOptions();
        var destination = (await services.Destinations.ResolveAsync(contract, options.User ?? services.Users.Current, options.Lookup, cancellationToken).ConfigureAwait(false)).OfType(DestinationType.Ldap);
        var credential = CredentialOf(destination, options);
        // The library opens a second connection when it loses the first; that one is bound by nobody, and so refused.
        var forwarder = LoopbackForwarder.Start(await OpenAsync(destination, options, cancellationToken).ConfigureAwait(false), null, maxConnections: 1);
        LdapConnection? connection = null;
        try
        {
            connection = new TunneledLdapConnection(forwarder, credential, credential is null ? AuthType.Anonymous : AuthType.Basic) { Timeout = options.Timeout, AutoBind = false };
            connection.SessionOptions.ProtocolVersion = 3;
            // A referral names a host of the company's network, and would be sent the password without the tunnel.
            connection.SessionOptions.ReferralChasing = ReferralChasingOptions.None;
            var bound = connection;
            // The library blocks; the bytes are moved by other threads.
            await Task.Factory.StartNew(bound.Bind, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection?.Dispose();
            await forwarder.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<DestinationStream> OpenAsync(Destination destination, LdapConnectOptions options, CancellationToken cancellationToken)
    {
        var isSecure = destination.Url.Scheme == "ldaps";
        var stream = await connector.OpenAsync(destination, new() { Tls = isSecure ? options.Tls : null, ConnectTimeout = options.Timeout }, cancellationToken).ConfigureAwait(false);
        if (isSecure || !options.UseStartTls)
        {
            return stream;
        }

        using var timeout = new CancellationTokenSource(options.Timeout, services.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await StartTls.RunAsync(stream, options.Tls, both.Token).ConfigureAwait(false);
            return stream;
        }
        catch (Exception problem)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw problem is OperationCanceledException && !cancellationToken.IsCancellationRequested
                ? new TunnelException(destination.Name, $"{stream.Host}:{stream.Port}", TunnelStep.Tls, $"StartTLS took longer than {options.Timeout.TotalSeconds:0.#} s.") { Destination = destination.Name }
                : problem;
        }
    }

    private static NetworkCredential? CredentialOf(Destination destination, LdapConnectOptions options)
    {
        switch (destination.Authentication)
        {
            case AuthenticationTypes.None:
                return null;
            case AuthenticationTypes.Basic:
                break;
            default:
                throw new DestinationServiceException(destination.Name, $"its ldap.authentication '{destination.Authentication}' is none of {AuthenticationTypes.None} and {AuthenticationTypes.Basic}.");
        }

        var user = DestinationType.Text(destination.Properties, DestinationType.Ldap.UserKey);
        var password = destination.Properties.GetValueOrDefault(DestinationType.Ldap.PasswordKey);
        // A bind with a name and no password succeeds and is anonymous (RFC 4513, section 5.1.2): nobody may take it for a check.
        if (user is null || string.IsNullOrEmpty(password))
        {
            throw new DestinationServiceException(destination.Name, $"its property {(user is null ? DestinationType.Ldap.UserKey : DestinationType.Ldap.PasswordKey)} is missing, which {AuthenticationTypes.Basic} needs.");
        }

        if (destination.ProxyType == DestinationProxyType.Internet && destination.Url.Scheme != "ldaps" && !options.UseStartTls && !destination.Url.IsLoopback)
        {
            throw new ConnectivityException(
                $"Destination '{destination.Name}' would send its password over the Internet as plain text. Use an ldaps:// address, or {nameof(LdapConnectOptions)}.{nameof(LdapConnectOptions.UseStartTls)}.")
            { Destination = destination.Name };
        }

        return new NetworkCredential(user, password);
    }
}
