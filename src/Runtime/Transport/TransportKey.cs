using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Transport;

/// <summary>
/// What two requests must have in common to share a connection and cookies. The Connectivity proxy binds a TCP connection to its first
/// tenant, location id, principal and back end; a direct back end binds at least its session cookies.
/// </summary>
/// <param name="Proxy">The Connectivity proxy, or null for a direct connection.</param>
/// <param name="Target">Scheme, host and port of the back end.</param>
/// <param name="LocationId">Location id of the Cloud Connector, or null.</param>
/// <param name="Tenant">Tenant of the caller, or null for the application's own.</param>
/// <param name="Principal">Key of the propagated user, digest of a credential of the calling code's own, or null when the back end sees a technical user.</param>
/// <param name="Authentication">Authentication type.</param>
/// <param name="ClientCertificate">Digest of the client certificate, or null.</param>
/// <param name="Destination">Name of the destination.</param>
/// <param name="Credential">Name of the technical user or client, or null.</param>
/// <param name="UsesWebProxy">Whether the web proxies of the environment apply: to Internet destinations only.</param>
internal readonly record struct TransportKey(
    Uri? Proxy,
    string Target,
    string? LocationId,
    string? Tenant,
    string? Principal,
    string Authentication,
    string? ClientCertificate,
    string Destination,
    string? Credential,
    bool UsesWebProxy = false)
{
    /// <summary>Account in which the destination was found, or null for the provider's; at the Connectivity proxy it is the consumer account.</summary>
    public string? Account { get; init; }

    /// <summary>Digest of an explicit lookup, or null: what it brought may decide who the back end sees.</summary>
    public string? Lookup { get; init; }

    /// <summary>Which server certificates are accepted; null for those of the system.</summary>
    public DestinationTrust? Trust { get; init; }

    // Equality compares everything; hashing what differs most is enough.
    public override int GetHashCode() => HashCode.Combine(Target, Tenant, Principal, Destination);
}
