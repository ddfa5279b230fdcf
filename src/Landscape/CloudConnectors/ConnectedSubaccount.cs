namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>A subaccount to which a Cloud Connector keeps a tunnel.</summary>
public sealed record ConnectedSubaccount
{
    /// <summary>The host of the region, such as <c>cf.eu10.hana.ondemand.com</c>.</summary>
    public string? RegionHost { get; init; }

    /// <summary>The id of the subaccount.</summary>
    public string? Subaccount { get; init; }

    /// <summary>The location id; empty for the connector that destinations without an id mean, null if not known.</summary>
    public string? LocationId { get; init; }

    /// <summary>The name that the connector's pages show.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether the connector renews the subaccount's certificate by itself.</summary>
    public bool? RenewsCertificate { get; init; }

    /// <summary>The state of the tunnel: <c>Connected</c>, <c>ConnectFailure</c>, <c>Disconnected</c>.</summary>
    public string? TunnelState { get; init; }

    /// <summary>The certificate of the tunnel.</summary>
    public ConnectorCertificate? Certificate { get; init; }

    /// <summary>Whether the connector fetches the trusted identity providers by itself.</summary>
    public bool? SynchronizesTrust { get; init; }

    /// <summary>The identity providers whose users may be propagated; null if not known.</summary>
    public EquatableArray<TrustedIdentityProvider>? IdentityProviders { get; init; }

    /// <summary>The systems that the subaccount's applications can reach.</summary>
    public EquatableArray<SystemMapping> SystemMappings { get; init; }

    /// <summary>What the audit log keeps of this subaccount, where it is not what it keeps of the connector.</summary>
    public AuditLog? AuditLog { get; init; }

    /// <summary>Where it and its fields stand.</summary>
    public required FieldPlaces Places { get; init; }

    /// <summary>Where the trust of its identity providers stands; null if it is not known.</summary>
    public FieldPlaces? TrustPlaces { get; init; }

    /// <summary>The name that people know it by, else its id.</summary>
    public override string ToString() => DisplayName ?? Subaccount ?? "?";
}

/// <summary>An identity provider that the connector knows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsEnabled">Whether its users may be propagated.</param>
public sealed record TrustedIdentityProvider(string? Name, bool IsEnabled);
