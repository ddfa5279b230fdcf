using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>A program in the company's network: does the same with every connection.</summary>
internal sealed class TcpProgram : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private int _closed;

    public TcpProgram(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _listener.Start(512);
        _accepting = AcceptAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections have ended.</summary>
    public int Closed => Volatile.Read(ref _closed);

    /// <summary>Answers each line with its own name and the line.</summary>
    public static TcpProgram Named(string name) => new(async (stream, token) =>
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (await reader.ReadLineAsync(token) is { } line)
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{name} {line}\n"), token);
    });

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token), serve);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Socket client, Func<NetworkStream, CancellationToken, Task> serve)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            await serve(stream, _end.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client has left.
        }
        finally
        {
            Interlocked.Increment(ref _closed);
        }
    }
}
