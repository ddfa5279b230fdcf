using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Sockets;

/// <summary>A SOCKS5 port that says byte for byte what a test wants, and keeps what it was sent.</summary>
internal sealed class ScriptedProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public ScriptedProxy(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _listener.Start();
        _serving = ServeAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<byte[]> Received { get; } = new();

    public int Connections { get; private set; }

    /// <summary>Says yes up to the request, and answers that with these bytes.</summary>
    public static ScriptedProxy Replying(params byte[] reply)
    {
        ScriptedProxy proxy = null!;
        return proxy = new ScriptedProxy(async (stream, token) =>
        {
            await proxy.AuthenticateAsync(stream, 0, token);
            await proxy.TakeAsync(stream, "s4.virtual".Length + 7, token);
            await stream.WriteAsync(reply, token);
            stream.Socket.Shutdown(SocketShutdown.Send);
            // Until the client is gone: closing earlier would reset what it has not read yet.
            await stream.CopyToAsync(Stream.Null, token);
        });
    }

    public async Task AuthenticateAsync(NetworkStream stream, byte answer, CancellationToken token)
    {
        await TakeAsync(stream, 3, token);
        await stream.WriteAsync(new byte[] { 5, 0x80 }, token);
        var head = await TakeAsync(stream, 5, token);
        await TakeAsync(stream, head[4] + (head[3] << 8), token);
        var size = await TakeAsync(stream, 1, token);
        await TakeAsync(stream, size[0], token);
        await stream.WriteAsync(new byte[] { 1, answer }, token);
    }

    public async Task<byte[]> TakeAsync(NetworkStream stream, int count, CancellationToken token)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, token);
        Received.Enqueue(bytes);
        return bytes;
    }

    public ServiceProvider Services(FakePlatform platform, Action<IServiceCollection>? more = null)
        => platform.Services(more: more, vcap: platform.Vcap().Replace("\"onpremise_proxy_http_port\"", $"\"onpremise_socks5_proxy_port\": \"{Port}\", \"onpremise_proxy_http_port\"", StringComparison.Ordinal));

    public static DestinationContract Tcp(FakePlatform platform, string address = "s4.virtual:4001", string? locationId = null)
    {
        platform.Destinations["SCALES"] = new() { ["Name"] = "SCALES", ["Type"] = "TCP", ["Address"] = address, ["ProxyType"] = "OnPremise" };
        if (locationId is not null)
        {
            platform.Destinations["SCALES"]["CloudConnectorLocationId"] = locationId;
        }

        return new DestinationContract("SCALES") { Type = "TCP", ProxyType = DestinationProxyType.OnPremise };
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync(_end.Token);
                Connections++;
                await using var stream = new NetworkStream(client);
                try
                {
                    await serve(stream, _end.Token);
                }
                catch (IOException)
                {
                    // The client has left.
                }
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The end.
        }
    }
}
