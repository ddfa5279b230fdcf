namespace Btp.Connectivity;

/// <summary>No Cloud Connector with that location id is connected to the subaccount (503 from the Connectivity proxy, not from the back end).</summary>
public sealed class CloudConnectorUnavailableException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name of the destination that was called.</param>
    /// <param name="locationId">Location id that was asked for, or null for the connector without one.</param>
    /// <param name="subaccountId">Subaccount as the proxy names it, or null.</param>
    public CloudConnectorUnavailableException(string destination, string? locationId, string? subaccountId)
        : base($"Destination '{destination}': no Cloud Connector {(string.IsNullOrEmpty(locationId) ? "without a location id" : $"with location id '{locationId}'")} is connected to "
            + $"subaccount {subaccountId ?? "(not named by the proxy)"}. Check that the connector runs, that the subaccount is connected in it, and that the location ids are equal.")
    {
        Destination = destination;
        LocationId = locationId;
        SubaccountId = subaccountId;
    }

    /// <summary>Location id that was asked for, or null for the connector without one.</summary>
    public string? LocationId { get; }

    /// <summary>Subaccount as the proxy names it, or null.</summary>
    public string? SubaccountId { get; }
}
