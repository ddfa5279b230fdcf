using System.Globalization;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape;

namespace Btp.Connectivity.Bench.Runtime.Landscape;

/// <summary>
/// A landscape with as many tenants and users as wanted. Every tenant has the same destinations: two systems behind a Cloud Connector with
/// principal propagation, and an API of the Internet that is called with a token of the user.
/// </summary>
internal static class ManyTenants
{
    public static DestinationContract S4HANA { get; } = new("S4HANA") { Type = "HTTP", ProxyType = DestinationProxyType.OnPremise, Authentication = "PrincipalPropagation" };

    public static DestinationContract Warehouse { get; } = S4HANA with { Name = "EWM" };

    public static DestinationContract Api { get; } = new("API") { Type = "HTTP", ProxyType = DestinationProxyType.Internet, Authentication = "OAuth2UserTokenExchange" };

    public static string TenantId(int number) => $"00000000-0000-4000-8000-{number.ToString("D12", CultureInfo.InvariantCulture)}";

    public static string UserName(int tenant, int user) => string.Create(CultureInfo.InvariantCulture, $"T{tenant}_U{user}");

    public static LandscapeDefinition Define(int tenants, int usersPerTenant, WatchfulBackEnd.Findings findings) => new()
    {
        Tenants = [.. Enumerable.Range(0, tenants).Select(static number => new LandscapeTenant
        {
            Id = TenantId(number), Subdomain = "tenant-" + number.ToString(CultureInfo.InvariantCulture), Destinations = [Text("destinations.json", Destinations)],
        })],
        Users = [.. Enumerable.Range(0, tenants).SelectMany(tenant => Enumerable.Range(0, usersPerTenant).Select(user => new LandscapeUser { Name = UserName(tenant, user), Tenant = TenantId(tenant) }))],
        CloudConnectors = [Text("cloud-connector.json", Connector(tenants))],
        BackEnds = [new() { Host = "s4app01.corp.example", Port = 44300 }, new() { Host = "ewm01.corp.example", Port = 8000 }, new() { Host = "api.example", Port = 443 }],
        StartBackEnd = (definition, audit, cancellationToken) => WatchfulBackEnd.StartAsync(definition, audit, findings, cancellationToken),
    };

    private static LandscapeFile Text(string name, string text) => LandscapeFile.From(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private const string Destinations = """
        [ { "Name": "S4HANA", "Type": "HTTP", "URL": "http://s4.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "CloudConnectorLocationId": "dc-west" },
          { "Name": "EWM", "Type": "HTTP", "URL": "http://ewm.virtual:8000", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "CloudConnectorLocationId": "dc-west" },
          { "Name": "API", "Type": "HTTP", "URL": "https://api.example", "ProxyType": "Internet", "Authentication": "OAuth2UserTokenExchange",
            "clientId": "api-client", "clientSecret": "((api))", "tokenServiceURL": "https://elsewhere.example/oauth/token" } ]
        """;

    private static string Connector(int tenants)
    {
        const string Exposed = """[ { "id": "/sap/opu/", "enabled": true, "exactMatchOnly": false } ]""";
        var subaccounts = Enumerable.Range(0, tenants).Select(static number => $$"""
            { "regionHost": "local", "subaccount": {{JsonSerializer.Serialize(TenantId(number))}}, "locationID": "dc-west", "tunnel": { "state": "Connected" }, "systemMappings": [
              { "virtualHost": "s4.virtual", "virtualPort": "44300", "localHost": "s4app01.corp.example", "localPort": "44300", "protocol": "HTTP", "authenticationMode": "X509_GENERAL", "resources": {{Exposed}} },
              { "virtualHost": "ewm.virtual", "virtualPort": "8000", "localHost": "ewm01.corp.example", "localPort": "8000", "protocol": "HTTP", "authenticationMode": "X509_GENERAL", "resources": {{Exposed}} } ] }
            """);
        return $$"""{ "version": "2.19.1.0", "subaccounts": [ {{string.Join(',', subaccounts)}} ] }""";
    }
}
