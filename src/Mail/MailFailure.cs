namespace Btp.Connectivity.Mail;

/// <summary>What a mail failed at.</summary>
public enum MailFailure
{
    /// <summary>The server does not let the destination's user in, or offers no way to log on that the destination can go.</summary>
    Logon,

    /// <summary>The server refuses the sender.</summary>
    Sender,

    /// <summary>The server refuses a recipient; nobody gets the message.</summary>
    Recipient,

    /// <summary>The server refuses the message (too large, for example), or it cannot be sent as it is.</summary>
    Message,

    /// <summary>The connection broke, the server was silent for too long, or it does not speak SMTP.</summary>
    Connection,
}
