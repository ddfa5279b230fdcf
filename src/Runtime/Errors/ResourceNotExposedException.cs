namespace Btp.Connectivity;

/// <summary>The Cloud Connector does not expose the system or the path that was called (403 from the connector, not from the back end).</summary>
public sealed class ResourceNotExposedException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name of the destination that was called.</param>
    /// <param name="virtualHost">Virtual host and port, for example <c>s4.virtual:44300</c>.</param>
    /// <param name="resource">Path that is not exposed, or null when the whole system is unknown to the connector.</param>
    /// <param name="locationId">Location id of the connector, or null.</param>
    public ResourceNotExposedException(string destination, string virtualHost, string? resource, string? locationId)
        : base(Describe(destination, virtualHost, resource, locationId))
    {
        Destination = destination;
        VirtualHost = virtualHost;
        Resource = resource;
        LocationId = locationId;
    }

    /// <summary>Virtual host and port that was called.</summary>
    public string VirtualHost { get; }

    /// <summary>Path that is not exposed, or null when the whole system is unknown to the connector.</summary>
    public string? Resource { get; }

    /// <summary>Location id of the connector, or null.</summary>
    public string? LocationId { get; }

    private static string Describe(string destination, string virtualHost, string? resource, string? locationId)
    {
        var connector = string.IsNullOrEmpty(locationId) ? "the Cloud Connector" : $"the Cloud Connector '{locationId}'";
        return resource is null
            ? $"Destination '{destination}': {connector} has no mapping for the virtual host {virtualHost}. Add it under Cloud To On-Premise > Access Control."
            : $"Destination '{destination}': {connector} does not expose {resource} on {virtualHost}. Add the resource '{resource}' (path and all sub-paths) to the mapping of "
                + $"{virtualHost} under Cloud To On-Premise > Access Control.";
    }
}
