using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

public sealed class ContractTests
{
    [Fact]
    public void A_contract_in_a_log_does_not_show_its_URL()
        => Assert.DoesNotContain("key", new DestinationContract("API") { Url = new Uri("https://api.test/?apikey=1") }.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Authentication", "PrincipalPropagation", "BasicAuthentication")]
    [InlineData("ProxyType", "OnPremise", "Internet")]
    [InlineData("URL", "http://s4.virtual:44300", "http://s4.virtual:44301")]
    [InlineData("CloudConnectorLocationId", "dc-west", "dc-east")]
    [InlineData("sap-client", "100", "200")]
    public async Task A_destination_that_is_not_what_the_build_saw_fails_with_both_values_and_sends_nothing(string property, string expected, string actual)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = Contract(platform);
        platform.Destinations["S4HANA"][property] = actual;
        if (actual == "BasicAuthentication")
        {
            platform.Destinations["S4HANA"]["User"] = "U";
            platform.Destinations["S4HANA"]["Password"] = "P";
        }

        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        var problem = await Assert.ThrowsAsync<DestinationContractException>(() => client.GetAsync(new Uri("x", UriKind.Relative)));

        Assert.Equal((property, expected, actual), (problem.Property, problem.Expected, problem.Actual));
        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task A_destination_that_is_what_the_build_saw_is_used()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = Contract(platform);
        await using var services = platform.Services();

        var destination = await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default);

        Assert.Equal("dc-west", destination.LocationId);
    }

    [Fact]
    public async Task What_the_build_did_not_know_is_not_compared()
    {
        await using var platform = await FakePlatform.StartAsync();
        Contract(platform);
        await using var services = platform.Services();

        await services.GetRequiredService<IDestinationResolver>().ResolveAsync(new DestinationContract("S4HANA"), null, default);
    }

    [Fact]
    public async Task By_option_another_address_is_logged_and_used()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = Contract(platform);
        platform.Destinations["S4HANA"]["URL"] = "http://elsewhere.virtual:1";
        using var log = new LogCollector();
        await using var services = platform.Services(
            static options => options.ContractMismatch = ContractMismatchBehavior.Warn,
            collection => collection.AddLogging(logging => logging.AddProvider(log)));

        var destination = await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default);

        Assert.Equal("elsewhere.virtual", destination.Url.Host);
        Assert.Contains(log.Lines, static line => line.StartsWith("1103", StringComparison.Ordinal) && line.Contains("elsewhere.virtual", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_option_accepts_another_authentication()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = Contract(platform);
        platform.Destinations["S4HANA"]["Authentication"] = "NoAuthentication";
        await using var services = platform.Services(static options => options.ContractMismatch = ContractMismatchBehavior.Warn);

        await Assert.ThrowsAsync<DestinationContractException>(async () => await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default));
    }

    private static DestinationContract Contract(FakePlatform platform)
        => platform.OnPremise(locationId: "dc-west", more: [("sap-client", "100")]) with { SapClient = "100" };
}
