namespace Btp.Connectivity;

/// <summary>Whose token authorizes the application at the Connectivity proxy.</summary>
public enum ProxyAuthorizationMode
{
    /// <summary>A client-credentials token of the connectivity binding (XSUAA); of the identity binding where the connectivity binding has no client.</summary>
    Connectivity,

    /// <summary>
    /// A client-credentials token of the identity binding (IAS) for the connectivity instance. The binding's identity instance must consume
    /// the connectivity instance (<c>consumed-services</c>). Users travel in <c>SAP-Connectivity-Authentication</c> only.
    /// </summary>
    Identity,
}
