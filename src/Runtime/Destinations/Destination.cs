namespace Btp.Connectivity.Destinations;

/// <summary>
/// A destination as the Destination service answered. Credentials and tokens are inside and stay inside: <see cref="ToString"/> and the
/// public properties show none.
/// </summary>
public sealed class Destination
{
    internal Destination(string name, IReadOnlyDictionary<string, string> properties)
    {
        Name = name;
        Properties = properties;
    }

    /// <summary>Property <c>Name</c>.</summary>
    public string Name { get; }

    /// <summary>Property <c>Type</c>, for example <c>HTTP</c>.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// Where it is; on-premise its virtual address. HTTP: property <c>URL</c>; LDAP: <c>ldap.url</c>; TCP, MAIL and RFC have no URL, so theirs is made of
    /// host and port: <c>tcp://host:port</c>, <c>smtp://host:port</c> (or <c>smtps</c>), <c>rfc://ashost:33NN</c>, <c>rfc://mshost/SYS</c>, <c>wss://wshost:wsport</c>.
    /// </summary>
    public required Uri Url { get; init; }

    /// <summary>Property <c>ProxyType</c> (RFC: <c>jco.destination.proxy_type</c>, LDAP: <c>ldap.proxyType</c>).</summary>
    public required DestinationProxyType ProxyType { get; init; }

    /// <summary>Property <c>Authentication</c> as written (RFC: <c>jco.destination.auth_type</c>, LDAP: <c>ldap.authentication</c>).</summary>
    public required string Authentication { get; init; }

    /// <summary>Property <c>CloudConnectorLocationId</c> (RFC: <c>jco.client.cloud_connector_location_id</c>), or null.</summary>
    public string? LocationId { get; init; }

    /// <summary>Property <c>sap-client</c> (RFC: <c>jco.client.client</c>), or null.</summary>
    public string? SapClient { get; init; }

    /// <summary>Property <c>sap-language</c>, or null.</summary>
    public string? SapLanguage { get; init; }

    /// <summary>Subaccount that owns the destination, or null.</summary>
    public string? OwnerSubaccountId { get; init; }

    /// <summary>
    /// The refresh token that came with the destination's token, or null: a secret, for <see cref="DestinationGrant.RefreshToken"/> once the
    /// authorization code is used up. Keep it as carefully as a password.
    /// </summary>
    public string? RefreshToken { get; init; }

    /// <summary>Tenant of the account in which it was found; null for the application's own.</summary>
    internal string? AccountTenant { get; init; }

    /// <summary>Digest of the explicit lookup that it was found by, or null.</summary>
    internal string? LookupKey { get; init; }

    /// <summary>Which server certificates are accepted, from <c>TrustStoreLocation</c> or <c>TrustAll</c>; null for those of the system.</summary>
    internal DestinationTrust? Trust { get; init; }

    /// <summary>Whether the deprecated property <c>SystemUser</c> takes the caller's place.</summary>
    internal bool HasSystemUser { get; init; }

    /// <summary>All properties, credentials among them.</summary>
    internal IReadOnlyDictionary<string, string> Properties { get; }

    internal IReadOnlyList<DestinationToken> Tokens { get; init; } = [];

    internal IReadOnlyList<DestinationCertificate> Certificates { get; init; } = [];

    /// <summary>Headers from <c>URL.headers.*</c>.</summary>
    internal KeyValuePair<string, string>[] Headers { get; init; } = [];

    /// <summary>Query options from <c>URL.queries.*</c>, encoded, without the question mark; or null.</summary>
    internal string? Query { get; init; }

    /// <summary>Scheme, host and port.</summary>
    internal string Origin { get; init; } = string.Empty;

    /// <summary>Path of the URL without a slash at its end.</summary>
    internal string PathPrefix { get; init; } = string.Empty;

    /// <summary>The header of Basic authentication, made once.</summary>
    internal string? BasicHeader { get; init; }

    /// <summary>Who the back end sees when no user is propagated, without the secret: two technical users never share a session.</summary>
    internal string? CredentialKey { get; init; }

    /// <summary>
    /// Whether the user's own token goes to the back end. SAP defines it for Internet destinations without authentication; elsewhere the
    /// property has no effect, because the token would reach whom the destination's authentication keeps it from.
    /// </summary>
    internal bool ForwardsUserToken { get; init; }

    /// <summary>The client certificate, made once.</summary>
    internal DestinationKeyStore? KeyStore { get; init; }

    /// <summary>Fails where another type is needed.</summary>
    /// <exception cref="DestinationServiceException">It is of another type.</exception>
    internal Destination OfType(DestinationType type)
        => Type == type.Name ? this : throw new DestinationServiceException(Name, $"its Type is '{Type}'; {type} calls need '{type}'.");

    /// <summary>Name, type and authentication; no URL, because a URL can carry a key.</summary>
    public override string ToString() => $"{Name} ({Type}, {ProxyType}, {Authentication})";
}
