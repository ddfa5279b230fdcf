using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Btp.Connectivity.Sockets;

/// <summary>
/// A port on loopback (127.0.0.1, chosen by the system) whose connections lead to one destination, for one user and tenant. It takes connections of this process
/// only: each one's socket must be among the open files of this process, else it is closed before a byte is passed on. That needs <c>/proc</c>, so it works
/// on Linux alone, where applications on SAP BTP run; elsewhere use the stream. Other code in this process is not kept out. Disposing closes
/// the port and all connections.
/// </summary>
public sealed class LoopbackForwarder : IAsyncDisposable, IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<CancellationToken, ValueTask<DestinationStream>>? _open;
    private readonly int _maxConnections;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly Task _accepting;
    private DestinationStream? _first;
    private int _openCount;
    private int _disposed;

    private readonly LoopbackConnect? _connect;

    private LoopbackForwarder(
        DestinationStream first, Func<CancellationToken, ValueTask<DestinationStream>>? open, int maxConnections, IPEndPoint? at = null, LoopbackConnect? connect = null)
    {
        _first = first;
        _open = open;
        _maxConnections = maxConnections;
        _connect = connect;
        _listener = new TcpListener(at ?? new IPEndPoint(IPAddress.Loopback, 0));
        try
        {
            _listener.Start(maxConnections);
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

        (Host, Port) = (((IPEndPoint)_listener.LocalEndpoint).Address.ToString(), ((IPEndPoint)_listener.LocalEndpoint).Port);
        _accepting = AcceptAsync();
    }

    /// <summary>The host to give to the library: <c>127.0.0.1</c>.</summary>
    public string Host { get; }

    /// <summary>The port to give to the library.</summary>
    public int Port { get; }

    /// <summary>How many connections are open.</summary>
    public int Connections => Volatile.Read(ref _openCount);

    /// <summary>Why the last connection could not be passed on, or null: libraries only see that it was closed.</summary>
    public Exception? LastError { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _end.Cancel();
            _listener.Dispose();
            Interlocked.Exchange(ref _first, null)?.Dispose();
        }
    }

    /// <summary>Closes the port and all connections, and waits until they are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections.Keys).ConfigureAwait(false);
        _end.Dispose();
    }

    internal static LoopbackForwarder Start(DestinationStream first, Func<CancellationToken, ValueTask<DestinationStream>>? open, int maxConnections)
    {
        try
        {
            return new LoopbackForwarder(first, open, maxConnections);
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    /// <summary>At an address of 127.0.0.0/8 with a port that a library derives by itself. The first connection stays the caller's if the address is taken.</summary>
    internal static LoopbackForwarder Start(DestinationStream first, Func<CancellationToken, ValueTask<DestinationStream>> open, int maxConnections, IPEndPoint at)
        => new(first, open, maxConnections, at);

    /// <summary>As a web proxy (CONNECT) to one host and port, for a library that has to know the name of the system for TLS.</summary>
    internal static LoopbackForwarder StartProxy(DestinationStream first, Func<CancellationToken, ValueTask<DestinationStream>> open, int maxConnections, string host, int port)
    {
        try
        {
            return new LoopbackForwarder(first, open, maxConnections, null, new LoopbackConnect(host, port));
        }
        catch
        {
            first.Dispose();
            throw;
        }
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
            catch (Exception problem) when (problem is OperationCanceledException or InvalidOperationException) // stopped before or while it waits
            {
                return;
            }
            catch (SocketException problem)
            {
                // A client that gave up before it was taken.
                LastError = problem;
                continue;
            }

            if (Interlocked.Increment(ref _openCount) > _maxConnections || !LoopbackPeer.IsThisProcess(client))
            {
                LastError = new ConnectivityException($"A connection to the loopback port {Port} was refused: it came from another process, or {_maxConnections} are open already.");
                Interlocked.Decrement(ref _openCount);
                client.Dispose();
                continue;
            }

            var connection = ServeAsync(client);
            _connections[connection] = true;
            _ = connection.ContinueWith(done => _connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        await Task.Yield();
        try
        {
            await using var local = new NetworkStream(client, ownsSocket: true);
            if (_connect is not null)
            {
                await _connect.AnswerAsync(local, _end.Token).ConfigureAwait(false);
            }

            await using var remote = Interlocked.Exchange(ref _first, null)
                ?? (_open is null ? throw new ConnectivityException("The connection was used already; this port opens no other one.") : await _open(_end.Token).ConfigureAwait(false));
            await RelayAsync(local, client, remote, _end.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is ConnectivityException or IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            if (problem is not OperationCanceledException)
            {
                LastError = problem;
            }
        }
        finally
        {
            client.Dispose();
            Interlocked.Decrement(ref _openCount);
        }
    }

    // Each direction ends on its own, as half-closed connections do; a broken one ends both.
    private static async Task RelayAsync(NetworkStream local, Socket client, DestinationStream remote, CancellationToken cancellationToken)
    {
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        async Task CopyAsync(Stream from, Stream to, Func<Task> complete)
        {
            try
            {
                await from.CopyToAsync(to, broken.Token).ConfigureAwait(false);
                await complete().ConfigureAwait(false);
            }
            catch
            {
                await broken.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        await Task.WhenAll(
            CopyAsync(local, remote, remote.CompleteWritingAsync),
            CopyAsync(remote, local, () =>
            {
                client.Shutdown(SocketShutdown.Send);
                return Task.CompletedTask;
            })).ConfigureAwait(false);
    }
}
