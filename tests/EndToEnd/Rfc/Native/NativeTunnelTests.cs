using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.Rfc.Native;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Landscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>
/// On-premise: the library connects to this machine, and the toolkit carries the bytes through the SOCKS5 proxy and a Cloud Connector. The stand-in really goes that way and tells
/// who answered at the other end.
/// </summary>
[NeedsCompiler]
[Collection("Native RFC")]
public sealed class NativeTunnelTests
{
    private const string ClassicHost = "jco.client.ashost";

    [TransportFact]
    public async Task Classic_RFC_goes_through_the_tunnel_of_the_tenant()
    {
        await using var system = await OnPremise.StartAsync(Destination((ClassicHost, "s4.virtual"), ("jco.client.sysnr", "07")));

        var told = new[] { await system.AskAsync(0), await system.AskAsync(1), await system.AskAsync(0) };

        Assert.Equal(["tenant-0 RFC", "tenant-1 RFC", "tenant-0 RFC"], told.Select(static one => one.Route));
        Assert.Equal(told[0].Connection, told[2].Connection);
        var parameters = NativeDouble.Parameters(told[0].Connection - 1);
        Assert.Equal("07", parameters["SYSNR"]);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(parameters["ASHOST"])));
    }

    [TransportFact]
    public async Task SNC_uses_the_gateways_other_port()
    {
        await using var system = await OnPremise.StartAsync(Destination((ClassicHost, "s4.virtual"), ("jco.client.sysnr", "08"), ("jco.client.snc_mode", "1"), ("jco.client.snc_partnername", "p:CN=S4")));

        Assert.Equal("tenant-0 RFC", (await system.AskAsync(0)).Route);
    }

    [TransportFact]
    public async Task WebSocket_RFC_knows_the_system_by_its_name_and_goes_by_a_proxy_on_loopback()
    {
        await using var system = await OnPremise.StartAsync(Destination(("jco.client.wshost", "s4.virtual"), ("jco.client.wsport", "44300")));

        var told = await system.AskAsync(0);

        Assert.Equal("tenant-0 RFC", told.Route);
        var parameters = NativeDouble.Parameters(told.Connection - 1);
        Assert.Equal(("s4.virtual", "44300", "127.0.0.1"), (parameters["WSHOST"], parameters["WSPORT"], parameters["PROXY_HOST"]));
    }

    [TransportFact]
    public async Task A_system_that_is_not_exposed_is_told_before_the_library_is_called()
    {
        await using var system = await OnPremise.StartAsync(Destination((ClassicHost, "s4.virtual"), ("jco.client.sysnr", "09")));
        var opened = NativeDouble.Opened;

        await Assert.ThrowsAsync<ResourceNotExposedException>(() => system.AskAsync(0));

        Assert.Equal(opened, NativeDouble.Opened);
    }

    [TransportFact]
    public async Task A_health_check_of_a_tenant_pings_the_tenants_system()
    {
        await using var system = await OnPremise.StartAsync(
            Destination((ClassicHost, "s4.virtual"), ("jco.client.sysnr", "07")),
            static services => services.AddHealthChecks().AddDestination(NativeSystem.Contract(), static options => options.TenantId = OnPremise.Tenant(1)));

        var report = await system.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal([OnPremise.Tenant(1)], system.Tunnels());
    }

    private static Dictionary<string, string> Destination(params (string Name, string Value)[] more)
    {
        var properties = NativeSystem.Direct([("jco.destination.proxy_type", "OnPremise"), .. more]);
        if (more.All(static property => property.Name != ClassicHost))
        {
            properties.Remove(ClassicHost);
            properties.Remove("jco.client.sysnr");
        }

        properties["Name"] = "ECHO";
        return properties;
    }

    // Two tenants, each with a system of its own behind the same virtual host.
    private sealed class OnPremise(Landscape landscape, ServiceProvider provider, List<TcpListener> programs) : IAsyncDisposable
    {
        public IServiceProvider Services => provider;

        public static async Task<OnPremise> StartAsync(Dictionary<string, string> destination, Action<IServiceCollection>? more = null)
        {
            List<TcpListener> programs = [Program("tenant-0"), Program("tenant-1")];
            var landscape = await Landscape.StartAsync(new LandscapeDefinition
            {
                Tenants = [.. programs.Select((_, i) => new LandscapeTenant { Id = Tenant(i), Subdomain = $"tenant-{i}", Destinations = [File("destinations.json", new[] { destination })] })],
                CloudConnectors = [File("cc.json", new
                {
                    version = "2.19.1.0",
                    subaccounts = programs.Select((_, i) => new
                    {
                        subaccount = Tenant(i), locationID = "",
                        systemMappings = new[] { Mapping("3307", i), Mapping("4808", i), Mapping("44300", i) },
                    }),
                })],
                TcpBackEnds = [.. programs.SelectMany((program, i) => ((int[])[3307, 4808, 44300]).Select(port =>
                    new LandscapeTcpBackEnd { Host = $"host-{i}.corp.example", Port = port, LocalPort = ((IPEndPoint)program.LocalEndpoint).Port }))],
            });
            var services = new ServiceCollection();
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build());
            services.AddNativeRfc(static options => options.LibraryPath = NativeDouble.Folder);
            more?.Invoke(services);
            return new(landscape, services.BuildServiceProvider(), programs);

            static object Mapping(string port, int i) => new { virtualHost = "s4.virtual", virtualPort = port, localHost = $"host-{i}.corp.example", localPort = port, protocol = "TCP" };
        }

        public async Task<(string User, int Connection, int Calls, string Route)> AskAsync(int tenant)
        {
            await using var session = await provider.GetRequiredService<IRfcSessionFactory>().OpenAsync(NativeSystem.Contract(), UserContext.ForTenant(Tenant(tenant)));
            return await NativeSystem.AskAsync(new EchoClient(session));
        }

        public async ValueTask DisposeAsync()
        {
            await provider.DisposeAsync();
            programs.ForEach(static program => program.Dispose());
            await landscape.DisposeAsync();
            await NativeSystem.EventuallyAsync(static () => NativeDouble.Connections == 0);
            Assert.Equal((0, 0, ""), (NativeDouble.Functions, NativeDouble.Violations, NativeDouble.LastViolation));
        }

        /// <summary>Whose tunnels there were.</summary>
        public IEnumerable<string?> Tunnels() => landscape.Audit.At(Hop.CloudConnector).Select(static entry => entry.Tenant);

        public static string Tenant(int i) => $"{i:x8}-0000-4000-8000-000000000000";

        private static LandscapeFile File(string name, object content) => LandscapeFile.From(name, () => new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(content)));

        // Answers each line with its name and the line.
        private static TcpListener Program(string name)
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            _ = ServeAsync();
            return listener;

            async Task ServeAsync()
            {
                try
                {
                    while (true)
                        _ = AnswerAsync(await listener.AcceptTcpClientAsync());
                }
                catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    // The end.
                }
            }

            async Task AnswerAsync(TcpClient client)
            {
                using var reader = new StreamReader(client.GetStream());
                while (await reader.ReadLineAsync() is { } line)
                    await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{name} {line}\n"));
                client.Dispose();
            }
        }
    }
}
