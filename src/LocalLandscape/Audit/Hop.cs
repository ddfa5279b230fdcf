namespace Btp.Connectivity.LocalLandscape.Audit;

/// <summary>One station of a call through the landscape. The order is the order in which a call passes them.</summary>
public enum Hop
{
    /// <summary>The token service (XSUAA): <c>/oauth/token</c> and <c>/token_keys</c>.</summary>
    TokenService,

    /// <summary>The Destination service: what a destination name leads to.</summary>
    DestinationService,

    /// <summary>The Connectivity proxy: the cloud end of the tunnel.</summary>
    ConnectivityProxy,

    /// <summary>The Cloud Connector: the on-premise end of the tunnel, with its allowlist.</summary>
    CloudConnector,

    /// <summary>The S/4HANA back end.</summary>
    BackEnd,
}
