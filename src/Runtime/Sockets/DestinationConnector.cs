using System.Net;
using System.Net.Sockets;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.Sockets;

/// <summary>Opens connections: resolves the destination, goes through the SOCKS5 proxy where it is on-premise, and begins TLS where it is wanted.</summary>
internal sealed class DestinationConnector(HandlerServices services) : IDestinationConnector
{
    private static readonly DestinationConnectOptions Default = new();

    public async ValueTask<DestinationStream> ConnectAsync(DestinationContract contract, DestinationConnectOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contract);
        options ??= Default;
        var destination = await services.Destinations.ResolveAsync(contract, options.User ?? services.Users.Current, options.Lookup, cancellationToken).ConfigureAwait(false);
        return await OpenAsync(destination, options, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<LoopbackForwarder> ForwardAsync(DestinationContract contract, DestinationConnectOptions? options = null, int maxConnections = 4, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConnections, 1);
        LoopbackPeer.RequireSupport();
        // The user of now: later connections come from threads of the library, which know no user.
        var asked = options ?? Default;
        var fixedOptions = new DestinationConnectOptions { User = asked.User ?? services.Users.Current, Lookup = asked.Lookup, Tls = asked.Tls, ConnectTimeout = asked.ConnectTimeout };
        var first = await ConnectAsync(contract, fixedOptions, cancellationToken).ConfigureAwait(false);
        return LoopbackForwarder.Start(first, token => ConnectAsync(contract, fixedOptions, token), maxConnections);
    }

    internal async ValueTask<DestinationStream> OpenAsync(Destination destination, DestinationConnectOptions options, CancellationToken cancellationToken)
    {
        if (destination.Type is "HTTP" or "RFC")
        {
            throw new DestinationServiceException(destination.Name, $"its Type is '{destination.Type}'; connections need one of TCP, LDAP and MAIL.");
        }

        var (host, port) = AddressOf(destination.Url);
        return await OpenAsync(destination, host, port, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>To a host and port that the destination means in another way than by its address; of RFC destinations too.</summary>
    internal async ValueTask<DestinationStream> OpenAsync(Destination destination, string host, int port, DestinationConnectOptions options, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, services.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            // Once more with another token: the one from the cache may have been revoked, and nothing reached the back end.
            var stream = destination.ProxyType != DestinationProxyType.OnPremise
                ? await DirectAsync(destination, host, port, both.Token).ConfigureAwait(false)
                : await TunnelAsync(destination, host, port, repeat: true, both.Token).ConfigureAwait(false)
                    ?? (await TunnelAsync(destination, host, port, repeat: false, both.Token).ConfigureAwait(false))!;
            if (options.Tls is null && destination.Url.Scheme is not ("ldaps" or "smtps"))
            {
                return stream;
            }

            try
            {
                await stream.StartTlsAsync(options.Tls, both.Token).ConfigureAwait(false);
                return stream;
            }
            catch
            {
                await stream.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TunnelException(destination.Name, $"{host}:{port}", TunnelStep.Connecting, $"it took longer than {options.ConnectTimeout.TotalSeconds:0.#} s.") { Destination = destination.Name };
        }
    }

    internal static (string Host, int Port) AddressOf(Uri url)
        => (url.HostNameType == UriHostNameType.IPv6 ? url.DnsSafeHost : url.IdnHost, url.Port > 0 ? url.Port : url.Scheme == "ldaps" ? 636 : 389);

    private static async Task<DestinationStream> DirectAsync(Destination destination, string host, int port, CancellationToken cancellationToken)
    {
        using var hop = ConnectivityActivities.StartHop(ConnectivityActivities.TargetHop, destination.Url);
        var socket = SocketSettings.Create(destination);
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
            return new DestinationStream(socket, destination, host, port);
        }
        catch (Exception problem)
        {
            socket.Dispose();
            ConnectivityActivities.Failed(hop, problem.GetType().Name);
            throw problem is SocketException cause
                ? new TunnelException(destination.Name, $"{host}:{port}", TunnelStep.Connecting, $"{cause.SocketErrorCode}. Check address and port of the destination.", null, cause) { Destination = destination.Name }
                : problem;
        }
    }

    // Null when the token was refused and another one may be tried.
    private async Task<DestinationStream?> TunnelAsync(Destination destination, string host, int port, bool repeat, CancellationToken cancellationToken)
    {
        var binding = services.Connectivity;
        var proxyPort = binding.Socks5Port
            ?? throw new MissingBindingException(ConnectivityServiceBinding.Label, $"The {binding} has no 'onpremise_socks5_proxy_port', which {destination.Type} destinations need.") { Destination = destination.Name };
        var proxy = $"{binding.ProxyHost}:{proxyPort}";
        using var hop = ConnectivityActivities.StartHop(ConnectivityActivities.ProxyHop, new UriBuilder("socks5", binding.ProxyHost, proxyPort).Uri);
        var token = await services.ProxyTokens.GetAsync(binding, null, destination.AccountTenant, cancellationToken).ConfigureAwait(false);
        var socket = SocketSettings.Create(destination);
        try
        {
            await ReachProxyAsync(socket, binding, proxyPort, destination, cancellationToken).ConfigureAwait(false);
            var stream = new NetworkStream(socket, ownsSocket: false);
            await Socks5Handshake.RunAsync(stream, token.Value, destination.LocationId, host, port, cancellationToken).ConfigureAwait(false);
            return new DestinationStream(socket, destination, host, port);
        }
        catch (Exception problem)
        {
            socket.Dispose();
            ConnectivityActivities.Failed(hop, problem.GetType().Name);
            switch (problem)
            {
                case Socks5Refusal refusal when Socks5Errors.IsAuthorization(refusal):
                    services.ProxyTokens.Invalidate(binding, null, destination.AccountTenant, token);
                    ConnectivityLog.ProxyRefused(services.Logger, binding.Name);
                    return repeat ? null : throw new ProxyAuthorizationException(destination.Name, proxy, binding.Name, $"SOCKS5, {refusal.Step}, {refusal.Code}") { Destination = destination.Name };
                case Socks5Refusal refusal:
                    throw Socks5Errors.Of(refusal, destination, $"{host}:{port}");
                case ArgumentException or IOException:
                    throw new TunnelException(destination.Name, $"{host}:{port}", TunnelStep.Request, problem.Message, null, problem) { Destination = destination.Name };
                default:
                    throw;
            }
        }
    }

    private static async Task ReachProxyAsync(Socket socket, ConnectivityServiceBinding binding, int port, Destination destination, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(binding.ProxyHost, port, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException problem)
        {
            throw new ConnectivityProxyUnreachableException(destination.Name, $"{binding.ProxyHost}:{port}", problem) { Destination = destination.Name };
        }
    }
}
