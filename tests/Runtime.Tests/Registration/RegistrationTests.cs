using Btp.Connectivity.Http;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Runtime.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_registered_service_calls_through_its_destination()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(path: "/base");
        await using var services = platform.Services(more: collection => Register<Orders>(collection, contract, static http => new Orders(http)));

        var text = await services.GetRequiredService<Orders>().Http.GetStringAsync(new Uri("/a/b", UriKind.Relative));

        Assert.Equal("ok", text);
        Assert.Equal("/backend/base/a/b", Assert.Single(platform.Calls).Target);
    }

    [Fact]
    public async Task Two_services_of_one_destination_share_its_client()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet();
        await using var services = platform.Services(more: collection =>
        {
            Register<Orders>(collection, contract, static http => new Orders(http));
            Register<Partners>(collection, contract with { }, static http => new Partners(http));
        });

        await services.GetRequiredService<Orders>().Http.GetStringAsync(new Uri("x", UriKind.Relative));
        await services.GetRequiredService<Partners>().Http.GetStringAsync(new Uri("x", UriKind.Relative));

        Assert.Single(platform.DestinationRequests);
        Assert.Single(platform.Calls.Select(static call => call.Connection).Distinct());
    }

    [Fact]
    public void One_destination_with_two_contracts_is_refused()
    {
        var services = new ServiceCollection();
        var contract = new DestinationContract("A") { Authentication = "NoAuthentication" };
        Register<Orders>(services, contract, static http => new Orders(http));

        Assert.Throws<InvalidOperationException>(() => Register<Partners>(services, contract with { SapClient = "200" }, static http => new Partners(http)));
    }

    [Fact]
    public void A_chain_with_two_credentials_or_none_is_refused()
    {
        var contract = new DestinationContract("A");

        Assert.Throws<InvalidOperationException>(() => Add(contract, static chain => chain.UseDestination().UseBasicAuthentication().PropagatePrincipal()));
        Assert.Throws<InvalidOperationException>(() => Add(contract, static chain => chain.UseDestination()));
        Assert.Throws<InvalidOperationException>(() => Add(contract, static chain => chain.UseNoAuthentication()));
        Add(contract, static chain => chain.UseDestination().UseNoAuthentication());
    }

    [Fact]
    public void The_proxy_is_in_the_chain_exactly_when_the_destination_is_on_premise()
    {
        var onPremise = new DestinationContract("A") { ProxyType = DestinationProxyType.OnPremise };
        var internet = onPremise with { ProxyType = DestinationProxyType.Internet };

        Assert.Throws<InvalidOperationException>(() => Add(onPremise, static chain => chain.UseDestination().UseNoAuthentication()));
        Assert.Throws<InvalidOperationException>(() => Add(internet, static chain => chain.UseDestination().UseNoAuthentication().UseConnectivityProxy()));
        Add(onPremise, static chain => chain.UseDestination().UseNoAuthentication().UseConnectivityProxy());
    }

    [Fact]
    public async Task A_chain_for_another_authentication_than_the_destination_has_fails()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.Internet();
        await using var services = platform.Services(more: static collection => DestinationClientRegistration.AddDestinationClient(
            collection, new DestinationContract("API"), static chain => chain.UseTelemetry().UseDestination().UseBasicAuthentication(), static http => new Orders(http)));

        await Assert.ThrowsAsync<DestinationContractException>(() => services.GetRequiredService<Orders>().Http.GetAsync(new Uri("x", UriKind.Relative)));

        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task An_on_premise_destination_is_never_called_directly_even_when_the_build_did_not_know()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnPremise("API", "NoAuthentication", url: platform.Address.AbsoluteUri);
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(new DestinationContract("API") { Authentication = "NoAuthentication" });

        await Assert.ThrowsAsync<DestinationContractException>(() => client.GetAsync(new Uri("x", UriKind.Relative)));

        Assert.Empty(platform.Calls);
    }

    [Fact]
    public void A_client_without_the_runtime_is_refused()
    {
        using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();

        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IHttpClientFactory>().CreateClient(new DestinationContract("A") { Authentication = "NoAuthentication" }));
    }

    [Fact]
    public void An_authentication_without_a_chain_is_refused()
    {
        using var services = new ServiceCollection().AddBtpConnectivity().BuildServiceProvider();
        var factory = services.GetRequiredService<IHttpClientFactory>();

        Assert.Throws<InvalidOperationException>(() => factory.CreateClient(new DestinationContract("A") { Authentication = "SAPAssertionSSO" }));
        Assert.Throws<InvalidOperationException>(() => factory.CreateClient(new DestinationContract("B")));
    }

    [Fact]
    public void Options_come_from_the_configuration_and_code_has_the_last_word()
    {
        using var services = With(("Btp:DestinationCacheDuration", "00:01:00"), ("Btp:MaxRetries", "5"), ("Btp:ContractMismatch", "warn"))
            .AddBtpConnectivity(static options => options.MaxRetries = 1).BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<BtpConnectivityOptions>>().Value;

        Assert.Equal((TimeSpan.FromMinutes(1), 1, ContractMismatchBehavior.Warn), (options.DestinationCacheDuration, options.MaxRetries, options.ContractMismatch));
    }

    [Theory]
    [InlineData("Btp:MaxRetries", "many")]
    [InlineData("Btp:MaxRetries", "-1")]
    [InlineData("Btp:ContractMismatch", "Ignore")]
    [InlineData("Btp:ServiceTimeout", "00:00:00")]
    public void Settings_that_make_no_sense_are_refused_by_name(string key, string value)
    {
        using var services = With((key, value)).AddBtpConnectivity().BuildServiceProvider();

        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<BtpConnectivityOptions>>().Value);

        Assert.Contains(key["Btp:".Length..], problem.Message, StringComparison.Ordinal);
    }

    private static ServiceCollection With(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(static setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))).Build());
        return services;
    }

    private static void Add(DestinationContract contract, Action<DestinationHandlerChain> chain)
        => DestinationClientRegistration.AddDestinationClient(new ServiceCollection(), contract, chain, static http => new Orders(http));

    private static void Register<TService>(IServiceCollection services, DestinationContract contract, Func<HttpClient, TService> create)
        where TService : class
        => DestinationClientRegistration.AddDestinationClient(
            services, contract, static chain => chain.UseTelemetry().UseResilience().UseCsrfProtection().UseDestination().UseNoAuthentication(), create);

    private sealed record Orders(HttpClient Http);

    private sealed record Partners(HttpClient Http);
}
