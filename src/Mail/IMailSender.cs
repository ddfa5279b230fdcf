using MimeKit;

namespace Btp.Connectivity.Mail;

/// <summary>
/// Hands mail to the SMTP servers of MAIL destinations, directly or on-premise through the SOCKS5 port of the Connectivity proxy. From <c>AddBtpMail</c>. No connection is
/// pooled or shared: each belongs to one call, user and tenant.
/// </summary>
public interface IMailSender
{
    /// <summary>Sends one message over a connection of its own.</summary>
    /// <param name="contract">The destination, for example <c>Destinations.POST</c>.</param>
    /// <param name="message">The message; without a sender it goes out with the destination's <c>mail.smtp.from</c>. It is left as it was, but for encodings that the server needs.</param>
    /// <param name="options">User, lookup, TLS, time limits; may be left out.</param>
    /// <param name="cancellationToken">Ends the waiting. Whether the server has taken the message is then unknown.</param>
    /// <returns>The server's words when it took the message, often with the number under which it keeps it.</returns>
    /// <exception cref="MailException">The server refuses the logon, the sender, a recipient or the message, or is gone; or the message would smuggle something.</exception>
    /// <exception cref="DestinationServiceException">The destination is not of type MAIL, contradicts itself, or would send a credential over the Internet as plain text.</exception>
    /// <exception cref="TunnelException">No connection; or TLS is demanded and not offered, or the server's certificate is not accepted.</exception>
    /// <exception cref="TokenRequestException">The Destination service could not get the token.</exception>
    /// <exception cref="ConnectivityException">The way there fails, see <see cref="Sockets.IDestinationConnector.ConnectAsync"/>.</exception>
    Task<string> SendAsync(DestinationContract contract, MimeMessage message, MailOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Connects and logs on, for several messages one after the other. The connection is the caller's own: dispose it.</summary>
    /// <param name="contract">The destination.</param>
    /// <param name="options">User, lookup, TLS, time limits; may be left out.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConnectivityException">As for <see cref="SendAsync"/>.</exception>
    Task<MailConnection> ConnectAsync(DestinationContract contract, MailOptions? options = null, CancellationToken cancellationToken = default);
}
