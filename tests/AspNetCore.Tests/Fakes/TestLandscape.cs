using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Btp.Connectivity.LocalLandscape;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RunningLandscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.AspNetCore.Tests.Fakes;

/// <summary>A landscape with one system behind one Cloud Connector, whose back end says whom it sees.</summary>
internal static class TestLandscape
{
    public const string Tenant = "5b1c2f7e-8f43-4c2e-9d0a-6f1f1d2a7c11";
    public const string OtherTenant = "5b1c2f7e-8f43-4c2e-9d0a-6f1f1d2a7c12";

    public static DestinationContract S4HANA { get; } = new("S4HANA")
    {
        Type = "HTTP", Url = new("http://s4.virtual:44300"), ProxyType = DestinationProxyType.OnPremise, Authentication = "PrincipalPropagation", LocationId = "dc-west",
    };

    public static DestinationContract Nowhere { get; } = S4HANA with { Name = "NOWHERE", LocationId = "dc-none" };

    public static DestinationContract NotMapped { get; } = S4HANA with { Name = "NOT_MAPPED", Url = new("http://other.virtual:44300") };

    public static Task<RunningLandscape> StartAsync() => RunningLandscape.StartAsync(new LandscapeDefinition
    {
        Tenants =
        [
            new() { Id = Tenant, Subdomain = "orders", Destinations = [Text("destinations.json", Destinations)] },
            new() { Id = OtherTenant, Subdomain = "other", Destinations = [Text("destinations.json", Destinations)] },
        ],
        Users = [new() { Name = "ALICE", Tenant = Tenant }, new() { Name = "BOB", Tenant = Tenant }, new() { Name = "CAROL", Tenant = OtherTenant }],
        CloudConnectors = [Text("cloud-connector.json", CloudConnector)],
        BackEnds = [new() { Host = "s4app01.corp.example", Port = 44300 }],
        StartBackEnd = static async (_, _, cancellationToken) => await SessionBackEnd.StartAsync(cancellationToken),
    });

    public static IConfigurationRoot Configuration(RunningLandscape landscape)
        => new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build();

    public static ServiceProvider Services(RunningLandscape landscape, Action<BtpConnectivityOptions>? options = null)
        => new ServiceCollection().AddSingleton<IConfiguration>(Configuration(landscape)).AddBtpConnectivity(options).BuildServiceProvider();

    private static LandscapeFile Text(string name, string text) => LandscapeFile.From(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private const string Destinations = """
        [
          { "Name": "S4HANA", "Type": "HTTP", "URL": "http://s4.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "CloudConnectorLocationId": "dc-west" },
          { "Name": "NOWHERE", "Type": "HTTP", "URL": "http://s4.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "CloudConnectorLocationId": "dc-none" },
          { "Name": "NOT_MAPPED", "Type": "HTTP", "URL": "http://other.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "CloudConnectorLocationId": "dc-west" }
        ]
        """;

    private const string Mapping = """
        "tunnel": { "state": "Connected" }, "systemMappings": [ { "virtualHost": "s4.virtual", "virtualPort": "44300", "localHost": "s4app01.corp.example", "localPort": "44300",
          "protocol": "HTTP", "authenticationMode": "X509_GENERAL", "resources": [ { "id": "/sap/opu/", "enabled": true, "exactMatchOnly": false } ] } ]
        """;

    private const string CloudConnector = $$"""
        { "version": "2.19.1.0", "subaccounts": [
          { "regionHost": "local", "subaccount": "{{Tenant}}", "locationID": "dc-west", {{Mapping}} },
          { "regionHost": "local", "subaccount": "{{OtherTenant}}", "locationID": "dc-west", {{Mapping}} } ] }
        """;

    /// <summary>Like an ABAP system: once a session is there, the session cookie decides who it is.</summary>
    private sealed class SessionBackEnd(WebApplication app) : IBackEnd
    {
        public Uri Address { get; } = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        public static async Task<SessionBackEnd> StartAsync(CancellationToken cancellationToken)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var app = builder.Build();
            app.Run(static context =>
            {
                var certificate = context.Request.Headers["SSL_CLIENT_CERT"].ToString();
                using var person = certificate.Length == 0 ? null : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificate));
                var name = context.Request.Cookies["SAP_SESSIONID"] ?? person?.GetNameInfo(X509NameType.SimpleName, false) ?? "nobody";
                context.Response.Cookies.Append("SAP_SESSIONID", name, new CookieOptions { Secure = true, HttpOnly = true });
                return context.Response.WriteAsync(name);
            });
            await app.StartAsync(cancellationToken);
            return new SessionBackEnd(app);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync(new CancellationToken(canceled: true));
            await app.DisposeAsync();
        }
    }
}
