namespace Btp.Connectivity;

/// <summary>
/// What the build saw of a destination in the manifests. At run time every value that is known here is compared with what
/// the Destination service answers, because the handler chain was generated for these values and for no others.
/// A <see langword="null"/> value was a placeholder at build time and is not compared.
/// </summary>
/// <param name="Name">Name of the destination, case-sensitive.</param>
public sealed record DestinationContract(string Name)
{
    /// <summary>Property <c>Type</c>, for example <c>HTTP</c>.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// Where it is; compared by scheme, host and port. On-premise it names the virtual host. Written as <see cref="Destinations.Destination.Url"/> is: <c>URL</c> of HTTP,
    /// <c>ldap.url</c> of LDAP, and for the others made of host and port, for example <c>tcp://scales.virtual:4001</c>.
    /// </summary>
    public Uri? Url { get; init; }

    /// <summary>Property <c>ProxyType</c>, or what it is called in this type; decides whether calls go through the Connectivity proxy.</summary>
    public DestinationProxyType? ProxyType { get; init; }

    /// <summary>Property <c>Authentication</c>, or what it is called in this type, as written, for example <c>PrincipalPropagation</c>.</summary>
    public string? Authentication { get; init; }

    /// <summary>Property <c>CloudConnectorLocationId</c>; the empty string is the connector without a location id.</summary>
    public string? LocationId { get; init; }

    /// <summary>Property <c>sap-client</c>: the three digits of the ABAP client.</summary>
    public string? SapClient { get; init; }

    /// <summary>Property <c>Description</c>; never compared.</summary>
    public string? Description { get; init; }

    /// <summary>Name, type and authentication; no URL, because a URL can carry a key.</summary>
    public override string ToString() => $"{Name} ({Type}, {ProxyType}, {Authentication})";
}
