using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Btp.Connectivity.Mail.Tests.Server;

/// <summary>A server that misbehaves: gives each line of the client to a function, which answers, is silent (empty), or closes the connection (null).</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string?> _answer;
    private readonly Task _serving;

    public ScriptedServer(string greeting, Func<string, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync(greeting);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Everything that the client said.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>What a friendly server says.</summary>
    public static string? Friendly(string line) => line.Split(' ')[0] switch
    {
        "EHLO" => "250-hello\r\n250 SIZE 100000000\r\n",
        "DATA" => "354 go on\r\n",
        "MAIL" or "RCPT" or "RSET" or "." => "250 fine\r\n",
        "QUIT" => "221 bye\r\n",
        _ => "",
    };

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync(string greeting)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                await stream.WriteAsync(Encoding.ASCII.GetBytes(greeting));
                using var reader = new StreamReader(stream, Encoding.Latin1);
                while (await reader.ReadLineAsync() is { } line)
                {
                    Heard.Add(line);
                    if (_answer(line) is not { } answer)
                    {
                        break;
                    }

                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                }
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // Disposed, or the client has left.
        }
    }
}
