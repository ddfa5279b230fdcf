using System.Text.Json;
using Btp.Connectivity.Health;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Tests.Ldap;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>Health of destinations that are not HTTP: connected to, and logged on to only where that is wanted.</summary>
public sealed class HealthTests(Slapd slapd) : IClassFixture<Slapd>
{
    private static readonly DestinationContract _people = new("PEOPLE") { Type = "LDAP", ProxyType = DestinationProxyType.OnPremise };

    [Fact]
    public async Task A_system_that_takes_connections_is_healthy_hop_by_hop()
    {
        await using var program = TcpProgram.Named("it");
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));

        var entry = await CheckAsync(landscape, TunnelLandscape.System, options => options.TenantId = TunnelLandscape.Tenant(0));

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(["binding", "token", "destination", "proxy", "tunnel", "exposure", "backend"], entry.Data.Keys);
        Assert.All(entry.Data, static hop => Assert.Equal("ok", hop.Value));
        // The connection is not kept.
        await WaitAsync(() => program.Closed == 1);
    }

    [Fact]
    public async Task Each_hop_that_is_down_is_named()
    {
        await using var program = TcpProgram.Named("it");
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port], locationId: "dc-west"));

        await FailsAsync("exposure", new("NOT_EXPOSED"), null);
        await FailsAsync("backend", new("NOT_THERE") { Type = "TCP" }, null);
        await FailsAsync("destination", new("NOBODY") { Type = "TCP" }, null);
        await FailsAsync("destination", TunnelLandscape.System with { Type = "LDAP" }, null);
        await FailsAsync("tunnel", TunnelLandscape.System, landscape.Faults.TunnelDown("dc-west"));
        await FailsAsync("proxy", TunnelLandscape.System, landscape.Faults.SwitchOn(new(Hop.ConnectivityProxy, FaultKind.Unauthorized)));
        await FailsAsync("token", TunnelLandscape.System, landscape.Faults.Unauthorized(Hop.TokenService));

        async Task FailsAsync(string hop, DestinationContract contract, IDisposable? fault)
        {
            using (fault)
            {
                var entry = await CheckAsync(landscape, contract);
                Assert.Equal((HealthStatus.Unhealthy, hop, "failed"), (entry.Status, entry.Data["hop"], entry.Data[hop]));
                Assert.Null(entry.Exception);
            }
        }
    }

    [Fact]
    public async Task TLS_that_is_not_trusted_is_the_back_end_s()
    {
        await using var program = new TcpProgram(static async (stream, token) => await stream.WriteAsync("220 no TLS here\r\n"u8.ToArray(), token));
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));

        var entry = await CheckAsync(landscape, TunnelLandscape.System, static options => options.Tls = new());

        Assert.Equal((HealthStatus.Unhealthy, "backend"), (entry.Status, entry.Data["hop"]));
    }

    [SlapdFact]
    public async Task A_directory_is_bound_only_where_that_is_wanted()
    {
        await using var right = await StartAsync(Slapd.Password);
        await using var wrong = await StartAsync("wr0ng");

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(right, _people)).Status);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(right, _people, static options => options.Bind = new())).Status);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(wrong, _people)).Status);
        var refused = await CheckAsync(wrong, _people, static options => options.Bind = new());

        Assert.Equal((HealthStatus.Unhealthy, "backend"), (refused.Status, refused.Data["hop"]));
        Assert.Contains("49", refused.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", refused.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_RFC_destination_that_nothing_speaks_to_says_what_to_check_instead()
    {
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([1], destinations: JsonSerializer.Serialize(new[]
        {
            new Dictionary<string, string> { ["Name"] = "ERP", ["Type"] = "RFC", ["jco.client.ashost"] = "erp.virtual", ["jco.client.sysnr"] = "00", ["jco.destination.proxy_type"] = "OnPremise", ["jco.destination.auth_type"] = "PrincipalPropagation" },
        })));

        var entry = await CheckAsync(landscape, new("ERP") { Type = "RFC" });

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("IRfcTransportFactory", entry.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AS_BATCH", true, "backend", null)]
    [InlineData("AS_NOBODY", true, "backend", "401")]
    [InlineData("AS_USER", true, "backend", null)]
    [InlineData("AS_BATCH", false, "exposure", null)]
    public async Task A_system_of_function_modules_is_pinged_as_the_destination_s_own_user(string destination, bool pings, string furthest, string? failure)
    {
        await using var landscape = await LocalLandscape.StartAsync(FunctionSystem());

        var entry = await CheckAsync(landscape, new(destination) { Type = "HTTP", ProxyType = DestinationProxyType.OnPremise, Authentication = destination == "AS_USER" ? "PrincipalPropagation" : "BasicAuthentication" }, options => options.PingsRfc = pings);

        Assert.Equal(failure is null ? HealthStatus.Healthy : HealthStatus.Unhealthy, entry.Status);
        if (failure is not null)
            Assert.Contains(failure, entry.Description, StringComparison.Ordinal);
        // Without the ping the root is asked for, which is not exposed.
        Assert.Equal(furthest == "backend", landscape.Audit.At(Hop.BackEnd).Count == 1);
        Assert.Equal(destination == "AS_BATCH" && pings ? "RFC_PING" : null, landscape.Audit.At(Hop.BackEnd).FirstOrDefault(static call => call.Principal is not null)?.Detail);
    }

    private static LandscapeDefinition FunctionSystem()
    {
        static Dictionary<string, string> Destination(string name, string authentication, string? user) => new()
        {
            ["Name"] = name, ["Type"] = "HTTP", ["URL"] = "http://abap.virtual:44300", ["ProxyType"] = "OnPremise", ["Authentication"] = authentication, ["User"] = user ?? "", ["Password"] = "b:atch",
        };
        return new()
        {
            Tenants = [new() { Id = TunnelLandscape.Tenant(0), Subdomain = "corp", Destinations = [TunnelLandscape.File("d.json", JsonSerializer.Serialize(new[] { Destination("AS_BATCH", "BasicAuthentication", "BATCH"), Destination("AS_NOBODY", "BasicAuthentication", "NOBODY"), Destination("AS_USER", "PrincipalPropagation", null) }))] }],
            CloudConnectors = [TunnelLandscape.File("cc.json", $$"""{ "version": "2.19.1.0", "subaccounts": [ { "subaccount": "{{TunnelLandscape.Tenant(0)}}", "locationID": "", "systemMappings": [ { "virtualHost": "abap.virtual", "virtualPort": "44300", "localHost": "abap01", "localPort": "44300", "protocol": "HTTPS", "resources": [ { "id": "/sap/bc/soap/rfc", "enabled": true, "exactMatchOnly": true } ] } ] } ] }""")],
            BackEnds = [new() { Host = "abap01", Port = 44300, Users = [new() { Name = "BATCH", Password = "b:atch" }], Functions = [TunnelLandscape.File("RFC_PING.json", """{ "rfcName": "RFC_PING" }""")] }],
        };
    }

    private Task<LocalLandscape> StartAsync(string password) => LocalLandscape.StartAsync(TunnelLandscape.Definition([slapd.Port], "LDAP", JsonSerializer.Serialize(new[]
    {
        new Dictionary<string, string> { ["Name"] = "PEOPLE", ["Type"] = "LDAP", ["ldap.url"] = "ldap://system.virtual:4000", ["ldap.proxyType"] = "OnPremise", ["ldap.authentication"] = "BasicAuthentication", ["ldap.user"] = Slapd.Reader, ["ldap.password"] = password },
    })));

    private static async Task<HealthReportEntry> CheckAsync(LocalLandscape landscape, DestinationContract contract, Action<DestinationHealthOptions>? configure = null)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build());
        services.AddHealthChecks().AddDestination(contract, configure);
        await using var provider = services.BuildServiceProvider();
        return Assert.Single((await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries).Value;
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Yield();
    }
}
