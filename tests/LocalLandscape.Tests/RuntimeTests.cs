using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Btp.Connectivity.Http;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests;

/// <summary>The toolkit's own runtime on the landscape, given nothing but its configuration.</summary>
public sealed class RuntimeTests(TestLandscape landscape) : IClassFixture<TestLandscape>, IDisposable
{
    private readonly List<ServiceProvider> _providers = [];

    private static DestinationContract S4 => new("S4HANA") { Type = "HTTP", ProxyType = DestinationProxyType.OnPremise, Authentication = "PrincipalPropagation" };

    [Fact]
    public async Task Two_hundred_calls_each_of_two_users_interleaved_mix_up_nobody_and_nobody_is_refused()
    {
        var services = Services();
        landscape.Landscape.Audit.Clear();
        await Task.WhenAll(Enumerable.Range(0, 400).Select(async i =>
        {
            var user = i % 2 == 0 ? "ALICE" : "BOB";
            var seen = await CallAsync(services, user, $"/open/{user}/{i}");
            Assert.Equal((user, $"/open/{user}/{i}"), (seen.GetProperty("user").GetString(), seen.GetProperty("target").GetString()));
        }));
        var audit = landscape.Landscape.Audit;
        Assert.Equal(200, audit.At(Hop.BackEnd).Count(e => e.Principal == "ALICE"));
        Assert.Equal(200, audit.At(Hop.BackEnd).Count(e => e.Principal == "BOB"));
        Assert.All(audit.Entries, e => Assert.Equal(200, e.Status));
    }

    [Fact]
    public async Task Every_hop_of_a_call_is_in_the_trail_under_one_id()
    {
        var services = Services();
        landscape.Landscape.Audit.Clear();
        await CallAsync(services, "BOB", "/open/joined");
        var backEnd = Assert.Single(landscape.Landscape.Audit.At(Hop.BackEnd));
        var hops = landscape.Landscape.Audit.For(backEnd.CorrelationId).Select(e => e.Hop).Distinct().ToList();
        Assert.Equal([Hop.TokenService, Hop.DestinationService, Hop.ConnectivityProxy, Hop.CloudConnector, Hop.BackEnd], hops.Order());
    }

    [Fact]
    public async Task The_folders_of_Kubernetes_are_bindings_as_good_as_VCAP_SERVICES()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            landscape.Landscape.WriteServiceBindingRoot(root.FullName);
            var services = Services(configuration: new Dictionary<string, string?> { ["SERVICE_BINDING_ROOT"] = root.FullName, ["Btp:TrustedRootsFile"] = landscape.Landscape.CertificateAuthorityFile });
            Assert.Equal("BOB", (await CallAsync(services, "BOB", "/open/")).GetProperty("user").GetString());
        }
        finally
        {
            root.Delete(true);
        }
    }

    [Fact]
    public async Task A_user_who_travels_in_the_proxy_token_arrives_too()
    {
        var services = Services(o => o.PrincipalPropagation = PrincipalPropagationMode.TokenExchange);
        Assert.Equal("ALICE", (await CallAsync(services, "ALICE", "/open/")).GetProperty("user").GetString());
        Assert.Equal("BOB", (await CallAsync(services, "BOB", "/open/")).GetProperty("user").GetString());
    }

    [Fact]
    public async Task A_path_that_is_not_exposed_is_a_typed_error()
    {
        var services = Services();
        await Assert.ThrowsAsync<ResourceNotExposedException>(() => CallAsync(services, "ALICE", "/secret"));
    }

    [Fact]
    public async Task A_tunnel_and_a_back_end_that_are_down_are_typed_errors()
    {
        var services = Services(o => o.MaxRetries = 0);
        using (landscape.Landscape.Faults.TunnelDown())
            await Assert.ThrowsAsync<CloudConnectorUnavailableException>(() => CallAsync(services, "ALICE", "/open/"));
        using (landscape.Landscape.Faults.Down(Hop.BackEnd))
            await Assert.ThrowsAsync<BackendUnreachableException>(() => CallAsync(services, "ALICE", "/open/"));
        Assert.Equal("ALICE", (await CallAsync(services, "ALICE", "/open/")).GetProperty("user").GetString());
    }

    [Fact]
    public async Task An_internet_destination_that_was_led_to_loopback_still_is_the_one_that_the_build_saw()
    {
        var services = Services();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(new DestinationContract("PRICES")
        {
            Type = "HTTP", Url = new Uri("https://prices.example/v1/"), ProxyType = DestinationProxyType.Internet, Authentication = "OAuth2ClientCredentials",
        });
        services.GetRequiredService<IUserContextAccessor>().Current = UserContext.FromToken(landscape.Landscape.UserToken("ALICE"));
        var seen = await http.GetFromJsonAsync<JsonElement>(new Uri("list", UriKind.Relative));
        Assert.Equal(("prices.example", "/v1/list"), (seen.GetProperty("system").GetString(), seen.GetProperty("target").GetString()));
    }

    public void Dispose() => _providers.ForEach(p => p.Dispose());

    private ServiceProvider Services(Action<BtpConnectivityOptions>? configure = null, IReadOnlyDictionary<string, string?>? configuration = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration ?? landscape.Landscape.Configuration).Build());
        services.AddBtpConnectivity(configure);
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    private async Task<JsonElement> CallAsync(ServiceProvider services, string user, string path)
    {
        services.GetRequiredService<IUserContextAccessor>().Current = UserContext.FromToken(landscape.Landscape.UserToken(user));
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(S4);
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
