namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>What the Connectivity proxy and the Cloud Connector say when they refuse. Programs and people search for these texts, so they are the real ones where those are known.</summary>
public static class ProxyTexts
{
    /// <summary>400: another account or location id on a connection that is bound already.</summary>
    public const string OtherAccountOrLocation =
        "One of the headers [SAP-Connectivity-ConsumerAccount, SAP-Connectivity-SCC-Location_ID] was set with a different value compared to the value which was already used for this connection";

    /// <summary>403: another principal on a connection that is bound already.</summary>
    public const string OtherPrincipal = "Access denied: this connection is already used by another principal. Open a connection of its own for every user.";

    /// <summary>403: another back end on a connection that is bound already.</summary>
    public static string OtherBackEnd(string system) =>
        $"Access denied to system {system}: this connection is already used for another system. Open a connection of its own for every virtual host.";

    /// <summary>503: no Cloud Connector is connected for the account and location id.</summary>
    public static string NoTunnel(string account, string locationId) =>
        $"There is no SAP Cloud Connector (SCC) connected to your subaccount matching the requested tunnel for subaccount '{account}' and SCC location ID '{locationId}'. "
        + "Check the configuration on SCC and cloud side.";

    /// <summary>403: the virtual host is not exposed.</summary>
    public static string SystemDenied(string system) => $"Access denied to system {system}. In case this was a valid request, ensure to expose the system correctly in your cloud connector.";

    /// <summary>403: the path is not exposed.</summary>
    public static string ResourceDenied(string path, string system) =>
        $"Access denied to resource {path} on system {system}. In case this was a valid request, ensure to expose the resource correctly in your cloud connector.";

    /// <summary>502: the back end cannot be reached.</summary>
    public static string BackEndUnreachable(string system) => $"Unable to open connection to backend system {system}";
}
