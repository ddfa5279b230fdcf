using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.Sockets;

/// <summary>
/// SOCKS5 (RFC 1928) with the Connectivity service's own authentication method 0x80 (SAP: Using the TCP Protocol for Cloud Applications): the token of the
/// connectivity binding and the location id, then CONNECT. Reads not one byte more than the proxy's replies: what follows belongs to the tunnel.
/// </summary>
internal static class Socks5Handshake
{
    public const byte Version = 5;
    public const byte JwtMethod = 0x80;

    private const byte MethodVersion = 1;
    private const byte Connect = 1;
    private const byte IPv4 = 1;
    private const byte DomainName = 3;
    private const byte IPv6 = 4;

    /// <summary>Goes through all steps.</summary>
    /// <exception cref="Socks5Refusal">The proxy said no, or closed the connection.</exception>
    public static async Task RunAsync(Stream proxy, string token, string? locationId, string host, int port, CancellationToken cancellationToken)
    {
        var reply = new byte[2];
        await proxy.WriteAsync(Greeting(), cancellationToken).ConfigureAwait(false);
        await ReadAsync(proxy, reply, TunnelStep.Greeting, cancellationToken).ConfigureAwait(false);
        Require(reply[0] == Version && reply[1] == JwtMethod, TunnelStep.Greeting, reply[1]);

        var authentication = Authentication(token, locationId);
        try
        {
            await proxy.WriteAsync(authentication, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(authentication);
        }

        await ReadAsync(proxy, reply, TunnelStep.Authentication, cancellationToken).ConfigureAwait(false);
        Require(reply[1] == 0, TunnelStep.Authentication, reply[1]);

        await proxy.WriteAsync(Request(host, port), cancellationToken).ConfigureAwait(false);
        // A refusal may end after its code; the address that follows is read only after a yes.
        await ReadAsync(proxy, reply, TunnelStep.Request, cancellationToken).ConfigureAwait(false);
        Require(reply[0] == Version && reply[1] == 0, TunnelStep.Request, reply[1]);
        await ReadAsync(proxy, reply, TunnelStep.Request, cancellationToken).ConfigureAwait(false);
        await SkipAddressAsync(proxy, reply[1], cancellationToken).ConfigureAwait(false);
    }

    internal static byte[] Greeting() => [Version, 1, JwtMethod];

    /// <summary>Version 1, length of the token (4 bytes, big-endian), token, length of the location id's base64 text (1 byte, 0 for none), that text.</summary>
    /// <exception cref="ArgumentException">The location id or the token cannot be written so.</exception>
    internal static byte[] Authentication(string token, string? locationId)
    {
        var location = string.IsNullOrEmpty(locationId) ? string.Empty : Convert.ToBase64String(Encoding.UTF8.GetBytes(locationId));
        if (location.Length > byte.MaxValue)
        {
            throw new ArgumentException("The location id is longer than 191 bytes, and its base64 text so longer than the 255 that SOCKS5 authentication has room for.", nameof(locationId));
        }

        if (!Ascii.IsValid(token) || token.Length == 0)
        {
            throw new ArgumentException("The token is no JSON Web Token.", nameof(token));
        }

        var message = new byte[1 + sizeof(int) + token.Length + 1 + location.Length];
        message[0] = MethodVersion;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), token.Length);
        Encoding.ASCII.GetBytes(token, message.AsSpan(5));
        message[5 + token.Length] = (byte)location.Length;
        Encoding.ASCII.GetBytes(location, message.AsSpan(6 + token.Length));
        return message;
    }

    /// <summary>CONNECT to a name (the proxy knows virtual hosts by name) or an IPv4 address; the proxy takes no IPv6.</summary>
    /// <exception cref="ArgumentException">The host cannot be written so.</exception>
    internal static byte[] Request(string host, int port)
    {
        if (IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetwork)
        {
            return [Version, Connect, 0, IPv4, .. address.GetAddressBytes(), (byte)(port >> 8), (byte)port];
        }

        if (address is not null || host.Length is 0 or > byte.MaxValue || !Ascii.IsValid(host))
        {
            throw new ArgumentException("A virtual host is a name of at most 255 ASCII characters or an IPv4 address.", nameof(host));
        }

        return [Version, Connect, 0, DomainName, (byte)host.Length, .. Encoding.ASCII.GetBytes(host), (byte)(port >> 8), (byte)port];
    }

    private static async Task SkipAddressAsync(Stream proxy, byte type, CancellationToken cancellationToken)
    {
        var length = new byte[1];
        var size = type switch
        {
            IPv4 => 4,
            IPv6 => 16,
            DomainName => -1,
            _ => throw new Socks5Refusal(TunnelStep.Request, type),
        };
        if (size < 0)
        {
            await ReadAsync(proxy, length, TunnelStep.Request, cancellationToken).ConfigureAwait(false);
            size = length[0];
        }

        await ReadAsync(proxy, new byte[size + sizeof(ushort)], TunnelStep.Request, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReadAsync(Stream proxy, byte[] reply, TunnelStep step, CancellationToken cancellationToken)
    {
        try
        {
            await proxy.ReadExactlyAsync(reply, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            throw new Socks5Refusal(step, null);
        }
    }

    private static void Require(bool isFine, TunnelStep step, byte code)
    {
        if (!isFine)
        {
            throw new Socks5Refusal(step, code);
        }
    }
}
