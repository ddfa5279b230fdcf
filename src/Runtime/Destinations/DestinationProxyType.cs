namespace Btp.Connectivity;

/// <summary>How a destination is reached: the property <c>ProxyType</c> of an HTTP destination.</summary>
public enum DestinationProxyType
{
    /// <summary>Directly (or through the web proxy of the environment). The default of the Destination service.</summary>
    Internet,

    /// <summary>Through the Connectivity proxy and a Cloud Connector.</summary>
    OnPremise,

    /// <summary>Through SAP Private Link; from the application's point of view a direct connection.</summary>
    PrivateLink,
}
