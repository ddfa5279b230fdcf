using System.Net.Security;

namespace Btp.Connectivity.Ldap;

/// <summary>How a connection to a directory is opened.</summary>
public sealed class LdapConnectOptions
{
    /// <summary>For whom, or null for the user of the surrounding call. The tenant decides whose Cloud Connector is used; the directory sees the destination's user.</summary>
    public UserContext? User { get; init; }

    /// <summary>How the destination is looked up; null for what <see cref="BtpConnectivityOptions.Lookups"/> says.</summary>
    public DestinationLookup? Lookup { get; init; }

    /// <summary>
    /// Whether TLS is begun on an <c>ldap://</c> address before anything else is said (StartTLS, RFC 4511, section 4.14). A directory that refuses it ends in an error, never
    /// in a connection without TLS. <c>ldaps://</c> has TLS anyway.
    /// </summary>
    public bool UseStartTls { get; init; }

    /// <summary>TLS of <c>ldaps://</c> and StartTLS; null for the destination's host and <c>TrustStoreLocation</c>, else the system's authorities.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>How long opening may take, and how long each answer of the directory; 30 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
