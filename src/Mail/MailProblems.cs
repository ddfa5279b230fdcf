using System.Net.Sockets;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Diagnostics;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Btp.Connectivity.Mail;

/// <summary>
/// What MailKit's exceptions mean. None of those that quote the server becomes an inner exception: a server may quote what it was sent.
/// </summary>
internal static class MailProblems
{
    /// <summary>The typed exception; null for what is none of the server's doing.</summary>
    public static ConnectivityException? Of(Exception problem, Destination destination, string address, MailLogon? logon, bool mayHaveArrived = false) => problem switch
    {
        SmtpCommandException refusal => Refusal(refusal, destination, logon),
        AuthenticationException refusal => LogonRefused(refusal, destination, logon),
        SslHandshakeException broken => new TunnelException(
            destination.Name, address, TunnelStep.Tls,
            $"TLS failed: {broken.InnerException?.Message} If a private authority issued the server's certificate, put it into a trust store and name it in the destination's TrustStoreLocation.", null, broken.InnerException)
        { Destination = destination.Name },
        _ when Cause<TimeoutException>(problem) is { } silence => Lost(destination, $"the mail server does not answer. {silence.Message} mail.smtp.timeout of the destination, in ms, is the limit.", silence, mayHaveArrived),
        SmtpProtocolException => Lost(destination, "the connection to the mail server broke, or it does not speak SMTP.", Cause<SocketException>(problem), mayHaveArrived),
        IOException or SocketException or ServiceNotConnectedException => Lost(destination, "the connection to the mail server broke.", problem, mayHaveArrived),
        _ => null,
    };

    private static MailException Lost(Destination destination, string what, Exception? cause, bool mayHaveArrived)
        => new(destination.Name, MailFailure.Connection, what + (mayHaveArrived ? " It may have taken the message." : ""), null, cause) { MayHaveArrived = mayHaveArrived };

    private static MailException Refusal(SmtpCommandException refusal, Destination destination, MailLogon? logon)
    {
        var (failure, what) = refusal.ErrorCode switch
        {
            SmtpErrorCode.SenderNotAccepted => (MailFailure.Sender, "the sender"),
            SmtpErrorCode.RecipientNotAccepted => (MailFailure.Recipient, "a recipient"),
            SmtpErrorCode.MessageNotAccepted => (MailFailure.Message, "the message"),
            // An answer to something else: 530 and its like want a logon (RFC 4954, section 6), 421 ends the service, the rest is about the message.
            _ => (int)refusal.StatusCode switch
            {
                530 or 534 or 535 or 538 => (MailFailure.Logon, "the call without a (better) logon"),
                421 => (MailFailure.Connection, "service"),
                _ => (MailFailure.Message, "the message"),
            },
        };
        return new MailException(destination.Name, failure, $"the mail server refuses {what} ({(int)refusal.StatusCode}).{Advice(refusal)}", (int)refusal.StatusCode)
        {
            Mailbox = refusal.Mailbox?.Address,
            ServerWords = Words(refusal, logon),
        };
    }

    // The code stands at the beginning of MailKit's text, or in what caused it.
    private static MailException LogonRefused(AuthenticationException refusal, Destination destination, MailLogon? logon)
    {
        var code = refusal.InnerException is SmtpCommandException inner ? (int)inner.StatusCode
            : refusal.Message.Length >= 3 && int.TryParse(refusal.Message.AsSpan(0, 3), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var found) ? found : 535;
        return new MailException(
            destination.Name, MailFailure.Logon,
            $"the mail server does not let the destination's user in ({code}). Check {DestinationType.Mail.UserKey} and {(destination.Authentication == AuthenticationTypes.Basic ? DestinationType.Mail.PasswordKey : "which token the destination gets")}.", code)
        {
            ServerWords = Words(refusal, logon),
        };
    }

    private static string Advice(SmtpCommandException refusal) => (int)refusal.StatusCode switch
    {
        552 => " It may be larger than the server takes.",
        >= 400 and < 500 => " Another attempt later may succeed.",
        _ => "",
    };

    private static string? Words(Exception problem, MailLogon? logon) => Redaction.Clean(problem.Message, logon?.Secrets ?? []);

    private static T? Cause<T>(Exception? problem)
        where T : Exception
    {
        while (problem is not (null or T))
        {
            problem = problem.InnerException;
        }

        return problem as T;
    }
}
