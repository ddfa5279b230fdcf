using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>The messages of SOCKS5 with SAP's authentication method 0x80, seen from the proxy.</summary>
internal static class Socks5Messages
{
    private const int LongestToken = 64 * 1024;

    public static readonly byte[] Method = [5, 0x80];
    public static readonly byte[] NoMethod = [5, 0xFF];
    public static readonly byte[] Authenticated = [1, 0];
    public static readonly byte[] Refused = [1, 1];

    /// <summary>A reply; the bound address is of no use to anybody and so 0.0.0.0:0.</summary>
    public static byte[] Reply(Socks5Reply reply) => [5, (byte)reply, 0, 1, 0, 0, 0, 0, 0, 0];

    /// <summary>Whether the greeting offers method 0x80.</summary>
    public static async Task<bool> ReadGreetingAsync(Stream client, CancellationToken cancellationToken)
    {
        var head = await ReadAsync(client, 2, cancellationToken).ConfigureAwait(false);
        var methods = await ReadAsync(client, head[1], cancellationToken).ConfigureAwait(false);
        return head[0] == 5 && methods.Contains((byte)0x80);
    }

    /// <summary>Token and location id; both null when the message is none.</summary>
    public static async Task<(string? Token, string? LocationId)> ReadAuthenticationAsync(Stream client, CancellationToken cancellationToken)
    {
        var head = await ReadAsync(client, 5, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1));
        if (head[0] != 1 || length is < 0 or > LongestToken)
            return (null, null);
        var token = Encoding.ASCII.GetString(await ReadAsync(client, length, cancellationToken).ConfigureAwait(false));
        var size = await ReadAsync(client, 1, cancellationToken).ConfigureAwait(false);
        var location = Encoding.ASCII.GetString(await ReadAsync(client, size[0], cancellationToken).ConfigureAwait(false));
        try
        {
            return (token, Encoding.UTF8.GetString(Convert.FromBase64String(location)));
        }
        catch (FormatException)
        {
            return (token, null);
        }
    }

    /// <summary>Host and port; another reply than success when the proxy does not take the request.</summary>
    public static async Task<(string Host, int Port, Socks5Reply Reply)> ReadRequestAsync(Stream client, CancellationToken cancellationToken)
    {
        var head = await ReadAsync(client, 4, cancellationToken).ConfigureAwait(false);
        if (head[0] != 5)
            return ("", 0, Socks5Reply.GeneralFailure);
        if (head[1] != 1)
            return ("", 0, Socks5Reply.CommandNotSupported);
        if (head[3] is not (1 or 3))
            return ("", 0, Socks5Reply.AddressTypeNotSupported);
        var size = head[3] == 1 ? 4 : (await ReadAsync(client, 1, cancellationToken).ConfigureAwait(false))[0];
        var host = await ReadAsync(client, size, cancellationToken).ConfigureAwait(false);
        var port = await ReadAsync(client, 2, cancellationToken).ConfigureAwait(false);
        return (head[3] == 1 ? new IPAddress(host).ToString() : Encoding.ASCII.GetString(host), BinaryPrimitives.ReadUInt16BigEndian(port), Socks5Reply.Succeeded);
    }

    private static async Task<byte[]> ReadAsync(Stream client, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await client.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }
}
