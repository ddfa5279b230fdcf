namespace Btp.Connectivity;

/// <summary>The steps of opening a connection to a destination that is not HTTP, in their order.</summary>
public enum TunnelStep
{
    /// <summary>Connecting: to the SOCKS5 port of the Connectivity proxy, or to the destination itself where it is not on-premise.</summary>
    Connecting,

    /// <summary>Agreeing on SAP's authentication method 0x80.</summary>
    Greeting,

    /// <summary>Showing the token and naming the Cloud Connector.</summary>
    Authentication,

    /// <summary>Asking for the virtual host.</summary>
    Request,

    /// <summary>TLS with the destination itself.</summary>
    Tls,
}
