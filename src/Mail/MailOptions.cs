using System.Net.Security;

namespace Btp.Connectivity.Mail;

/// <summary>How a connection to a mail server is opened.</summary>
public sealed class MailOptions
{
    /// <summary>For whom, or null for the user of the surrounding call. The tenant decides whose destination and Cloud Connector are used; the server sees the destination's user.</summary>
    public UserContext? User { get; init; }

    /// <summary>How the destination is looked up; null for what <see cref="BtpConnectivityOptions.Lookups"/> says.</summary>
    public DestinationLookup? Lookup { get; init; }

    /// <summary>
    /// Whether nothing but <c>EHLO</c> and <c>STARTTLS</c> may be said without TLS. True has the effect of the destination's <c>mail.smtp.starttls.required</c>; it is so anyway
    /// where a credential goes over the Internet, and where <see cref="Tls"/> is given.
    /// </summary>
    public bool RequireTls { get; init; }

    /// <summary>
    /// TLS with the server itself, end to end, also through the tunnel. Null for the destination's host and <c>TrustStoreLocation</c>, else the system's authorities.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>How long opening may take, TLS of <c>smtps</c> included; null for the destination's <c>mail.smtp.connectiontimeout</c>, else 30 seconds.</summary>
    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>How long the server may be silent, and how long it may leave what is written unread; null for the destination's <c>mail.smtp.timeout</c>, else two minutes.</summary>
    public TimeSpan? Timeout { get; init; }
}
