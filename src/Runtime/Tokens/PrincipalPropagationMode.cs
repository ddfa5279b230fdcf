namespace Btp.Connectivity;

/// <summary>How a principal is handed to the Connectivity proxy; SAP documents both, exactly one is used.</summary>
public enum PrincipalPropagationMode
{
    /// <summary>The user's token travels in <c>SAP-Connectivity-Authentication</c>, the proxy is authorized by a client-credentials token.</summary>
    Header,

    /// <summary>The user's token is exchanged (jwt-bearer) with the connectivity binding; the result authorizes the proxy and carries the user. XSUAA tokens only.</summary>
    TokenExchange,
}
