using System.Formats.Asn1;
using Btp.Connectivity.Sockets;

namespace Btp.Connectivity.Ldap;

/// <summary>
/// The extended operation that begins TLS (RFC 4511, sections 4.12 and 4.14), said by us before the LDAP library says its first word: the library knows only the loopback port,
/// so it could not check the directory's name in the certificate.
/// </summary>
internal static class StartTls
{
    private const string Oid = "1.3.6.1.4.1.1466.20037";
    private const int LongestAnswer = 64 * 1024;

    private static readonly Asn1Tag ExtendedRequest = new(TagClass.Application, 23, isConstructed: true);
    private static readonly Asn1Tag ExtendedResponse = new(TagClass.Application, 24, isConstructed: true);
    private static readonly Asn1Tag RequestName = new(TagClass.ContextSpecific, 0);

    /// <summary>Asks for TLS and begins it.</summary>
    /// <exception cref="TunnelException">The directory refuses, or its certificate is not accepted.</exception>
    public static async Task RunAsync(DestinationStream stream, System.Net.Security.SslClientAuthenticationOptions? tls, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Request(), cancellationToken).ConfigureAwait(false);
        int code;
        try
        {
            code = ResultCode(await ReadMessageAsync(stream, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception problem) when (problem is IOException or AsnContentException)
        {
            throw Refused(stream, "the directory did not answer to StartTLS.", problem);
        }

        if (code != 0)
        {
            throw Refused(stream, $"the directory refused StartTLS with result code {code}. Give it a certificate, or use an ldaps:// address.", null);
        }

        await stream.StartTlsAsync(tls, cancellationToken).ConfigureAwait(false);
    }

    internal static byte[] Request()
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence(ExtendedRequest))
            {
                writer.WriteOctetString(System.Text.Encoding.ASCII.GetBytes(Oid), RequestName);
            }
        }

        return writer.Encode();
    }

    internal static int ResultCode(ReadOnlyMemory<byte> message)
    {
        var response = new AsnReader(message, AsnEncodingRules.BER).ReadSequence();
        if (response.ReadInteger() != 1)
        {
            throw new AsnContentException("The answer is to another request.");
        }

        var code = response.ReadSequence(ExtendedResponse).ReadEnumeratedBytes().Span;
        return code.Length == 1 ? code[0] : int.MaxValue;
    }

    // Exactly one message: the bytes behind it belong to TLS.
    private static async Task<byte[]> ReadMessageAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[6];
        await stream.ReadExactlyAsync(head.AsMemory(0, 2), cancellationToken).ConfigureAwait(false);
        var more = head[1] < 0x80 ? 0 : head[1] & 0x7F;
        if (head[0] != 0x30 || more > 4)
        {
            throw new AsnContentException("The answer is no LDAP message.");
        }

        await stream.ReadExactlyAsync(head.AsMemory(2, more), cancellationToken).ConfigureAwait(false);
        var length = more == 0 ? head[1] : 0L;
        for (var i = 0; i < more; i++)
        {
            length = (length << 8) | head[2 + i];
        }

        if (length > LongestAnswer)
        {
            throw new AsnContentException("The answer is too long.");
        }

        var message = new byte[2 + more + length];
        head.AsSpan(0, 2 + more).CopyTo(message);
        await stream.ReadExactlyAsync(message.AsMemory(2 + more), cancellationToken).ConfigureAwait(false);
        return message;
    }

    private static TunnelException Refused(DestinationStream stream, string problem, Exception? cause)
        => new(stream.Destination, $"{stream.Host}:{stream.Port}", TunnelStep.Tls, problem, null, cause) { Destination = stream.Destination };
}
