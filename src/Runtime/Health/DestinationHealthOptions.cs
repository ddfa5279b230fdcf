namespace Btp.Connectivity.Health;

/// <summary>What the health check of one destination does.</summary>
public sealed class DestinationHealthOptions
{
    /// <summary>
    /// Path below the destination that is asked for, for example <c>/sap/public/ping</c>. With a path, a Cloud Connector that does not expose
    /// it fails the check; without one the root is asked for, and such a refusal only shows that the tunnel is up.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>Tenant for which the check is made, or null for the application's own.</summary>
    public string? TenantId { get; set; }

    /// <summary>Longest time of the whole check. 15 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
