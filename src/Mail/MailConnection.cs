using MimeKit;

namespace Btp.Connectivity.Mail;

/// <summary>A connection to the mail server of a destination, logged on. Messages go one after the other; disposing says goodbye and closes it.</summary>
public sealed class MailConnection : IAsyncDisposable
{
    private readonly MailTransport _transport;
    private readonly MailTelemetry _telemetry;

    internal MailConnection(MailTransport transport, MailTelemetry telemetry)
    {
        _transport = transport;
        _telemetry = telemetry;
    }

    /// <summary>Name of the destination.</summary>
    public string Destination => _transport.Destination;

    /// <summary>Whether TLS is spoken with the server.</summary>
    public bool IsEncrypted => _transport.IsEncrypted;

    /// <summary>Sends a message. After a refusal the next one can be sent; after <see cref="MailFailure.Connection"/> connect anew.</summary>
    /// <param name="message">The message, as for <see cref="IMailSender.SendAsync"/>.</param>
    /// <param name="cancellationToken">Ends the waiting, and the connection with it.</param>
    /// <returns>The server's words when it took the message.</returns>
    /// <exception cref="MailException">The server refuses it, or is gone; or the message would smuggle something.</exception>
    public Task<string> SendAsync(MimeMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _telemetry.ObserveAsync(() => _transport.SendAsync(message, cancellationToken));
    }

    /// <summary>Says goodbye and closes the connection; what the server does about it is no error.</summary>
    public ValueTask DisposeAsync() => _transport.DisposeAsync();
}
