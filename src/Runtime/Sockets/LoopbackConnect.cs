using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Sockets;

/// <summary>The request that begins a connection through a web proxy (CONNECT, RFC 9110, section 9.3.6), for one host and port and no others.</summary>
/// <param name="host">The host.</param>
/// <param name="port">The port.</param>
internal sealed class LoopbackConnect(string host, int port)
{
    private const int LongestHead = 16 * 1024;

    private readonly string _authority = string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}");

    /// <summary>Reads the request and grants it.</summary>
    /// <exception cref="ConnectivityException">It is none, or for another host.</exception>
    public async Task AnswerAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = (await ReadHeadAsync(stream, cancellationToken).ConfigureAwait(false)).Split("\r\n", 2)[0].Split(' ');
        if (line is not ["CONNECT", var target, "HTTP/1.1" or "HTTP/1.0"] || !target.Equals(_authority, StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            throw new ConnectivityException($"The loopback port leads to {_authority}, and was asked for something else.");
        }

        await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    // Byte by byte: what follows belongs to the connection.
    private static async Task<string> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < LongestHead && await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 1)
        {
            head.Append((char)one[0]);
            if (one[0] == '\n' && head.Length >= 4 && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r')
            {
                return head.ToString();
            }
        }

        throw new ConnectivityException("The loopback port was expected to be used as a web proxy, and was not.");
    }
}
