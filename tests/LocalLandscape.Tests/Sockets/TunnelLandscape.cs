using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>A landscape of tenants whose virtual host <c>system.virtual:4000</c> is another program in each.</summary>
internal static class TunnelLandscape
{
    public static string Tenant(int i) => $"{i:x8}-0000-4000-8000-000000000000";

    public static LandscapeDefinition Definition(IReadOnlyList<int> ports, string protocol = "TCP", string? destinations = null, string locationId = "", LandscapeFile? authorities = null) => new()
    {
        Tenants = [.. ports.Select((_, i) => new LandscapeTenant { Id = Tenant(i), Subdomain = $"tenant-{i}", Destinations = [File("destinations.json", destinations ?? Tcp(locationId))] })],
        CloudConnectors = [File("cc.json", JsonSerializer.Serialize(new
        {
            version = "2.19.1.0",
            subaccounts = ports.Select((_, i) => new
            {
                subaccount = Tenant(i), locationID = locationId,
                systemMappings = new[] { new { virtualHost = "system.virtual", virtualPort = "4000-4009", localHost = $"host-{i}.corp.example", localPort = "5000-5009", protocol } },
            }),
        }))],
        TcpBackEnds = [.. ports.Select((port, i) => new LandscapeTcpBackEnd { Host = $"host-{i}.corp.example", Port = 5000, LocalPort = port, Authorities = authorities })],
    };

    public static DestinationContract System { get; } = new("SYSTEM") { Type = "TCP", ProxyType = DestinationProxyType.OnPremise, Authentication = "NoAuthentication", Url = new Uri("tcp://system.virtual:4000") };

    public static ServiceProvider Services(this LocalLandscape landscape, Action<BtpConnectivityOptions>? options = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build());
        services.AddBtpConnectivity(options);
        return services.BuildServiceProvider();
    }

    public static LandscapeFile File(string name, string text) => LandscapeFile.From(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Tcp(string locationId) => JsonSerializer.Serialize(new[]
    {
        new Dictionary<string, string> { ["Name"] = "SYSTEM", ["Type"] = "TCP", ["Address"] = "system.virtual:4000", ["ProxyType"] = "OnPremise", ["CloudConnectorLocationId"] = locationId },
        new Dictionary<string, string> { ["Name"] = "NOT_THERE", ["Type"] = "TCP", ["Address"] = "system.virtual:4001", ["ProxyType"] = "OnPremise", ["CloudConnectorLocationId"] = locationId },
        new Dictionary<string, string> { ["Name"] = "NOT_EXPOSED", ["Type"] = "TCP", ["Address"] = "system.virtual:4010", ["ProxyType"] = "OnPremise", ["CloudConnectorLocationId"] = locationId },
    });
}
