using System.Net;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

public sealed class DestinationTests
{
    private const string UserToken = """ "authTokens":[{"type":"Bearer","value":"for-user","expires_in":"3600","http_header":{"key":"Authorization","value":"Bearer for-user"}}] """;

    [Theory]
    [InlineData(""" "authTokens":[{"type":"Bearer","value":"t","expires_in":1e300}] """)]
    [InlineData(""" "authTokens":[{"type":"Bearer","value":"t","expires_in":"Infinity"}] """)]
    [InlineData(""" "authTokens":[{"type":"Bearer","value":"t","expires_in":"NaN"}] """)]
    [InlineData(""" "authTokens":[{"type":"Bearer","value":"t","expires_in":-1e300}] """)]
    [InlineData(""" "authTokens":[7,{"type":"Bearer","value":"t"}],"certificates":["x",7] """)]
    public async Task What_no_service_should_answer_is_not_taken_literally(string answer)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2ClientCredentials");
        platform.Additions["API"] = answer;
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var response = await client.GetAsync(new Uri("a", UriKind.Relative));

        Assert.Equal("Bearer t", Assert.Single(platform.Calls)["Authorization"]);
    }

    [Fact]
    public async Task One_hundred_concurrent_cold_calls_make_one_token_request_and_one_find()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        platform.OnDestination = static async (_, _) =>
        {
            await Task.Delay(50);
            return false;
        };
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        var users = Enumerable.Range(0, 10).Select(i => Jwt.User("user" + i)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            FakePlatform.As(services, users[i % 10]);
            using var response = await client.GetAsync(new Uri("x", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }));

        Assert.Single(platform.DestinationRequests);
        Assert.Single(platform.TokenRequests, static request => request.Body.Contains("dest-client", StringComparison.Ordinal));
        Assert.Single(platform.TokenRequests, static request => request.Body.Contains("conn-client", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_tenants_ask_for_themselves()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();

        await ResolveAsync(services, contract, Jwt.User("alice", "tenant-1"));
        await ResolveAsync(services, contract, Jwt.User("alice", "tenant-2"));
        await ResolveAsync(services, contract, Jwt.User("bob", "tenant-2"));

        Assert.Equal(["Bearer dest-token-tenant-1", "Bearer dest-token-tenant-2"], platform.DestinationRequests.Select(static request => request["Authorization"]));
        Assert.Equal(["tenant-1", "tenant-2"], platform.TokenRequests.Select(static request => request["x-zid"]));
    }

    [Fact]
    public async Task Without_a_user_the_applications_own_tenant_is_asked()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet();
        await using var services = platform.Services();

        await ResolveAsync(services, contract, null);

        Assert.False(Assert.Single(platform.TokenRequests).Headers.ContainsKey("x-zid"));
    }

    [Fact]
    public async Task An_answer_with_the_users_token_belongs_to_that_user()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2UserTokenExchange");
        platform.Additions["API"] = UserToken;
        await using var services = platform.Services();
        var (alice, bob) = (Jwt.User("alice"), Jwt.User("bob"));

        await ResolveAsync(services, contract, alice);
        await ResolveAsync(services, contract, alice);
        await ResolveAsync(services, contract, bob);

        Assert.Equal([alice.Token, bob.Token], platform.DestinationRequests.Select(static request => request["X-user-token"]));
    }

    [Fact]
    public async Task By_option_the_users_token_is_exchanged_instead()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2JWTBearer");
        platform.Additions["API"] = UserToken;
        await using var services = platform.Services(static options => options.DestinationUserToken = DestinationUserTokenMode.Exchange);

        await ResolveAsync(services, contract, Jwt.User("alice"));

        var request = Assert.Single(platform.DestinationRequests);
        Assert.Equal("Bearer dest-token-exchanged-tenant-1", request["Authorization"]);
        Assert.False(request.Headers.ContainsKey("X-user-token"));
    }

    [Fact]
    public async Task A_destination_that_needs_a_user_is_not_resolved_without_one()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2UserTokenExchange");
        await using var services = platform.Services();

        await Assert.ThrowsAsync<MissingUserContextException>(() => ResolveAsync(services, contract, null));

        Assert.Empty(platform.DestinationRequests);
    }

    [Fact]
    public async Task The_token_of_the_destination_service_goes_to_the_back_end()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2ClientCredentials");
        platform.Additions["API"] = """ "authTokens":[{"type":"","value":"","error":"first failed"},{"type":"Bearer","value":"t","expires_in":3600,"http_header":{"key":"x-api-token","value":"Bearer t"}}] """;
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var response = await client.GetAsync(new Uri("x", UriKind.Relative));

        Assert.Equal("Bearer t", Assert.Single(platform.Calls)["x-api-token"]);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.OK)]
    [InlineData(100, HttpStatusCode.Unauthorized)]
    public async Task A_token_that_the_back_end_refuses_is_fetched_once_more(int refusals, HttpStatusCode answer)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2ClientCredentials");
        platform.Additions["API"] = """ "authTokens":[{"type":"Bearer","value":"t","expires_in":"3600"}] """;
        var seen = 0;
        platform.OnCall = (_, context) =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref seen) <= refusals ? 401 : 200;
            return Task.CompletedTask;
        };
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var response = await client.GetAsync(new Uri("x", UriKind.Relative));

        Assert.Equal(answer, response.StatusCode);
        Assert.Equal((2, 2), (platform.Calls.Count, platform.DestinationRequests.Count));
    }

    [Fact]
    public async Task A_token_that_the_destination_service_could_not_get_is_reported_in_its_words_and_without_secrets()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2ClientCredentials", more: [("clientSecret", FakePlatform.Secret)]);
        platform.Additions["API"] = $$""" "authTokens":[{"type":"","value":"","error":"Retrieval of OAuthToken failed: 401 for secret {{FakePlatform.Secret}}"}] """;
        await using var services = platform.Services();

        var problem = await Assert.ThrowsAsync<TokenRequestException>(() => ResolveAsync(services, contract, null));

        Assert.Contains("Retrieval of OAuthToken failed: 401", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakePlatform.Secret, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destination_that_does_not_exist_is_remembered_for_a_short_time()
    {
        await using var platform = await FakePlatform.StartAsync();
        var clock = new FakeTimeProvider();
        await using var services = platform.Services(more: collection => collection.AddSingleton<TimeProvider>(clock));
        var contract = new DestinationContract("NONE");

        var first = await Assert.ThrowsAsync<DestinationNotFoundException>(() => ResolveAsync(services, contract, null));
        var second = await Assert.ThrowsAsync<DestinationNotFoundException>(() => ResolveAsync(services, contract, null));
        Assert.Single(platform.DestinationRequests);
        clock.Advance(TimeSpan.FromSeconds(16));
        platform.OnPremise("NONE");
        await ResolveAsync(services, contract, null);

        Assert.NotSame(first, second);
        Assert.Equal(2, platform.DestinationRequests.Count);
    }

    [Fact]
    public async Task A_not_found_of_something_in_between_is_not_a_missing_destination()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnDestination = static async (_, context) =>
        {
            await FakePlatform.JsonAsync(context, 404, """{"message":"no route"}""");
            return true;
        };
        await using var services = platform.Services();

        var problem = await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(services, new DestinationContract("X"), null));

        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
    }

    [Fact]
    public async Task A_resolved_destination_is_asked_for_again_when_its_time_is_over()
    {
        await using var platform = await FakePlatform.StartAsync();
        var clock = new FakeTimeProvider();
        var contract = platform.Internet();
        await using var services = platform.Services(more: collection => collection.AddSingleton<TimeProvider>(clock));

        await ResolveAsync(services, contract, null);
        clock.Advance(TimeSpan.FromMinutes(4));
        await ResolveAsync(services, contract, null);
        Assert.Single(platform.DestinationRequests);
        clock.Advance(TimeSpan.FromMinutes(2));
        await ResolveAsync(services, contract, null);

        Assert.Equal(2, platform.DestinationRequests.Count);
    }

    [Fact]
    public async Task A_destination_lives_no_longer_than_its_token()
    {
        await using var platform = await FakePlatform.StartAsync();
        var clock = new FakeTimeProvider();
        var contract = platform.Internet(authentication: "OAuth2ClientCredentials");
        platform.Additions["API"] = """ "authTokens":[{"type":"Bearer","value":"t","expires_in":"90"}] """;
        await using var services = platform.Services(more: collection => collection.AddSingleton<TimeProvider>(clock));

        await ResolveAsync(services, contract, null);
        clock.Advance(TimeSpan.FromSeconds(61));
        await ResolveAsync(services, contract, null);

        Assert.Equal(2, platform.DestinationRequests.Count);
    }

    [Fact]
    public async Task A_refused_service_token_is_dropped_and_fetched_once_more()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet();
        var tokens = 0;
        platform.OnToken = async (_, context) =>
        {
            if (Interlocked.Increment(ref tokens) > 1)
            {
                return false;
            }

            await FakePlatform.JsonAsync(context, 200, """{"access_token":"stale","expires_in":3600}""");
            return true;
        };
        await using var services = platform.Services();

        await ResolveAsync(services, contract, null);

        Assert.Equal(2, tokens);
        Assert.Equal(2, platform.DestinationRequests.Count);
    }

    [Fact]
    public async Task Headers_that_decide_who_the_caller_is_cannot_come_from_a_property()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(more: [("URL.headers.SAP-Connectivity-Authentication", "Bearer x")]);
        await using var services = platform.Services();

        await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(services, contract, Jwt.User("alice")));
    }

    [Fact]
    public async Task A_destination_prints_no_secret()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "BasicAuthentication", more: [("User", "BATCH"), ("Password", FakePlatform.Password)]);
        await using var services = platform.Services();

        var destination = await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default);

        Assert.Equal("S4HANA (HTTP, OnPremise, BasicAuthentication)", destination.ToString());
        Assert.DoesNotContain(
            destination.GetType().GetProperties(),
            property => property.GetValue(destination)?.ToString()?.Contains(FakePlatform.Password, StringComparison.Ordinal) == true);
    }

    private static async Task ResolveAsync(IServiceProvider services, DestinationContract contract, UserContext? user)
        => await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, user, default);
}
