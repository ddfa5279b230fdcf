namespace Btp.Connectivity;

/// <summary>The Destination service has no destination of that name, neither in the service instance nor in the subaccount.</summary>
/// <param name="destination">Name that was asked for.</param>
/// <param name="tenantId">Tenant whose subaccount was searched, or null for the application's own.</param>
public sealed class DestinationNotFoundException(string destination, string? tenantId)
    : ConnectivityException($"There is no destination '{destination}' in the {(tenantId is null ? "application's own subaccount" : $"subaccount of tenant {tenantId}")} "
        + "nor in the Destination service instance. Create it there, or correct its name in the declaration; names are case-sensitive.")
{
    /// <summary>Tenant whose subaccount was searched, or null for the application's own.</summary>
    public string? TenantId { get; } = tenantId;
}
