using System.Net.Security;
using Btp.Connectivity.Sockets;
using MailKit.Net.Smtp;

namespace Btp.Connectivity.Mail;

/// <summary>MailKit's client with the TLS of the toolkit: STARTTLS checks name and trust exactly as any other connection to a destination does.</summary>
internal sealed class DestinationSmtpClient : SmtpClient
{
    private readonly SslClientAuthenticationOptions _tls;

    public DestinationSmtpClient(DestinationStream stream, SslClientAuthenticationOptions? tls)
    {
        _tls = stream.TlsSettings(tls);
        // MailKit hands its callback to the stream itself, and a second one is an error there; so ours goes its way. Without one what the system says counts, and MailKit's own leniency never.
        ServerCertificateValidationCallback = _tls.RemoteCertificateValidationCallback ?? (static (_, _, _, errors) => errors == SslPolicyErrors.None);
        _tls.RemoteCertificateValidationCallback = null;
    }

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback) => _tls;
}
