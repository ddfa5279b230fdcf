namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>A destination of type LDAP.</summary>
public sealed record LdapDestination : Destination
{
    /// <inheritdoc/>
    public override DestinationType Type => DestinationType.Ldap;

    /// <inheritdoc/>
    public override string ProxyTypeKey => "ldap.proxyType";

    private protected override ProxyType DefaultProxyType => ProxyType.Unknown;

    /// <inheritdoc/>
    public override string AuthenticationKey => "ldap.authentication";

    /// <inheritdoc/>
    public override string? UserKey => "ldap.user";

    /// <summary>The address as written, <c>ldap://host:port</c>.</summary>
    public string? Url => Value("ldap.url");
}
