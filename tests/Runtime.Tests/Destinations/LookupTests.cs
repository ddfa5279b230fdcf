using System.Net;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

/// <summary>Account, level, fragments, chains and further headers of a lookup.</summary>
public sealed class LookupTests
{
    [Fact]
    public async Task Without_a_lookup_the_callers_tenant_is_asked_by_API_v1_without_any_of_these_headers()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();

        await ResolveAsync(services, platform.Internet(), Jwt.User("alice"), null);

        var request = Assert.Single(platform.DestinationRequests);
        Assert.Equal("/destination-configuration/v1/destinations/API", request.Target);
        Assert.Equal("Bearer dest-token-tenant-1", request["Authorization"]);
        Assert.DoesNotContain(request.Headers.Keys, static name => name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && name != "x-correlationid");
    }

    [Theory]
    [InlineData(DestinationLookupLevel.Subaccount, "subaccount")]
    [InlineData(DestinationLookupLevel.Instance, "instance")]
    [InlineData(DestinationLookupLevel.ProviderSubaccount, "provider_subaccount")]
    [InlineData(DestinationLookupLevel.ProviderInstance, "provider_instance")]
    public async Task A_level_is_asked_for_by_API_v2(DestinationLookupLevel level, string text)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var contract = platform.Internet();
        platform.Destinations["API@" + text] = platform.Destinations["API"];

        await ResolveAsync(services, contract, Jwt.User("alice"), new() { Level = level });

        Assert.Equal($"/destination-configuration/v2/destinations/API@{text}", Assert.Single(platform.DestinationRequests).Target);
    }

    [Fact]
    public async Task The_providers_account_is_asked_only_by_an_explicit_choice()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();

        var destination = await ResolveAsync(services, platform.Internet(), Jwt.User("alice"), new() { Account = DestinationLookupAccount.Provider });

        Assert.Equal("Bearer dest-token-own", Assert.Single(platform.DestinationRequests)["Authorization"]);
        Assert.Null(destination.AccountTenant);
    }

    [Fact]
    public async Task A_destination_that_only_the_provider_has_is_not_found_by_a_subscriber()
    {
        await using var platform = await FakePlatform.StartAsync();
        OnlyForTheProvider(platform);
        await using var services = platform.Services();

        await Assert.ThrowsAsync<DestinationNotFoundException>(() => ResolveAsync(services, platform.Internet(), Jwt.User("alice"), null));
        await Assert.ThrowsAsync<DestinationNotFoundException>(() => ResolveAsync(services, platform.Internet(), Jwt.User("alice"), new() { Account = DestinationLookupAccount.Subscriber }));
        Assert.All(platform.DestinationRequests, static request => Assert.Equal("Bearer dest-token-tenant-1", request["Authorization"]));
    }

    [Fact]
    public async Task The_subscriber_first_and_then_the_provider_is_a_choice_too()
    {
        await using var platform = await FakePlatform.StartAsync();
        OnlyForTheProvider(platform);
        await using var services = platform.Services();

        var destination = await ResolveAsync(services, platform.Internet(), Jwt.User("alice"), new() { Account = DestinationLookupAccount.SubscriberThenProvider });

        Assert.Null(destination.AccountTenant);
        Assert.Equal(["Bearer dest-token-tenant-1", "Bearer dest-token-own"], platform.DestinationRequests.Select(static request => request["Authorization"]));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task No_failure_but_not_found_ever_leads_to_the_provider(int status)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnDestination = async (_, context) =>
        {
            await FakePlatform.JsonAsync(context, status, """{"ErrorMessage":"no"}""");
            return true;
        };
        await using var services = platform.Services();

        await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(services, platform.Internet(), Jwt.User("alice"), new() { Account = DestinationLookupAccount.SubscriberThenProvider }));

        Assert.DoesNotContain(platform.DestinationRequests, static request => request["Authorization"] == "Bearer dest-token-own");
    }

    [Fact]
    public async Task A_subscribers_lookup_needs_a_subscriber()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var lookup = new DestinationLookup { Account = DestinationLookupAccount.Subscriber };

        await Assert.ThrowsAsync<MissingUserContextException>(() => ResolveAsync(services, platform.Internet(), null, lookup));
        await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(services, platform.Internet(), Jwt.User("dev", "provider"), lookup));

        Assert.Empty(platform.DestinationRequests);
    }

    [Fact]
    public async Task Fragments_may_change_what_no_manifest_knows_but_not_who_the_back_end_sees()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var contract = platform.Internet() with { Url = new Uri("https://another.example") };
        var lookup = new DestinationLookup { Fragments = ["eu", new("big", DestinationLookupLevel.ProviderSubaccount)], FragmentsAreOptional = true };

        await Assert.ThrowsAsync<DestinationContractException>(() => ResolveAsync(services, contract, null, null));
        await ResolveAsync(services, contract, null, lookup);
        await Assert.ThrowsAsync<DestinationContractException>(() => ResolveAsync(services, contract with { Authentication = "BasicAuthentication" }, null, lookup));

        var request = platform.DestinationRequests.ElementAt(1);
        Assert.Equal(("eu,big@provider_subaccount", "true"), (request["X-fragment-name"], request["X-fragment-optional"]));
    }

    [Fact]
    public async Task A_chain_is_sent_with_its_variables_and_belongs_to_its_caller()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var contract = platform.Internet();
        var lookup = new DestinationLookup { Chain = new("my-chain") { Variables = new Dictionary<string, string> { ["subjectToken"] = "t-of-alice", ["subjectTokenType"] = "x" } } };

        await ResolveAsync(services, contract, Jwt.User("alice"), lookup);
        await ResolveAsync(services, contract, Jwt.User("alice"), lookup);
        await ResolveAsync(services, contract, Jwt.User("bob"), lookup);

        Assert.Equal(2, platform.DestinationRequests.Count);
        var request = platform.DestinationRequests.First();
        Assert.Equal(("my-chain", "t-of-alice", "x"), (request["X-chain-name"], request["X-chain-var-subjectToken"], request["X-chain-var-subjectTokenType"]));
        Assert.DoesNotContain("t-of-alice", lookup.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_headers_are_sent_but_never_one_that_says_who_asks()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var contract = platform.Internet();

        await ResolveAsync(services, contract, null, new() { Headers = new Dictionary<string, string> { ["X-Token-Service-Tenant"] = "orders" }, TokenServiceTenant = "sub" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => ResolveAsync(services, contract, null, new() { Headers = new Dictionary<string, string> { ["authorization"] = "Bearer x" } }));

        var request = Assert.Single(platform.DestinationRequests);
        Assert.Equal(("orders", "sub"), (request["X-Token-Service-Tenant"], request["X-tenant"]));
    }

    [Fact]
    public async Task Tokens_can_be_left_out_to_look_at_a_destination()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var contract = platform.Internet(authentication: "OAuth2ClientCredentials");

        await ResolveAsync(services, contract, null, new() { SkipTokenRetrieval = true });
        await Assert.ThrowsAsync<TokenRequestException>(() => ResolveAsync(services, contract, null, null));

        Assert.EndsWith("API?$skipTokenRetrieval=true", platform.DestinationRequests.First().Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lookup_can_be_stated_in_the_configuration_for_a_scope_and_for_one_request()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet();
        await using var services = platform.Services(settings: [("Btp:Lookups:API:Fragments", "from-configuration"), ("Btp:Lookups:API:Account", "Provider")]);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        await GetAsync(client, null);
        using (new DestinationLookup { Fragments = ["from-scope"] }.UseFor(contract))
        {
            await GetAsync(client, null);
            await GetAsync(client, new() { Fragments = ["from-request"] });
            using (new DestinationLookup { Fragments = ["of-another"] }.UseFor(contract with { Name = "OTHER" }))
            {
                await GetAsync(client, null);
            }
        }

        await GetAsync(client, null);

        Assert.Equal(["from-configuration", "from-scope", "from-request"], platform.DestinationRequests.Select(static request => request["X-fragment-name"]));
    }

    [Fact]
    public async Task Work_that_outlives_a_scope_does_not_keep_its_lookup()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        var end = new TaskCompletionSource();
        Task work;
        using (new DestinationLookup { Fragments = ["from-scope"] }.UseFor(contract))
        {
            work = LaterAsync();
        }

        end.SetResult();
        await work;

        Assert.Null(Assert.Single(platform.DestinationRequests)["X-fragment-name"]);

        async Task LaterAsync()
        {
            await end.Task;
            await GetAsync(client, null);
        }
    }

    [Fact]
    public async Task Calls_of_two_lookups_share_no_connection()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        await GetAsync(client, null);
        await GetAsync(client, new() { Fragments = ["eu"] });
        await GetAsync(client, new() { Fragments = ["eu"] });

        var connections = platform.Calls.Select(static call => call.Connection).ToArray();
        Assert.NotEqual(connections[0], connections[1]);
        Assert.Equal(connections[1], connections[2]);
    }

    private static void OnlyForTheProvider(FakePlatform platform)
        => platform.OnDestination = static async (request, context) =>
        {
            if (request["Authorization"] == "Bearer dest-token-own")
            {
                return false;
            }

            await FakePlatform.JsonAsync(context, 404, """{"ErrorMessage":"Configuration with the specified name was not found"}""");
            return true;
        };

    private static async Task GetAsync(HttpClient client, DestinationLookup? lookup)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "a");
        if (lookup is not null)
        {
            request.Options.Set(DestinationRequestOptions.Lookup, lookup);
        }

        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<Destination> ResolveAsync(IServiceProvider services, DestinationContract contract, UserContext? user, DestinationLookup? lookup)
        => await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, user, lookup, default);
}
