using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.CloudConnector;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.TokenService;

namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>
/// The SOCKS5 port of the Connectivity proxy. Strict: method 0x80 and nothing else, a token of the connectivity binding's client, CONNECT to a name or an IPv4 address. A
/// connection serves one account, location id and system by its nature. The audit trail has an entry of method <c>CONNECT</c> per tunnel, with the reply as an HTTP status.
/// </summary>
public sealed class Socks5Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly TunnelRegistry _tunnels;
    private readonly TokenVerifier _verifier;
    private readonly string _clientId;
    private readonly AuditTrail _audit;
    private readonly FaultSwitch _faults;
    private readonly Task _accepting;

    private Socks5Server(TunnelRegistry tunnels, TokenVerifier verifier, string clientId, AuditTrail audit, FaultSwitch faults)
    {
        (_tunnels, _verifier, _clientId, _audit, _faults) = (tunnels, verifier, clientId, audit, faults);
        _listener.Start(512);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens, on 127.0.0.1: <c>onpremise_socks5_proxy_port</c> of the binding.</summary>
    public int Port { get; }

    /// <summary>Starts it.</summary>
    /// <param name="tunnels">The Cloud Connectors that are connected.</param>
    /// <param name="verifier">Verifies the callers' tokens.</param>
    /// <param name="clientId">The client of the connectivity binding, whose tokens it accepts.</param>
    /// <param name="audit">The audit trail.</param>
    /// <param name="faults">The faults.</param>
    public static Socks5Server Start(TunnelRegistry tunnels, TokenVerifier verifier, string clientId, AuditTrail audit, FaultSwitch faults) =>
        new(tunnels, verifier, clientId, audit, faults);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections.Keys).ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_end.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or InvalidOperationException) // stopped before or while it waits
            {
                return;
            }
            catch (SocketException)
            {
                continue; // gone before it was taken
            }
            var connection = ServeAsync(client);
            _connections[connection] = true;
            _ = connection.ContinueWith(done => _connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        await Task.Yield();
        client.NoDelay = true;
        var stream = new NetworkStream(client, ownsSocket: true);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                if (await OpenAsync(stream).ConfigureAwait(false) is { } backEnd)
                    await using (backEnd.ConfigureAwait(false))
                        await TcpRelay.RunAsync(stream, backEnd, _faults.Take(Hop.ConnectivityProxy, FaultKind.CutMidBody)?.AfterBytes, _end.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The application or the system is gone; both ends close.
            }
        }
    }

    private async Task<Stream?> OpenAsync(NetworkStream client)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        patience.CancelAfter(Patience);
        var cancellationToken = patience.Token;
        var (time, clock) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
        if (await Socks5Messages.ReadGreetingAsync(client, cancellationToken).ConfigureAwait(false) is var accepts && !accepts)
        {
            await client.WriteAsync(Socks5Messages.NoMethod, cancellationToken).ConfigureAwait(false);
            return null;
        }
        await client.WriteAsync(Socks5Messages.Method, cancellationToken).ConfigureAwait(false);
        var (token, locationId) = await Socks5Messages.ReadAuthenticationAsync(client, cancellationToken).ConfigureAwait(false);
        var caller = _faults.Take(Hop.ConnectivityProxy, FaultKind.Unauthorized) is null ? await _verifier.VerifyAsync(token, cancellationToken).ConfigureAwait(false) : null;
        if (_faults.Take(Hop.ConnectivityProxy, FaultKind.Slow) is { } slow)
            await Task.Delay(slow.Delay, cancellationToken).ConfigureAwait(false);
        if (caller is null || locationId is null || !caller.IsMeantFor(_clientId))
        {
            Record(null, "", Socks5Reply.ConnectionRefused, caller, "no valid token");
            await client.WriteAsync(Socks5Messages.Refused, cancellationToken).ConfigureAwait(false);
            return null;
        }
        await client.WriteAsync(Socks5Messages.Authenticated, cancellationToken).ConfigureAwait(false);

        var (host, port, reply) = await Socks5Messages.ReadRequestAsync(client, cancellationToken).ConfigureAwait(false);
        var correlation = Guid.NewGuid().ToString("N");
        Stream? backEnd = null;
        if (reply == Socks5Reply.Succeeded)
        {
            var tunnel = _faults.Take(Hop.ConnectivityProxy, FaultKind.TunnelDown, locationId) is null ? _tunnels.Find(caller.Tenant, locationId)?.Tcp : null;
            (backEnd, reply) = tunnel is null
                ? (null, Socks5Reply.NetworkUnreachable)
                : await tunnel.OpenAsync(new VirtualSystem(caller.Tenant, locationId, host, port), caller.Principal, correlation, cancellationToken).ConfigureAwait(false);
        }
        Record(correlation, $"tcp://{host}:{port.ToString(CultureInfo.InvariantCulture)}", reply, caller, $"SOCKS5 reply {(int)reply}" + (locationId.Length > 0 ? $", location id {locationId}" : ""));
        await client.WriteAsync(Socks5Messages.Reply(reply), cancellationToken).ConfigureAwait(false);
        return backEnd;

        void Record(string? id, string path, Socks5Reply answer, VerifiedToken? who, string detail) => _audit.Record(new AuditEntry
        {
            Time = time, Hop = Hop.ConnectivityProxy, Principal = who?.Principal, Method = "CONNECT", Path = path, Status = Socks5Replies.AsStatus(answer),
            CorrelationId = id ?? Guid.NewGuid().ToString("N"), Duration = clock.Elapsed, Tenant = who?.Tenant, Detail = detail,
        });
    }
}
