using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Whether a mail destination logs on over a connection that nobody encrypts.</summary>
internal static class MailInClearText
{
    /// <summary>The property that says so: the protocol, else the host of one; null if it does not, or nobody can tell.</summary>
    /// <param name="mail">The destination.</param>
    public static DestinationProperty? At(MailDestination mail)
    {
        // A token is a credential too: whoever reads it can use it.
        var logsOn = mail.Authentication is "BasicAuthentication" || mail.Authentication?.StartsWith("OAuth2", StringComparison.Ordinal) == true || (mail.Authentication is null && mail.User is { Length: > 0 });
        if (!logsOn || IsEncrypted(mail))
            return null;

        foreach (var key in (string[])["mail.transport.protocol", "mail.store.protocol"])
        {
            if (mail.Find(key) is { IsLiteral: true, Value: "smtp" or "imap" or "imap4" or "pop3" } protocol)
                return protocol;
        }

        // Without a protocol it is the one whose host is given, in its form without TLS.
        return mail.Find("mail.transport.protocol") is null && mail.Find("mail.store.protocol") is null ? mail.Find("mail.smtp.host") ?? mail.Find("mail.imap4.host") ?? mail.Find("mail.imap.host") ?? mail.Find("mail.pop3.host") : null;
    }

    // JavaMail: mail.smtp.starttls.enable, mail.smtp.starttls.required, mail.smtp.ssl.enable, and their like for the others.
    private static bool IsEncrypted(MailDestination mail)
    {
        foreach (var property in mail.Properties)
        {
            var isSwitch = property.Key.EndsWith(".starttls.enable", StringComparison.Ordinal) || property.Key.EndsWith(".starttls.required", StringComparison.Ordinal) || property.Key.EndsWith(".ssl.enable", StringComparison.Ordinal);
            if (isSwitch && !string.Equals(property.Value, "false", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
