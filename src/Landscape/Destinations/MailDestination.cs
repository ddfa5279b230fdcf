namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>A destination of type MAIL.</summary>
public sealed record MailDestination : Destination
{
    /// <inheritdoc/>
    public override DestinationType Type => DestinationType.Mail;

    /// <inheritdoc/>
    public override string? UserKey => "mail.user";

    /// <summary>The host to which mail is handed for sending.</summary>
    public string? SmtpHost => Value("mail.smtp.host");

    /// <summary>The protocol by which mail is sent: <c>smtp</c> or <c>smtps</c>.</summary>
    public string? TransportProtocol => Value("mail.transport.protocol");
}
