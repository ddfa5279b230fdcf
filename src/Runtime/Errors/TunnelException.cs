namespace Btp.Connectivity;

/// <summary>
/// A connection to a destination of type TCP, LDAP or MAIL could not be opened, for another reason than those that have an exception of their own:
/// <see cref="ResourceNotExposedException"/> (SOCKS5 reply 2), <see cref="CloudConnectorUnavailableException"/> (3), <see cref="BackendUnreachableException"/> (4),
/// <see cref="ProxyAuthorizationException"/> (5, or a refused token) and <see cref="ConnectivityProxyUnreachableException"/>.
/// </summary>
/// <param name="destination">Name of the destination.</param>
/// <param name="address">Host and port of the destination, on-premise the virtual ones.</param>
/// <param name="step">At which step it ended.</param>
/// <param name="problem">What went wrong and what to do, as a clause.</param>
/// <param name="replyCode">The reply of the SOCKS5 proxy, or null when there was none.</param>
/// <param name="innerException">The cause.</param>
public sealed class TunnelException(string destination, string address, TunnelStep step, string problem, int? replyCode = null, Exception? innerException = null)
    : ConnectivityException($"Destination '{destination}': no connection to {address}; {problem}", innerException)
{
    /// <summary>Host and port of the destination, on-premise the virtual ones.</summary>
    public string Address { get; } = address;

    /// <summary>At which step it ended.</summary>
    public TunnelStep Step { get; } = step;

    /// <summary>The reply of the SOCKS5 proxy (RFC 1928, section 6), or null when there was none.</summary>
    public int? ReplyCode { get; } = replyCode;
}
