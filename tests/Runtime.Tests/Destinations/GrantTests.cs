using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

/// <summary>What the authentication types send to the Destination service, and what of its answer reaches the back end.</summary>
public sealed class GrantTests
{
    private const string Code = "c0de-of-the-application";
    private const string Token = """ "authTokens":[{"type":"Bearer","value":"t","refresh_token":"r3fresh-token","http_header":{"key":"Authorization","value":"Bearer t"}}] """;

    public static TheoryData<string, DestinationGrant, string[]> Grants => new()
    {
        { "OAuth2AuthorizationCode", DestinationGrant.AuthorizationCode(Code, new Uri("https://app.example/cb?a=1"), "v3rifier"), [$"X-code: {Code}", "X-redirect-uri: https%3A%2F%2Fapp.example%2Fcb%3Fa%3D1", "X-code-verifier: v3rifier"] },
        { "OAuth2RefreshToken", DestinationGrant.RefreshToken(Code), [$"X-refresh-token: {Code}"] },
        { "OAuth2TokenExchange", DestinationGrant.TokenExchange(Code, DestinationGrant.AccessTokenType, "act0r", DestinationGrant.JwtTokenType), [$"X-subject-token: {Code}", "X-subject-token-type: urn:ietf:params:oauth:token-type:access_token", "X-actor-token: act0r", "X-actor-token-type: urn:ietf:params:oauth:token-type:jwt"] },
        { "OAuth2SAMLBearerAssertion", DestinationGrant.SamlAssertion(Code), [$"X-samlAssertion: {Code}"] },
        { "OAuth2ClientCredentials", DestinationGrant.ClientAssertion(Code, "jwt"), [$"X-client-assertion: {Code}", "X-client-assertion-type: jwt"] },
        { "OAuth2ClientCredentials", DestinationGrant.ClientAssertionFrom("IDP"), ["X-client-assertion-destination-name: IDP"] },
    };

    [Theory]
    [MemberData(nameof(Grants))]
    public async Task A_grant_travels_in_its_headers_to_the_Destination_service_and_no_further(string authentication, DestinationGrant grant, string[] headers)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: authentication);
        platform.Additions["API"] = Token;
        await using var services = platform.Services();

        await CallAsync(services, contract, null, new() { Grant = grant });

        var request = Assert.Single(platform.DestinationRequests);
        Assert.Equal(headers, request.Headers.Where(static header => header.Key.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && header.Key != "x-correlationid").Select(static header => $"{header.Key}: {header.Value}"));
        var call = Assert.Single(platform.Calls);
        Assert.Equal("Bearer t", call["Authorization"]);
        Assert.DoesNotContain(call.Headers.Values, static value => value.Contains(Code, StringComparison.Ordinal));
        Assert.DoesNotContain(Code, grant + new DestinationLookup { Grant = grant }.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OAuth2AuthorizationCode", "DestinationGrant.AuthorizationCode")]
    [InlineData("OAuth2RefreshToken", "DestinationGrant.RefreshToken")]
    public async Task A_type_that_needs_a_grant_says_so_before_anything_is_sent(string authentication, string factory)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: authentication);
        await using var services = platform.Services();

        var problem = await Assert.ThrowsAsync<ConnectivityException>(() => CallAsync(services, contract, Jwt.User("alice"), null));

        Assert.Contains(factory, problem.Message, StringComparison.Ordinal);
        Assert.Empty(platform.TokenRequests);
    }

    [Fact]
    public async Task A_code_is_used_once_for_its_user_and_its_token_is_kept_for_that_code_alone()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2AuthorizationCode");
        platform.Additions["API"] = Token;
        await using var services = platform.Services();
        var lookup = new DestinationLookup { Grant = DestinationGrant.AuthorizationCode(Code) };

        await CallAsync(services, contract, Jwt.User("alice"), lookup);
        await CallAsync(services, contract, Jwt.User("alice"), new() { Grant = DestinationGrant.AuthorizationCode(Code) });
        await CallAsync(services, contract, Jwt.User("bob"), new() { Grant = DestinationGrant.AuthorizationCode("an0ther-code") });

        Assert.Equal([Code, "an0ther-code"], platform.DestinationRequests.Select(static request => request["X-code"]));
        var connections = platform.Calls.Select(static call => call.Connection).ToArray();
        Assert.Equal(connections[0], connections[1]);
        Assert.NotEqual(connections[1], connections[2]);
    }

    [Fact]
    public async Task A_refresh_token_that_came_along_is_for_the_application_and_in_no_text()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2AuthorizationCode");
        platform.Additions["API"] = Token;
        await using var services = platform.Services();

        var destination = await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, new() { Grant = DestinationGrant.AuthorizationCode(Code) }, default);

        Assert.Equal("r3fresh-token", destination.RefreshToken);
        Assert.DoesNotContain("r3fresh-token", destination.ToString() + string.Concat(destination.Tokens), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_exchange_is_for_the_caller_when_no_subject_is_brought()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2TokenExchange");
        platform.Additions["API"] = Token;
        await using var services = platform.Services();
        var alice = Jwt.User("alice");

        await CallAsync(services, contract, alice, null);
        await Assert.ThrowsAsync<MissingUserContextException>(() => CallAsync(services, contract, null, null));

        var request = Assert.Single(platform.DestinationRequests);
        Assert.Equal((alice.Token, DestinationGrant.JwtTokenType), (request["X-subject-token"], request["X-subject-token-type"]));
    }

    [Fact]
    public async Task A_SAML_assertion_opens_a_session_at_the_back_end_and_is_never_kept()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "SAMLAssertion");
        platform.Additions["API"] = """ "authTokens":[{"type":"SAML2.0","value":"PHNhbWw+","http_header":{"key":"Authorization","value":"SAML2.0 PHNhbWw+"}}] """;
        await using var services = platform.Services();

        await CallAsync(services, contract, Jwt.User("alice"), null);
        await CallAsync(services, contract, Jwt.User("alice"), null);

        Assert.Equal(2, platform.DestinationRequests.Count);
        Assert.All(platform.Calls, static call => Assert.Equal(("SAML2.0 PHNhbWw+", "create"), (call["Authorization"], call["x-sap-security-session"])));
    }

    [Theory]
    [InlineData("OAuth2SAMLBearerAssertion")]
    [InlineData("SAMLAssertion")]
    public async Task A_system_user_stands_in_where_there_is_no_caller_and_nobody_does_without_one(string authentication)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: authentication);
        platform.Additions["API"] = Token;
        await using var services = platform.Services();

        await Assert.ThrowsAsync<MissingUserContextException>(() => CallAsync(services, contract, null, null));
        Assert.Empty(platform.Calls);
        platform.Destinations["API"]["SystemUser"] = "BATCH";
        platform.DestinationRequests.Clear();
        await CallAsync(services, contract, null, null);

        Assert.Equal(["API?$skipTokenRetrieval=true", "API"], platform.DestinationRequests.Select(static request => request.Target[(request.Target.LastIndexOf('/') + 1)..]));
        Assert.Single(platform.Calls);
    }

    [Fact]
    public async Task A_common_token_service_is_told_the_callers_subdomain_and_a_dedicated_one_is_not()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2ClientCredentials", more: ("tokenServiceURLType", "Common"));
        platform.OnDestination = (request, _) =>
        {
            platform.Additions["API"] = request["X-tenant"] == "orders" ? Token : """ "authTokens":[{"type":"","value":"","error":"which tenant?"}] """;
            return Task.FromResult(false);
        };
        await using var services = platform.Services();
        var alice = UserContext.FromToken(Jwt.Of(new Dictionary<string, object?> { ["iss"] = "i", ["zid"] = "tenant-1", ["user_id"] = "a", ["ext_attr"] = new Dictionary<string, string> { ["zdn"] = "orders" } }));

        await CallAsync(services, contract, alice, null);
        Assert.Equal([null, "orders"], platform.DestinationRequests.Select(static request => request["X-tenant"]));

        platform.Destinations["API"]["tokenServiceURLType"] = "Dedicated";
        var bob = UserContext.FromToken(Jwt.Of(new Dictionary<string, object?> { ["iss"] = "i", ["zid"] = "tenant-2", ["user_id"] = "b", ["ext_attr"] = new Dictionary<string, string> { ["zdn"] = "orders" } }));
        await Assert.ThrowsAsync<TokenRequestException>(() => CallAsync(services, contract, bob, null));
        Assert.Null(platform.DestinationRequests.Last()["X-tenant"]);
    }

    [Fact]
    public async Task A_token_that_could_not_be_had_is_reported_with_the_services_words_and_without_any_secret()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet(authentication: "OAuth2AuthorizationCode", more: [("clientSecret", "cl1ent-secret"), ("tokenServicePassword", "t0ken-password"), ("tokenServiceURL.headers.ApiKey", "4pi-key")]);
        platform.Additions["API"] = $$""" "authTokens":[{"type":"","value":"","error":"invalid_grant for {{Code}} with cl1ent-secret, t0ken-password, 4pi-key"}] """;
        using var log = new LogCollector();
        await using var services = platform.Services(more: collection => collection.AddLogging(builder => builder.AddProvider(log).SetMinimumLevel(LogLevel.Trace)));

        var problem = await Assert.ThrowsAsync<TokenRequestException>(() => CallAsync(services, contract, null, new() { Grant = DestinationGrant.AuthorizationCode(Code) }));

        Assert.Contains("invalid_grant", problem.Message, StringComparison.Ordinal);
        var texts = problem + string.Join('\n', log.Lines);
        Assert.All(new[] { Code, "cl1ent-secret", "t0ken-password", "4pi-key" }, secret => Assert.DoesNotContain(secret, texts, StringComparison.Ordinal));
        Assert.Empty(platform.Calls);
    }

    private static async Task CallAsync(IServiceProvider services, DestinationContract contract, UserContext? user, DestinationLookup? lookup)
    {
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var request = new HttpRequestMessage(HttpMethod.Get, "a");
        if (user is not null)
        {
            request.Options.Set(DestinationRequestOptions.User, user);
        }

        if (lookup is not null)
        {
            request.Options.Set(DestinationRequestOptions.Lookup, lookup);
        }

        using var response = await client.SendAsync(request);
    }
}
