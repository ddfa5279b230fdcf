using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.Http;

namespace Btp.Connectivity.LocalLandscape.Tests.Harness;

/// <summary>A small landscape: two tenants, two systems, three users, one connector without and one with a location id.</summary>
public sealed class TestLandscape : IAsyncLifetime
{
    public const string Orders = "11111111-1111-4111-8111-111111111111";
    public const string Other = "22222222-2222-4222-8222-222222222222";
    public const string S4 = "http://s4hana.virtual:44300";
    public const string Ewm = "http://ewm.virtual:8000";

    private HttpClient _http = null!;

    public LocalLandscape Landscape { get; private set; } = null!;

    public JsonObject Bindings => JsonNode.Parse(Landscape.VcapServices)!.AsObject();

    public HttpClient Http => _http;

    public static LandscapeDefinition Definition() => new()
    {
        Tenants =
        [
            new() { Id = Orders, Subdomain = "orders", Destinations = [File("destinations.json", Destinations)], InstanceDestinations = [File("instance.json", InstanceDestinations)] },
            new() { Id = Other, Subdomain = "other" },
        ],
        Users =
        [
            new() { Name = "ALICE", Email = "alice@corp.example", GivenName = "Alice", Tenant = "orders", Scopes = ["Read", "sales.Write"], Password = "wonderland" },
            new() { Name = "BOB", Tenant = "orders", Scopes = ["Read"] },
            new() { Name = "CAROL", Tenant = "other" },
        ],
        CloudConnectors = [File("cc.json", Connector), File("cc-west.json", WestConnector)],
        BackEnds =
        [
            new() { Host = "s4app01.corp.example", Port = 44300, Users = [new() { Name = "BATCH", Password = "b:atch" }] },
            new() { Host = "ewm01.corp.example", Port = 8000 },
            new() { Host = "prices.example", Port = 443 },
        ],
        DestinationProperties = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["S4_BATCH"] = new Dictionary<string, string> { ["Password"] = "b:atch" } },
        StartBackEnd = TestBackEnd.StartAsync,
    };

    public async Task InitializeAsync()
    {
        Landscape = await LocalLandscape.StartAsync(Definition());
        _http = new HttpClient(LandscapeHttp.CreateHandler(System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(Landscape.CertificateAuthorityPem)));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await Landscape.DisposeAsync();
    }

    public string Credential(string service, string name) => (string)Bindings[service]![0]!["credentials"]![name]!;

    /// <summary>Asks the token service as the client of a binding.</summary>
    public async Task<(int Status, JsonElement Answer)> TokenAnswerAsync(string service, Dictionary<string, string> form, string? tenant = null)
    {
        form["client_id"] = Credential(service, "clientid");
        form["client_secret"] = Credential(service, "clientsecret");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Landscape.TokenService, "oauth/token")) { Content = new FormUrlEncodedContent(form) };
        if (tenant is not null)
            request.Headers.Add("x-zid", tenant);
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    public async Task<string> TokenAsync(string service, string? tenant = null) =>
        (await TokenAnswerAsync(service, new() { ["grant_type"] = "client_credentials" }, tenant)).Answer.GetProperty("access_token").GetString()!;

    public async Task<string> ExchangeAsync(string service, string assertion) =>
        (await TokenAnswerAsync(service, new() { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["assertion"] = assertion })).Answer.GetProperty("access_token").GetString()!;

    /// <summary>Calls the Destination service.</summary>
    public async Task<(int Status, JsonElement Answer)> DestinationAsync(string pathAndQuery, string? token, string? userToken = null, string? tenant = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Landscape.DestinationService, "destination-configuration/v1/" + pathAndQuery));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (userToken is not null)
            request.Headers.Add("X-user-token", userToken);
        if (tenant is not null)
            request.Headers.Add("X-tenant", tenant);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<RawConnectionOf> ConnectAsync() => RawConnectionOf.OpenAsync(this);

    /// <summary>The headers of a call through the proxy.</summary>
    public async Task<List<(string, string)>> HeadersAsync(string virtualUrl, string? user = null, string? location = null, string? tenant = null)
    {
        var headers = new List<(string, string)> { ("Host", new Uri(virtualUrl).Authority), ("Proxy-Authorization", "Bearer " + await TokenAsync("connectivity", tenant)) };
        if (user is not null)
            headers.Add(("SAP-Connectivity-Authentication", "Bearer " + Landscape.UserToken(user)));
        if (location is not null)
            headers.Add(("SAP-Connectivity-SCC-Location_ID", location));
        return headers;
    }

    internal async Task<RawAnswer> CallAsync(string url, string? user = null, string? location = null, string? tenant = null, (string, string)? also = null)
    {
        await using var connection = await RawConnection.OpenAsync(Landscape.ConnectivityProxy);
        var headers = await HeadersAsync(url, user, location, tenant);
        if (also is { } more)
            headers.Add(more);
        return await connection.SendAsync("GET", url, headers);
    }

    private static LandscapeFile File(string name, string text) => LandscapeFile.From(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private const string Destinations = """
        [
          { "Name": "S4HANA", "Type": "HTTP", "URL": "http://s4hana.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "sap-client": "100" },
          { "Name": "S4_BATCH", "Type": "HTTP", "URL": "http://s4hana.virtual:44300", "ProxyType": "OnPremise", "Authentication": "BasicAuthentication", "User": "BATCH" },
          { "Name": "PRICES", "Type": "HTTP", "URL": "https://prices.example/v1/", "ProxyType": "Internet", "Authentication": "OAuth2ClientCredentials",
            "clientId": "prices-client", "clientSecret": "((prices))", "tokenServiceURL": "https://elsewhere.example/oauth/token" },
          { "Name": "AS_USER", "Type": "HTTP", "URL": "https://api.example", "ProxyType": "Internet", "Authentication": "OAuth2UserTokenExchange", "clientId": "api-client", "clientSecret": "s3", "tokenServiceURL": "https://elsewhere.example/oauth/token" },
          { "Name": "AS_BEARER", "Type": "HTTP", "URL": "https://api.example", "ProxyType": "Internet", "Authentication": "OAuth2JWTBearer", "clientId": "api-client", "clientSecret": "s3-too", "tokenServiceURL": "https://elsewhere.example/oauth/token" },
          { "Name": "COMMON", "Type": "HTTP", "URL": "https://api.example", "ProxyType": "Internet", "Authentication": "OAuth2ClientCredentials", "clientId": "api-client", "clientSecret": "s3", "tokenServiceURL": "https://elsewhere.example/oauth/token", "tokenServiceURLType": "Common" },
          { "Name": "AS_TECHNICAL", "Type": "HTTP", "URL": "http://s4hana.virtual:44300", "ProxyType": "OnPremise", "Authentication": "OAuth2TechnicalUserPropagation", "clientId": "tech-client", "tokenServiceURL": "https://elsewhere.example/oauth/token" },
          { "Name": "BY_PASSWORD", "Type": "HTTP", "URL": "https://api.example", "ProxyType": "Internet", "Authentication": "OAuth2Password", "User": "ALICE", "Password": "wonderland", "clientId": "api-client", "clientSecret": "s3", "tokenServiceURL": "https://elsewhere.example/oauth/token" },
          { "Name": "BROKEN", "Type": "HTTP", "URL": "https://api.example", "ProxyType": "Internet", "Authentication": "OAuth2ClientCredentials", "tokenServiceURL": "https://elsewhere.example/oauth/token" },
          { "Name": "SAML", "Type": "HTTP", "URL": "https://api.example", "ProxyType": "Internet", "Authentication": "OAuth2SAMLBearerAssertion" },
          { "Name": "OPEN", "Type": "HTTP", "URL": "https://open.example", "ProxyType": "Internet", "Authentication": "NoAuthentication" },
          { "Name": "BY_CERTIFICATE", "Type": "HTTP", "URL": "https://mtls.example", "ProxyType": "Internet", "Authentication": "ClientCertificateAuthentication", "KeyStoreLocation": "client.p12", "KeyStorePassword": "((pw))" },
          { "Name": "SHADOWED", "Type": "HTTP", "URL": "https://subaccount.example", "ProxyType": "Internet", "Authentication": "NoAuthentication" }
        ]
        """;

    private const string InstanceDestinations = """
        { "Name": "SHADOWED", "Type": "HTTP", "URL": "https://instance.example", "ProxyType": "Internet", "Authentication": "NoAuthentication" }
        """;

    private const string Connector = """
        { "version": "2.19.1.0", "subaccounts": [
          { "subaccount": "11111111-1111-4111-8111-111111111111", "locationID": "", "systemMappings": [
            { "virtualHost": "s4hana.virtual", "virtualPort": "44300", "localHost": "s4app01.corp.example", "localPort": "44300", "protocol": "HTTPS", "hostInHeader": "VIRTUAL", "authenticationMode": "X509_RESTRICTED",
              "resources": [ { "id": "/open/", "enabled": true, "exactMatchOnly": false }, { "id": "/exact", "enabled": true, "exactMatchOnly": true },
                             { "id": "/accounting", "enabled": true, "exactMatchOnly": false }, { "id": "/disabled", "enabled": false, "exactMatchOnly": false } ] },
            { "virtualHost": "ewm.virtual", "virtualPort": "8000", "localHost": "ewm01.corp.example", "localPort": "8000", "protocol": "HTTP", "hostInHeader": "internal", "authenticationMode": "NONE",
              "resources": [ { "id": "/", "enabled": true, "exactMatchOnly": false } ] },
            { "virtualHost": "gone.virtual", "virtualPort": "80", "localHost": "gone.corp.example", "localPort": "80", "protocol": "HTTP", "authenticationMode": "NONE",
              "resources": [ { "id": "/", "enabled": true, "exactMatchOnly": false } ] },
            { "virtualHost": "rfc.virtual", "virtualPort": "3300", "localHost": "s4app01.corp.example", "localPort": "44300", "protocol": "RFC",
              "resources": [ { "id": "/", "enabled": true, "exactMatchOnly": false } ] } ] },
          { "subaccount": "22222222-2222-4222-8222-222222222222", "locationID": "", "trust": { "idps": [ { "name": "sap.custom", "enabled": false } ] }, "systemMappings": [
            { "virtualHost": "s4hana.virtual", "virtualPort": "44300", "localHost": "s4app01.corp.example", "localPort": "44300", "protocol": "HTTPS", "authenticationMode": "X509_GENERAL",
              "resources": [ { "id": "/open/", "enabled": true, "exactMatchOnly": false } ] } ] } ] }
        """;

    private const string WestConnector = """
        { "subaccounts": [
          { "subaccount": "11111111-1111-4111-8111-111111111111", "locationID": "dc-west", "systemMappings": [
            { "virtualHost": "s4hana.virtual", "virtualPort": "44300", "localHost": "s4app01.corp.example", "localPort": "44300", "protocol": "HTTPS", "authenticationMode": "X509_RESTRICTED",
              "resources": [ { "id": "/open/", "enabled": true, "exactMatchOnly": false } ] } ] },
          { "subaccount": "11111111-1111-4111-8111-111111111111", "locationID": "dc-closed", "tunnel": { "state": "Disconnected" }, "systemMappings": [] } ] }
        """;
}
