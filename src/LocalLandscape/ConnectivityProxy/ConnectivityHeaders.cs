namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>The headers between an application, the Connectivity proxy and the Cloud Connector.</summary>
internal static class ConnectivityHeaders
{
    public const string Authentication = "SAP-Connectivity-Authentication";
    public const string TechnicalAuthentication = "SAP-Connectivity-Technical-Authentication";
    public const string LocationId = "SAP-Connectivity-SCC-Location_ID";
    public const string ConsumerAccount = "SAP-Connectivity-ConsumerAccount";

    /// <summary>Between proxy and connector only; stands for the mutual TLS of the real tunnel.</summary>
    public const string TunnelKey = "SAP-Connectivity-Tunnel-Key";

    /// <summary>By which a Cloud Connector presents a user to a back end; never taken from outside.</summary>
    public const string ClientCertificate = "SSL_CLIENT_CERT";

    /// <summary>Whether a header is meant for the proxy or the connector, or would pretend to come from them, and so must not go on.</summary>
    public static bool IsOurs(string name) =>
        name.StartsWith("SAP-Connectivity-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("SAP-CP-Connectivity-", StringComparison.OrdinalIgnoreCase)
        || name.Replace('-', '_').StartsWith(ClientCertificate, StringComparison.OrdinalIgnoreCase);
}
