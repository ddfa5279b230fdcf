namespace Btp.Connectivity;

/// <summary>The Cloud Connector could not open a connection to the back end (502 from the connector, not from the back end).</summary>
public sealed class BackendUnreachableException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name of the destination that was called.</param>
    /// <param name="virtualHost">Virtual host and port that was called.</param>
    /// <param name="locationId">Location id of the connector, or null.</param>
    public BackendUnreachableException(string destination, string virtualHost, string? locationId)
        : base($"Destination '{destination}': the Cloud Connector{(string.IsNullOrEmpty(locationId) ? string.Empty : $" '{locationId}'")} could not connect to the system behind "
            + $"{virtualHost}. Check that the back end runs and that the internal host and port of the mapping are reachable from the connector.")
    {
        Destination = destination;
        VirtualHost = virtualHost;
        LocationId = locationId;
    }

    /// <summary>Virtual host and port that was called.</summary>
    public string VirtualHost { get; }

    /// <summary>Location id of the connector, or null.</summary>
    public string? LocationId { get; }
}
