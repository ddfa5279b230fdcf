using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Http;

/// <summary>The properties forwardAuthToken and HTML5.ForwardAuthToken.</summary>
public sealed class ForwardedTokenTests
{
    private static readonly Uri Path = new("x", UriKind.Relative);

    [Theory]
    [InlineData("forwardAuthToken", "true")]
    [InlineData("HTML5.ForwardAuthToken", "TRUE")]
    public async Task The_users_token_goes_to_an_Internet_destination_without_authentication(string property, string value)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(more: [(property, value)]);
        var alice = Jwt.User("alice");

        Assert.Equal("Bearer " + alice.Token, (await CallAsync(platform, contract, alice))["Authorization"]);
    }

    [Theory]
    [InlineData("forwardAuthToken", "false")]
    [InlineData("ForwardAuthToken", "true")]
    public async Task Without_the_property_it_does_not(string property, string value)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(more: [(property, value)]);

        Assert.Null((await CallAsync(platform, contract, Jwt.User("alice")))["Authorization"]);
    }

    [Fact]
    public async Task On_premise_it_does_not()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "NoAuthentication", more: [("forwardAuthToken", "true")]);

        Assert.Null((await CallAsync(platform, contract, Jwt.User("alice")))["Authorization"]);
    }

    [Fact]
    public async Task By_Private_Link_it_does_not()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(more: [("forwardAuthToken", "true")]) with { ProxyType = DestinationProxyType.PrivateLink };
        platform.Destinations["API"]["ProxyType"] = "PrivateLink";

        Assert.Null((await CallAsync(platform, contract, Jwt.User("alice")))["Authorization"]);
    }

    [Fact]
    public async Task Beside_another_authentication_it_does_not()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "BasicAuthentication", more: [("forwardAuthToken", "true"), ("User", "U"), ("Password", FakePlatform.Password)]);

        Assert.StartsWith("Basic ", (await CallAsync(platform, contract, Jwt.User("alice")))["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_user_nothing_is_sent()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(more: [("forwardAuthToken", "true")]);

        await Assert.ThrowsAsync<MissingUserContextException>(() => CallAsync(platform, contract, null));

        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task Two_users_have_connections_of_their_own()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(more: [("forwardAuthToken", "true")]);
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        foreach (var name in new[] { "alice", "bob", "alice" })
        {
            using var user = FakePlatform.As(services, Jwt.User(name));
            using var response = await client.GetAsync(Path);
        }

        var connections = platform.Calls.Select(static call => call.Connection).ToArray();
        Assert.NotEqual(connections[0], connections[1]);
        Assert.Equal(connections[0], connections[2]);
    }

    private static async Task<RecordedRequest> CallAsync(FakePlatform platform, DestinationContract contract, UserContext? user)
    {
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var scope = FakePlatform.As(services, user);
        using var response = await client.GetAsync(Path);
        return Assert.Single(platform.Calls);
    }
}
