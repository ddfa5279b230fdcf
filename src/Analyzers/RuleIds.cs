namespace Btp.Connectivity.Analyzers;

/// <summary>The ids of all rules. An id is never used again for something else.</summary>
public static class RuleIds
{
    /// <summary>A module uses an on-premise destination and does not bind the Connectivity service.</summary>
    public const string MissingConnectivityBinding = "BTP1001";

    /// <summary>A descriptor or manifest cannot be read.</summary>
    public const string UnreadableManifest = "BTP1010";

    /// <summary>Several destinations for one logical system.</summary>
    public const string DestinationPerEndpoint = "BTP2001";

    /// <summary>A credential that stands in the code reaches a place that takes credentials.</summary>
    public const string CredentialLiteralInCode = "BTP3001";

    /// <summary>A credential stands in a manifest.</summary>
    public const string CredentialLiteralInManifest = "BTP3004";

    /// <summary>The page that explains a rule.</summary>
    /// <param name="id">The rule.</param>
    public static string GetHelpUri(string id) => "https://github.com/btp-connectivity/toolkit/blob/main/docs/rules/" + id + ".md";
}
