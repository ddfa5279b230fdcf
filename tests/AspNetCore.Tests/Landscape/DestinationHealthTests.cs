using Btp.Connectivity.AspNetCore.Tests.Fakes;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RunningLandscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.AspNetCore.Tests.Landscape;

/// <summary>The health check of a destination, hop by hop.</summary>
public sealed class DestinationHealthTests
{
    [Fact]
    public async Task All_hops_are_fine_when_a_call_would_get_through()
    {
        await using var landscape = await TestLandscape.StartAsync();

        var entry = await CheckAsync(landscape, TestLandscape.S4HANA);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.All(entry.Data, static hop => Assert.Equal("ok", hop.Value));
        Assert.Equal(["binding", "token", "destination", "proxy", "tunnel", "exposure", "backend"], entry.Data.Keys);
        Assert.Single(landscape.Audit.At(Hop.CloudConnector));
    }

    [Fact]
    public async Task Without_a_path_a_root_that_is_not_exposed_still_shows_that_the_tunnel_is_up()
    {
        await using var landscape = await TestLandscape.StartAsync();

        var entry = await CheckAsync(landscape, TestLandscape.S4HANA, path: null);

        Assert.Equal((HealthStatus.Healthy, "ok", "not checked"), (entry.Status, entry.Data["tunnel"], entry.Data["backend"]));
    }

    [Fact]
    public async Task A_token_service_that_is_down_is_named() => await FailsAtAsync("token", static landscape => landscape.Faults.Unauthorized(Hop.TokenService));

    [Fact]
    public async Task A_destination_service_that_refuses_is_named() => await FailsAtAsync("destination", static landscape => landscape.Faults.Unauthorized(Hop.DestinationService));

    [Fact]
    public async Task A_tunnel_that_is_down_is_named() => await FailsAtAsync("tunnel", static landscape => landscape.Faults.TunnelDown());

    [Fact]
    public async Task A_back_end_that_is_down_is_named() => await FailsAtAsync("backend", static landscape => landscape.Faults.Down(Hop.BackEnd));

    [Fact]
    public async Task A_path_that_is_not_exposed_is_named() => await FailsAtAsync("exposure", static _ => null, path: "/secret/path");

    [Fact]
    public async Task A_location_id_without_a_connector_is_a_tunnel_that_is_down() => await FailsAtAsync("tunnel", static _ => null, TestLandscape.Nowhere);

    [Fact]
    public async Task A_destination_that_does_not_exist_is_named() => await FailsAtAsync("destination", static _ => null, TestLandscape.S4HANA with { Name = "NONE" });

    [Fact]
    public async Task A_destination_that_contradicts_the_build_is_named()
        => await FailsAtAsync("destination", static _ => null, TestLandscape.S4HANA with { Authentication = "BasicAuthentication" });

    [Fact]
    public async Task Missing_bindings_are_named()
    {
        await using var services = Services(new ConfigurationBuilder().Build(), TestLandscape.S4HANA, null);

        var entry = Assert.Single((await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries).Value;

        Assert.Equal((HealthStatus.Unhealthy, "binding"), (entry.Status, entry.Data["hop"]));
    }

    private static async Task FailsAtAsync(string hop, Func<RunningLandscape, IDisposable?> fault, DestinationContract? contract = null, string? path = "/sap/opu/x")
    {
        await using var landscape = await TestLandscape.StartAsync();
        using var armed = fault(landscape);

        var entry = await CheckAsync(landscape, contract ?? TestLandscape.S4HANA, path);

        Assert.Equal((HealthStatus.Unhealthy, hop, "failed"), (entry.Status, entry.Data["hop"], entry.Data[hop]));
        Assert.Null(entry.Exception);
        foreach (var secret in Secrets(landscape))
        {
            Assert.DoesNotContain(secret, entry.Description, StringComparison.Ordinal);
        }
    }

    private static async Task<HealthReportEntry> CheckAsync(RunningLandscape landscape, DestinationContract contract, string? path = "/sap/opu/x")
    {
        await using var services = Services(TestLandscape.Configuration(landscape), contract, path);
        return Assert.Single((await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries).Value;
    }

    private static ServiceProvider Services(IConfiguration configuration, DestinationContract contract, string? path)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddLogging();
        services.AddHealthChecks().AddDestination(contract, options => options.Path = path);
        return services.BuildServiceProvider();
    }

    private static IEnumerable<string> Secrets(RunningLandscape landscape)
    {
        using var document = System.Text.Json.JsonDocument.Parse(landscape.Configuration["VCAP_SERVICES"]!);
        return [.. document.RootElement.EnumerateObject()
            .SelectMany(static service => service.Value.EnumerateArray())
            .Select(static binding => binding.GetProperty("credentials"))
            .Where(static credentials => credentials.TryGetProperty("clientsecret", out _))
            .Select(static credentials => credentials.GetProperty("clientsecret").GetString()!)];
    }
}
