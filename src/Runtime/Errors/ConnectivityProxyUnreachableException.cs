namespace Btp.Connectivity;

/// <summary>No connection to the Connectivity proxy could be made; nothing was sent.</summary>
/// <param name="destination">Name of the destination that was called.</param>
/// <param name="proxy">Host and port of the Connectivity proxy.</param>
/// <param name="innerException">The cause.</param>
public sealed class ConnectivityProxyUnreachableException(string destination, string proxy, Exception innerException)
    : ConnectivityException($"The Connectivity proxy {proxy} cannot be reached for destination '{destination}'. "
        + "Its host name resolves only inside SAP BTP; check onpremise_proxy_host and the port in the connectivity binding.", innerException)
{
    /// <summary>Host and port of the Connectivity proxy.</summary>
    public string Proxy { get; } = proxy;
}
