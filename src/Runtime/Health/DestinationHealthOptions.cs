using System.Net.Security;
using Btp.Connectivity.Ldap;

namespace Btp.Connectivity.Health;

/// <summary>What the health check of one destination does.</summary>
public sealed class DestinationHealthOptions
{
    /// <summary>
    /// Path below the destination that is asked for, for example <c>/sap/public/ping</c>. With a path, a Cloud Connector that does not expose
    /// it fails the check; without one the root is asked for, and such a refusal only shows that the tunnel is up.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>
    /// Whether the function module <c>RFC_PING</c> is called by SOAP over an HTTP destination that function modules are called over. It is called as the destination's own user, who
    /// needs S_RFC for it; a destination that propagates users has none, so there <c>/sap/bc/soap/rfc</c> is only asked whether it is there. RFC destinations are pinged anyway, by the
    /// application's <see cref="Rfc.IRfcTransportFactory"/>.
    /// </summary>
    public bool PingsRfc { get; set; }

    /// <summary>
    /// How an LDAP destination is bound, for example <c>new() { UseStartTls = true }</c>; null to connect only. A password that is wrong by now is then refused at each check,
    /// which can lock the user.
    /// </summary>
    public LdapConnectOptions? Bind { get; set; }

    /// <summary>TLS of TCP, LDAP and MAIL destinations, as <see cref="Sockets.DestinationConnectOptions.Tls"/>; null for none, unless the address says so.</summary>
    public SslClientAuthenticationOptions? Tls { get; set; }

    /// <summary>Tenant for which the check is made, or null for the application's own.</summary>
    public string? TenantId { get; set; }

    /// <summary>Longest time of the whole check. 15 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
