using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

/// <summary>Destinations from the configuration, for local development only.</summary>
public sealed class ConfiguredDestinationTests
{
    private static readonly DestinationContract Api = new("API") { Type = "HTTP", ProxyType = DestinationProxyType.Internet };

    [Fact]
    public async Task In_development_a_destination_comes_from_the_configuration_without_any_binding()
    {
        await using var services = Services("Development", ("URL", "https://api.example/root"), ("Authentication", "BasicAuthentication"), ("User", "U"), ("Password", FakePlatform.Password));

        var destination = await ResolveAsync(services, Api);

        Assert.Equal(("API", "BasicAuthentication", "https://api.example/root"), (destination.Name, destination.Authentication, destination.Url.AbsoluteUri));
        Assert.Equal("U", destination.CredentialKey);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("production")]
    [InlineData(null)]
    public async Task In_production_and_where_nothing_names_the_environment_it_is_refused(string? environment)
    {
        await using var services = Services(environment, ("URL", "https://api.example"), ("User", "U"), ("Password", FakePlatform.Password));

        var problem = await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(services, Api));

        Assert.Contains("Btp:Destinations", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakePlatform.Password, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_name_is_asked_for_at_the_destination_service()
    {
        await using var services = Services("Development", ("URL", "https://api.example"));

        await Assert.ThrowsAsync<MissingBindingException>(() => ResolveAsync(services, Api with { Name = "api" }));
    }

    [Fact]
    public async Task The_contract_is_checked_as_ever()
    {
        await using var services = Services("Development", ("URL", "https://api.example"), ("ProxyType", "OnPremise"));

        await Assert.ThrowsAsync<DestinationContractException>(() => ResolveAsync(services, Api));
    }

    [Fact]
    public async Task A_type_that_needs_a_token_of_the_destination_service_is_refused_with_that_reason()
    {
        await using var services = Services("Development", ("URL", "https://api.example"), ("Authentication", "OAuth2ClientCredentials"));

        var problem = await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(services, Api));

        Assert.Contains("OAuth2ClientCredentials", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<Destination> ResolveAsync(IServiceProvider services, DestinationContract contract)
        => await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default);

    // Null stands for a machine on which neither the configuration nor a variable names the environment, as on a build server.
    private static ServiceProvider Services(string? environment, params (string Key, string Value)[] properties)
    {
        var settings = properties.ToDictionary(static property => "Btp:Destinations:API:" + property.Key, static property => (string?)property.Value);
        settings["ASPNETCORE_ENVIRONMENT"] = environment;
        settings["DOTNET_ENVIRONMENT"] = environment;
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddBtpConnectivity()
            .BuildServiceProvider();
    }
}
