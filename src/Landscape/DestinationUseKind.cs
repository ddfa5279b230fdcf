namespace Btp.Connectivity.Landscape;

/// <summary>How code says that it uses a destination.</summary>
public enum DestinationUseKind
{
    /// <summary>A class with <c>[ODataService]</c>.</summary>
    OData,

    /// <summary>A class with <c>[RfcService]</c>.</summary>
    Functions,

    /// <summary>A contract that code hands to a client, a connection or a mail: <c>factory.CreateClient(Destinations.S4HANA)</c>. What is called through it is not known.</summary>
    Direct,

    /// <summary>A contract for which code sets something up that calls nothing of its own, such as a health check.</summary>
    Setup,

    /// <summary>A name that code looks up by other means than the toolkit's: <c>GetDestination("S4HANA")</c>. Only a name that a manifest has is known to be one.</summary>
    Lookup,
}
