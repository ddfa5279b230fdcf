using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Btp.Connectivity.Bench.Runtime;

/// <summary>Token service and Destination service for the two questions that fill the caches; nothing of it is measured.</summary>
internal sealed class PlatformStub : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public PlatformStub()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync().ConfigureAwait(false));
            }
        }
        catch (Exception problem) when (problem is ObjectDisposedException or SocketException)
        {
            // Disposed.
        }
    }

    private static async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var buffer = new byte[16 * 1024];
            var head = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer).ConfigureAwait(false));
            var body = head.StartsWith("POST", StringComparison.Ordinal)
                ? """{"access_token":"token-of-the-binding","expires_in":86400}"""
                : """
                  {"destinationConfiguration":{"Name":"S4HANA","Type":"HTTP","URL":"http://s4.virtual:44300","ProxyType":"OnPremise",
                   "Authentication":"PrincipalPropagation","CloudConnectorLocationId":"dc-west","sap-client":"100"}}
                  """;
            var answer = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer)).ConfigureAwait(false);
        }
    }
}
