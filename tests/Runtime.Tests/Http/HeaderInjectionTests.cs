using Btp.Connectivity.Bindings;
using Btp.Connectivity.Identity;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Http;

public sealed class HeaderInjectionTests
{
    private const string Injected = "100\r\nSAP-Connectivity-Authentication: Bearer x";

    [Theory]
    [InlineData("sap-client")]
    [InlineData("sap-language")]
    [InlineData("CloudConnectorLocationId")]
    public async Task A_property_of_a_destination_cannot_begin_another_header(string property)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "BasicAuthentication", more: [("User", "U"), ("Password", "p"), (property, Injected)]);
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        var error = await Assert.ThrowsAsync<ConnectivityException>(() => client.GetAsync(new Uri("a", UriKind.Relative)));

        Assert.DoesNotContain("Bearer x", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task A_token_of_the_Destination_service_cannot_begin_another_header()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2ClientCredentials");
        platform.Additions["API"] = """ "authTokens":[{"type":"Bearer","value":"t","http_header":{"key":"Authorization","value":"Bearer t\r\nCookie: a=b"},"expires_in":"3600"}] """;
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        await Assert.ThrowsAsync<ConnectivityException>(() => client.GetAsync(new Uri("a", UriKind.Relative)));

        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task A_tenant_cannot_begin_another_header_of_a_token_request()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var client = new OAuthClient(services.GetRequiredService<IServiceBindings>().GetRequired("destination"));

        await Assert.ThrowsAsync<ConnectivityException>(
            async () => await services.GetRequiredService<ITokenService>().GetClientCredentialsTokenAsync(client, "tenant\r\nx-evil: 1", default));

        Assert.Empty(platform.TokenRequests);
    }

    [Fact]
    public async Task Text_without_control_characters_is_sent_as_it_is()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "BasicAuthentication", locationId: "loc 1", more: [("User", "U"), ("Password", "p"), ("sap-client", "100")]);
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var response = await client.GetAsync(new Uri("a", UriKind.Relative));

        var call = Assert.Single(platform.Calls);
        Assert.Equal("100", call["sap-client"]);
        Assert.Equal("loc 1", call["SAP-Connectivity-SCC-Location_ID"]);
    }
}
