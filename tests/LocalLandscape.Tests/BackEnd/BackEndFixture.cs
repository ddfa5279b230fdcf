using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>A running back end with both services; every client has its own connection pool and no cookie jar unless it asks for one.</summary>
public sealed class BackEndFixture : IAsyncLifetime
{
    private readonly List<HttpClient> _clients = [];
    private BackEndServer? _server;

    public AuditTrail Audit { get; } = new();

    public X509Certificate2 Authority { get; } = CreateAuthority("CN=Connector CA");

    public Uri Address => _server!.Address;

    public HttpClient Alice { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _server = await BackEndServer.StartAsync(Definition(), Audit, CancellationToken.None);
        Alice = Client("ALICE");
    }

    public BackEndDefinition Definition() => new()
    {
        Host = "s4app01.corp.example",
        Port = 44300,
        TrustedConnectorCa = Authority,
        Users = [new() { Name = "ALICE", Email = "alice@corp.example", Password = "open:sesame" }, new() { Name = "BOB", Password = "bob" }, new() { Name = "CAROL" }],
        Clients = ["100"],
        Services =
        [
            new() { Path = OrdersV2.Path, MetadataFile = File("orders.edmx", OrdersV2.Document), DataFile = File("orders.json", OrdersV2.Seed), PageSize = 10 },
            new() { Path = ShopV4.Path + "/", MetadataFile = File("shop.edmx", ShopV4.Document), DataFile = File("shop.json", ShopV4.Seed), PageSize = 10 },
        ],
    };

    public static LandscapeFile File(string name, string text) => LandscapeFile.From(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public HttpClient Client(string? user = null, bool cookies = false)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        if (user is not null)
            client.DefaultRequestHeaders.Authorization = Basic(user, user == "ALICE" ? "open:sesame" : "bob");
        _clients.Add(client);
        return client;
    }

    public static AuthenticationHeaderValue Basic(string user, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    /// <summary>Gets JSON from a path behind a service root; fails with the body when the status is another one.</summary>
    public async Task<JsonElement> GetAsync(string service, string path, int status = 200, string? accept = "application/json")
    {
        using var response = await SendAsync(service, path, accept);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {text} {(Audit.Entries.Count > 0 ? Audit.Entries[^1].Detail : null)}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<string> TextAsync(string service, string path, int status = 200)
    {
        using var response = await SendAsync(service, path, null);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {text} {(Audit.Entries.Count > 0 ? Audit.Entries[^1].Detail : null)}");
        return text;
    }

    public Task<HttpResponseMessage> SendAsync(string service, string path, string? accept = null, HttpMethod? method = null)
    {
        // The path goes out as it is written here: no normalising of what a test wants to send.
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Address.ToString().TrimEnd('/') + service + "/" + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return Alice.SendAsync(request);
    }

    public string Certificate(string commonName, DateTimeOffset? end = null, X509Certificate2? authority = null, bool isAuthority = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256);
        if (isAuthority)
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var until = end ?? DateTimeOffset.UtcNow.AddMinutes(10);
        using var certificate = request.Create(authority ?? Authority, DateTimeOffset.UtcNow.AddHours(-1), until, RandomNumberGenerator.GetBytes(8));
        return Convert.ToBase64String(certificate.RawData);
    }

    public static X509Certificate2 CreateAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public async Task DisposeAsync()
    {
        _clients.ForEach(static c => c.Dispose());
        await _server!.DisposeAsync();
    }
}
