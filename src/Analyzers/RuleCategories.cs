namespace Btp.Connectivity.Analyzers;

/// <summary>The categories of the rules, by the hundreds of their ids.</summary>
public static class RuleCategories
{
    /// <summary>BTP1xxx: what a deployment binds.</summary>
    public const string Bindings = "Bindings";

    /// <summary>BTP2xxx: destinations.</summary>
    public const string Destinations = "Destinations";

    /// <summary>BTP3xxx: credentials and TLS.</summary>
    public const string Credentials = "Credentials";

    /// <summary>BTP4xxx: the Cloud Connector.</summary>
    public const string CloudConnector = "CloudConnector";

    /// <summary>BTP6xxx: code that calls through the Connectivity service.</summary>
    public const string Connectivity = "Connectivity";
}
