using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.Http;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Certificates;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Btp.Connectivity.Rfc;
using Btp.Connectivity.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.EndToEnd.Rfc;

/// <summary>SOAP RFC through the whole landscape, for each way to log on that SAP systems have, and for each what is refused.</summary>
public sealed class SoapLogonTests : IAsyncLifetime
{
    private const string Tenant = "5b1c2f7e-8f43-4c2e-9d0a-6f1f1d2a7c10";

    private LocalLandscape.LocalLandscape _landscape = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _landscape = await LocalLandscape.LocalLandscape.StartAsync(Definition());
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(_landscape.Configuration).Build());
        services.AddBtpConnectivity();
        // As the generator writes them for these destinations.
        Add<Propagated>(services, "AS_USER", "OnPremise", "PrincipalPropagation", static chain => chain.PropagatePrincipal().UseConnectivityProxy(), static t => new(t));
        Add<Basic>(services, "AS_BATCH", "OnPremise", "BasicAuthentication", static chain => chain.UseBasicAuthentication().UseConnectivityProxy(), static t => new(t));
        Add<BasicWrong>(services, "AS_BATCH_WRONG", "OnPremise", "BasicAuthentication", static chain => chain.UseBasicAuthentication().UseConnectivityProxy(), static t => new(t));
        Add<Certified>(services, "BY_CERTIFICATE", "Internet", "ClientCertificateAuthentication", static chain => chain.UseClientCertificate(), static t => new(t));
        Add<CertifiedUnknown>(services, "BY_UNKNOWN", "Internet", "ClientCertificateAuthentication", static chain => chain.UseClientCertificate(), static t => new(t));
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _landscape.DisposeAsync();
    }

    [Fact]
    public async Task A_propagated_user_is_the_user_of_the_function_and_nobody_is_nobody()
    {
        Assert.EndsWith("User: ALICE", await AskAsync<Propagated>("ALICE"), StringComparison.Ordinal);
        Assert.EndsWith("User: BOB", await AskAsync<Propagated>("BOB"), StringComparison.Ordinal);

        await Assert.ThrowsAnyAsync<ConnectivityException>(() => AskAsync<Propagated>(null));
        // MALLORY signed in at the application, and is no user of the system.
        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<RfcFaultException>(() => AskAsync<Propagated>("MALLORY"))).StatusCode);
    }

    [Fact]
    public async Task Fifty_users_at_once_get_each_their_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(async i => Assert.EndsWith($"User: U{i % 50:00}", await AskAsync<Propagated>($"U{i % 50:00}"), StringComparison.Ordinal)));

        Assert.All(_landscape.Audit.At(Hop.BackEnd), static call => Assert.Null(call.Detail?.StartsWith("identity mix-up", StringComparison.Ordinal) == true ? call : null));
    }

    [Fact]
    public async Task User_and_password_of_the_destination_are_for_everybody_the_same_and_wrong_ones_are_refused()
    {
        Assert.EndsWith("User: BATCH", await AskAsync<Basic>(null), StringComparison.Ordinal);
        Assert.EndsWith("User: BATCH", await AskAsync<Basic>("ALICE"), StringComparison.Ordinal);

        var refusal = await Assert.ThrowsAsync<RfcFaultException>(() => AskAsync<BasicWrong>("ALICE"));

        Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        Assert.DoesNotContain("not-it", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_certificate_logs_its_user_on_and_one_of_somebody_unknown_does_not()
    {
        Assert.EndsWith("User: BY_CERTIFICATE", await AskAsync<Certified>(null), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<RfcFaultException>(() => AskAsync<CertifiedUnknown>(null))).StatusCode);
        Assert.Contains(_landscape.Audit.At(Hop.BackEnd), static call => call.Detail == "logon of BY_UNKNOWN refused: unknown user");
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused_although_it_says_the_right_name()
    {
        using var stranger = new CertificateAuthority("Stranger", TimeSpan.FromDays(1));
        using var forged = stranger.IssueClientCertificate("BY_CERTIFICATE");
        var destination = _landscape.Destinations.Find(Tenant, DestinationLevel.Subaccount, "BY_CERTIFICATE")!;
        _landscape.Destinations.Put(Tenant, new StoredCertificate(destination["KeyStoreLocation"]!, forged.Export(X509ContentType.Pkcs12, destination["KeyStorePassword"])));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<RfcFaultException>(() => AskAsync<Certified>(null))).StatusCode);
    }

    [Fact]
    public async Task A_system_whose_authority_the_trust_store_does_not_have_gets_no_call()
    {
        using var stranger = new CertificateAuthority("Stranger", TimeSpan.FromDays(1));
        var destination = _landscape.Destinations.Find(Tenant, DestinationLevel.Subaccount, "BY_CERTIFICATE")!;
        _landscape.Destinations.Put(Tenant, new StoredCertificate(destination["TrustStoreLocation"]!, Encoding.ASCII.GetBytes(stranger.Pem)));

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync<Certified>(null));
        Assert.Empty(_landscape.Audit.At(Hop.BackEnd));
    }

    [Fact]
    public async Task The_header_of_the_Cloud_Connector_logs_nobody_on_at_the_TLS_port()
    {
        var address = new Uri(_landscape.Destinations.Find(Tenant, DestinationLevel.Subaccount, "BY_CERTIFICATE")!["URL"]!);
        using var authority = X509Certificate2.CreateFromPem(_landscape.CertificateAuthorityPem);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(authority);
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("SSL_CLIENT_CERT", Convert.ToBase64String(authority.RawData));

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("logon refused: no credentials", Assert.Single(_landscape.Audit.At(Hop.BackEnd)).Detail);
    }

    private async Task<string> AskAsync<TClient>(string? user)
        where TClient : Caller
    {
        using var scope = _services.CreateScope();
        // Of this call alone: the accessor's value flows with it.
        scope.ServiceProvider.GetRequiredService<IUserContextAccessor>().Current = user is null ? null : UserContext.FromToken(_landscape.UserToken(user));
        return (await scope.ServiceProvider.GetRequiredService<TClient>().Client.StfcConnectionAsync("Hello")).Resptext;
    }

    private static void Add<TClient>(IServiceCollection services, string destination, string proxyType, string authentication, Action<DestinationHandlerChain> credential, Func<IRfcTransport, TClient> create)
        where TClient : class
        => RfcClientRegistration.AddSoapRfcClient(
            services,
            new DestinationContract(destination) { Type = "HTTP", ProxyType = Enum.Parse<DestinationProxyType>(proxyType), Authentication = authentication },
            chain => credential(chain.UseTelemetry().UseResilience().UseCsrfProtection().UseDestination()),
            create);

    private static LandscapeDefinition Definition()
    {
        static LandscapeFile Text(string name, object content) => LandscapeFile.From(name, () => new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(content)));
        static Dictionary<string, string> Destination(string name, string url, string proxyType, string authentication, params (string Key, string Value)[] more) => new(
            more.Select(static pair => KeyValuePair.Create(pair.Key, pair.Value))) { ["Name"] = name, ["Type"] = "HTTP", ["URL"] = url, ["ProxyType"] = proxyType, ["Authentication"] = authentication };
        const string Virtual = "http://abap.virtual:44300";
        const string Public = "https://abap.example.com:443";
        string[] people = ["ALICE", "BOB", "MALLORY", .. Enumerable.Range(0, 50).Select(static i => $"U{i:00}")];
        return new()
        {
            Tenants =
            [
                new()
                {
                    Id = Tenant, Subdomain = "corp",
                    Destinations =
                    [
                        Text("destinations.json", new[]
                        {
                            Destination("AS_USER", Virtual, "OnPremise", "PrincipalPropagation"),
                            Destination("AS_BATCH", Virtual, "OnPremise", "BasicAuthentication", ("User", "BATCH"), ("Password", "it")),
                            Destination("AS_BATCH_WRONG", Virtual, "OnPremise", "BasicAuthentication", ("User", "BATCH"), ("Password", "not-it")),
                            Destination("BY_CERTIFICATE", Public, "Internet", "ClientCertificateAuthentication", ("KeyStoreLocation", "one.p12")),
                            Destination("BY_UNKNOWN", Public, "Internet", "ClientCertificateAuthentication", ("KeyStoreLocation", "other.p12")),
                        }),
                    ],
                },
            ],
            Users = [.. people.Select(static name => new LandscapeUser { Name = name, Tenant = "corp" })],
            CloudConnectors =
            [
                Text("connector.json", new
                {
                    version = "2.19.1.0",
                    subaccounts = new[]
                    {
                        new
                        {
                            subaccount = Tenant, locationID = "",
                            systemMappings = new[]
                            {
                                new
                                {
                                    virtualHost = "abap.virtual", virtualPort = "44300", localHost = "abap01.corp.example", localPort = "44300", protocol = "HTTPS", authenticationMode = "X509_GENERAL",
                                    resources = new[] { new { id = "/sap/bc/soap/rfc", enabled = true, exactMatchOnly = true } },
                                },
                            },
                        },
                    },
                }),
            ],
            // MALLORY is known to the platform and not to the system.
            StartBackEnd = static async (definition, audit, cancellationToken) => await LocalLandscape.BackEnd.BackEndServer.StartAsync(
                definition with { Users = [.. definition.Users.Where(static user => user.Name != "MALLORY")] }, audit, cancellationToken),
            BackEnds = [System("abap01.corp.example", 44300), System("abap.example.com", 443)],
        };

        static LandscapeBackEnd System(string host, int port) => new()
        {
            Host = host, Port = port, Users = [new() { Name = "BATCH", Password = "it" }, new() { Name = "BY_CERTIFICATE" }],
            Functions = [LandscapeFile.OnDisk(RepositoryRoot.Path("samples", "SalesService", "Metadata", "STFC_CONNECTION.json"))],
        };
    }

    private abstract class Caller(IRfcTransport transport)
    {
        public EchoClient Client { get; } = new(transport);
    }

    private sealed class Propagated(IRfcTransport transport) : Caller(transport);

    private sealed class Basic(IRfcTransport transport) : Caller(transport);

    private sealed class BasicWrong(IRfcTransport transport) : Caller(transport);

    private sealed class Certified(IRfcTransport transport) : Caller(transport);

    private sealed class CertifiedUnknown(IRfcTransport transport) : Caller(transport);
}
