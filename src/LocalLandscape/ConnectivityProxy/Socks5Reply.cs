namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>The replies of SOCKS5 (RFC 1928) with the meaning that SAP documents for the Connectivity proxy.</summary>
public enum Socks5Reply
{
    /// <summary>The tunnel is open.</summary>
    Succeeded = 0,

    /// <summary>Something else went wrong.</summary>
    GeneralFailure = 1,

    /// <summary>No mapping exposes the virtual host.</summary>
    Forbidden = 2,

    /// <summary>No Cloud Connector is connected for the account and location id.</summary>
    NetworkUnreachable = 3,

    /// <summary>The Cloud Connector cannot reach the system.</summary>
    HostUnreachable = 4,

    /// <summary>Authentication failed.</summary>
    ConnectionRefused = 5,

    /// <summary>Not used by the proxy.</summary>
    TimeToLiveExpired = 6,

    /// <summary>Another command than CONNECT.</summary>
    CommandNotSupported = 7,

    /// <summary>Another kind of address than a name or IPv4.</summary>
    AddressTypeNotSupported = 8,
}

/// <summary>Replies in the words of HTTP, which the audit trail speaks.</summary>
internal static class Socks5Replies
{
    public static int AsStatus(Socks5Reply reply) => reply switch
    {
        Socks5Reply.Succeeded => 200,
        Socks5Reply.Forbidden => 403,
        Socks5Reply.NetworkUnreachable => 503,
        Socks5Reply.HostUnreachable => 502,
        Socks5Reply.ConnectionRefused => 407,
        Socks5Reply.CommandNotSupported => 405,
        Socks5Reply.AddressTypeNotSupported => 400,
        _ => 500,
    };
}
