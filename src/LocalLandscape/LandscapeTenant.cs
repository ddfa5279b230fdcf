namespace Btp.Connectivity.LocalLandscape;

/// <summary>A tenant: a subaccount with its destinations.</summary>
public sealed record LandscapeTenant
{
    /// <summary>The subaccount id; the zone id in tokens, and the subaccount that Cloud Connector files name.</summary>
    public required string Id { get; init; }

    /// <summary>The subdomain.</summary>
    public required string Subdomain { get; init; }

    /// <summary>Destination manifests of the subaccount.</summary>
    public IReadOnlyList<LandscapeFile> Destinations { get; init; } = [];

    /// <summary>Destination manifests of the service instance; they win over those of the subaccount.</summary>
    public IReadOnlyList<LandscapeFile> InstanceDestinations { get; init; } = [];
}
