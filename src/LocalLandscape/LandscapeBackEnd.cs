using System.Text.Json.Serialization;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>A system of the company's network.</summary>
public sealed record LandscapeBackEnd
{
    /// <summary>The internal host name that Cloud Connector mappings lead to; also the host of internet destinations that shall end here.</summary>
    public required string Host { get; init; }

    /// <summary>The internal port.</summary>
    public required int Port { get; init; }

    /// <summary>The services that it offers.</summary>
    public IReadOnlyList<BackEndService> Services { get; init; } = [];

    /// <summary>
    /// Manifests of function modules, as <c>RfcMetadata</c> items are: with any, the system has <c>/sap/bc/soap/rfc</c>. The package knows what STFC_CONNECTION and
    /// BAPI_SALESORDER_GETLIST do.
    /// </summary>
    public IReadOnlyList<LandscapeFile> Functions { get; init; } = [];

    /// <summary>What further function modules do, by name.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, BackEndFunction> FunctionModules { get; init; } = new Dictionary<string, BackEndFunction>();

    /// <summary>Technical users, beside the people of the landscape, whom every back end knows.</summary>
    public IReadOnlyList<BackEndUser> Users { get; init; } = [];

    /// <summary>The ABAP clients that it has, for example <c>100</c>; empty: any.</summary>
    public IReadOnlyList<string> Clients { get; init; } = [];

    /// <summary>Whether a request without a user gets an HTML logon page with status 200 instead of 401, as systems with form logon answer.</summary>
    public bool ShowsLogonPage { get; init; }
}
