using System.Text;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Btp.Connectivity.Mail;

/// <summary>One SMTP session over one connection of the toolkit.</summary>
internal sealed class MailTransport : IAsyncDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    // With an envelope of its own, as here, MailKit would show everybody who got a blind copy.
    private static readonly FormatOptions Form = WithoutBlindCopies();

    private readonly Destination _destination;
    private readonly MailSettings _settings;
    private readonly MailLogon? _logon;
    private readonly DestinationStream _stream;
    private readonly DestinationSmtpClient _client;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _one = new(1);

    private MailTransport(Destination destination, MailSettings settings, MailLogon? logon, DestinationStream stream, MailOptions options, TimeProvider clock)
    {
        _destination = destination;
        _settings = settings;
        _logon = logon;
        _stream = stream;
        _clock = clock;
        _client = new DestinationSmtpClient(stream, options.Tls) { LocalDomain = settings.LocalDomain };
    }

    public string Destination => _destination.Name;

    public bool IsEncrypted => _stream.IsEncrypted || _client.IsSecure;

    private string Address => $"{_stream.Host}:{_stream.Port}";

    /// <summary>Connects, begins TLS where it is wanted, and logs on.</summary>
    public static async Task<MailTransport> OpenAsync(
        Destination destination, MailLogon? logon, MailSettings settings, MailOptions options, DestinationConnector connector, TimeProvider clock, CancellationToken cancellationToken)
    {
        // smtps: the connector begins TLS. Else STARTTLS does, later.
        var tls = destination.Url.Scheme == "smtps" ? options.Tls : null;
        var stream = await connector.OpenAsync(destination, new() { ConnectTimeout = settings.ConnectTimeout, Tls = tls }, cancellationToken).ConfigureAwait(false);
        var transport = new MailTransport(destination, settings, logon, stream, options, clock);
        try
        {
            await transport.BeginAsync(cancellationToken).ConfigureAwait(false);
            return transport;
        }
        catch (Exception problem)
        {
            transport.Close();
            if (MailProblems.Of(problem, destination, transport.Address, logon) is { } known)
            {
                throw known;
            }

            throw;
        }
    }

    public async Task<string> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        MessageGuard.Check(message, Destination);
        BareBreaks.Encode(message, Destination);
        var recipients = message.GetRecipients(onlyUnique: true);
        var sender = _settings.From ?? message.ResentSender ?? message.ResentFrom.Mailboxes.FirstOrDefault() ?? message.Sender ?? message.From.Mailboxes.FirstOrDefault();
        if (sender is null || recipients.Count == 0)
        {
            throw new MailException(Destination, MailFailure.Message, sender is null ? "the message has no sender, and the destination no mail.smtp.from." : "the message has no recipient.");
        }

        // The domain has a form in ASCII, the name before it has none (RFC 6531), and MailKit would send it in bytes that the server did not agree to.
        if (!_client.Capabilities.HasFlag(SmtpCapabilities.UTF8) && recipients.Append(sender).Any(static mailbox => !Ascii.IsValid(mailbox.LocalPart)))
        {
            throw new MailException(Destination, MailFailure.Message, "the mail server takes no addresses outside of ASCII (SMTPUTF8, RFC 6531).");
        }

        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        var isNameless = message.From.Count == 0;
        if (isNameless)
        {
            message.From.Add(sender);
        }

        var progress = new Progress();
        try
        {
            return await _client.SendAsync(Form, message, sender, recipients, cancellationToken, progress).ConfigureAwait(false);
        }
        catch (Exception problem) when (MailProblems.Of(problem, _destination, Address, _logon, progress.IsWritten) is not null)
        {
            throw MailProblems.Of(problem, _destination, Address, _logon, progress.IsWritten)!;
        }
        finally
        {
            if (isNameless)
            {
                message.From.Clear();
            }

            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(Goodbye, _clock);
            if (_client.IsConnected)
            {
                await _client.DisconnectAsync(quit: true, patience.Token).ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or TimeoutException or IOException or InvalidOperationException || MailProblems.Of(problem, _destination, Address, _logon) is not null)
        {
            // Everything was said; whether the server says goodbye changes nothing.
        }

        Close();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.ConnectAsync(new SilenceLimit(_stream, _settings.Silence, _clock), _stream.Host, _stream.Port, _settings.Security, cancellationToken).ConfigureAwait(false);
        }
        catch (NotSupportedException) when (_settings.Security == SecureSocketOptions.StartTls)
        {
            throw new TunnelException(
                Destination, Address, TunnelStep.Tls,
                "the mail server does not offer STARTTLS, without which nothing is sent here. Give it a certificate, or set mail.transport.protocol to smtps where it listens with TLS.")
            { Destination = Destination };
        }

        if (_logon is not null)
        {
            await _client.AuthenticateAsync(_logon.Choose(_client.AuthenticationMechanisms, _settings.Mechanisms, IsEncrypted), cancellationToken).ConfigureAwait(false);
        }
    }

    private static FormatOptions WithoutBlindCopies()
    {
        var form = FormatOptions.Default.Clone();
        form.HiddenHeaders.UnionWith([HeaderId.Bcc, HeaderId.ResentBcc, HeaderId.ContentLength]);
        return form;
    }

    private void Close()
    {
        _client.Dispose();
        _stream.Dispose();
    }

    // All bytes are written: from here on the server may have the message, whatever happens to its answer.
    private sealed class Progress : ITransferProgress
    {
        public bool IsWritten { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsWritten = bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) => IsWritten = true;
    }
}
