using System.Net;
using Btp.Connectivity.AspNetCore.Tests.Fakes;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Microsoft.Extensions.DependencyInjection;
using RunningLandscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.AspNetCore.Tests.Landscape;

/// <summary>The runtime against the local landscape, whose proxy and Cloud Connector are as strict as the real ones.</summary>
public sealed class LandscapeCallTests
{
    private static readonly Uri Orders = new("sap/opu/odata/sap/X", UriKind.Relative);

    [Fact]
    public async Task The_back_end_sees_the_person_who_called()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);

        Assert.Equal("ALICE", await CallAsync(services, TestLandscape.S4HANA, UserContext.FromToken(landscape.UserToken("ALICE"))));
    }

    [Fact]
    public async Task Users_of_two_tenants_interleaved_200_calls_each_are_never_mixed_up_and_never_refused()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);
        var users = new[] { "ALICE", "BOB", "CAROL" }.Select(name => UserContext.FromToken(landscape.UserToken(name))).ToArray();

        var seen = await Task.WhenAll(Enumerable.Range(0, 600).Select(async i => (users[i % 3].UserName, Seen: await CallAsync(services, TestLandscape.S4HANA, users[i % 3]))));

        Assert.All(seen, static call => Assert.Equal(call.UserName, call.Seen));
        Assert.DoesNotContain(landscape.Audit.Entries, static entry => entry.Status >= 400);
        Assert.Equal(2, landscape.Audit.Entries.Count(static entry => entry.Hop == Hop.DestinationService));
    }

    [Fact]
    public async Task One_shared_HttpClient_is_refused_by_the_proxy_for_the_second_user()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);
        var bindings = services.GetRequiredService<Btp.Connectivity.Bindings.IServiceBindings>();
        var connectivity = new Btp.Connectivity.Bindings.ConnectivityServiceBinding(bindings.GetRequired("connectivity"));
        var token = await services.GetRequiredService<Btp.Connectivity.Tokens.ITokenService>().GetClientCredentialsTokenAsync(connectivity.Client, TestLandscape.Tenant, default);
        using var shared = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(landscape.ConnectivityProxy) });

        var statuses = new List<HttpStatusCode>();
        foreach (var user in new[] { "ALICE", "BOB" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://s4.virtual:44300/sap/opu/x");
            request.Headers.TryAddWithoutValidation("Proxy-Authorization", "Bearer " + token.Value);
            request.Headers.TryAddWithoutValidation("SAP-Connectivity-Authentication", "Bearer " + landscape.UserToken(user));
            request.Headers.TryAddWithoutValidation("SAP-Connectivity-SCC-Location_ID", "dc-west");
            using var response = await shared.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Forbidden], statuses);
    }

    [Fact]
    public async Task By_token_exchange_the_back_end_sees_the_same_person()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape, static options => options.PrincipalPropagation = PrincipalPropagationMode.TokenExchange);

        var alice = CallAsync(services, TestLandscape.S4HANA, UserContext.FromToken(landscape.UserToken("ALICE")));
        var bob = CallAsync(services, TestLandscape.S4HANA, UserContext.FromToken(landscape.UserToken("BOB")));

        Assert.Equal(["ALICE", "BOB"], await Task.WhenAll(alice, bob));
    }

    [Fact]
    public async Task The_hops_of_one_call_are_found_by_their_correlation_id()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);
        services.GetRequiredService<IUserContextAccessor>().Current = UserContext.FromToken(landscape.UserToken("ALICE"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(TestLandscape.S4HANA);
        using var request = new HttpRequestMessage(HttpMethod.Get, Orders);
        request.Headers.Add("x-correlationid", "my-call");

        using var response = await client.SendAsync(request);

        var hops = landscape.Audit.For("my-call").Select(static entry => entry.Hop).Distinct().Order().ToList();
        Assert.Equal([Hop.TokenService, Hop.DestinationService, Hop.ConnectivityProxy, Hop.CloudConnector], hops);
    }

    [Fact]
    public async Task A_path_that_is_not_exposed_is_told_from_the_back_ends_own_refusal()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);

        var problem = await Assert.ThrowsAsync<ResourceNotExposedException>(
            () => CallAsync(services, TestLandscape.S4HANA, UserContext.FromToken(landscape.UserToken("ALICE")), "secret/path"));

        Assert.Equal("/secret/path", problem.Resource);
    }

    [Fact]
    public async Task A_system_without_a_mapping_is_named()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);

        var problem = await Assert.ThrowsAsync<ResourceNotExposedException>(
            () => CallAsync(services, TestLandscape.NotMapped, UserContext.FromToken(landscape.UserToken("ALICE"))));

        Assert.Equal(("other.virtual:44300", null), (problem.VirtualHost, problem.Resource));
    }

    [Fact]
    public async Task A_location_id_without_a_connector_is_named_with_the_subaccount()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);

        var problem = await Assert.ThrowsAsync<CloudConnectorUnavailableException>(
            () => CallAsync(services, TestLandscape.Nowhere, UserContext.FromToken(landscape.UserToken("ALICE"))));

        Assert.Equal(("dc-none", TestLandscape.Tenant), (problem.LocationId, problem.SubaccountId));
    }

    [Fact]
    public async Task A_back_end_that_is_down_is_named_and_works_again_when_it_is_up()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);
        var alice = UserContext.FromToken(landscape.UserToken("ALICE"));

        using (landscape.Faults.Down(Hop.BackEnd))
        {
            await Assert.ThrowsAsync<BackendUnreachableException>(() => CallAsync(services, TestLandscape.S4HANA, alice));
        }

        Assert.Equal("ALICE", await CallAsync(services, TestLandscape.S4HANA, alice));
    }

    [Fact]
    public async Task A_token_service_that_is_busy_once_is_asked_again()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);
        using var fault = landscape.Faults.TooManyRequests(Hop.TokenService, times: 1);

        Assert.Equal("ALICE", await CallAsync(services, TestLandscape.S4HANA, UserContext.FromToken(landscape.UserToken("ALICE"))));
    }

    private static async Task<string> CallAsync(IServiceProvider services, DestinationContract contract, UserContext user, string path = "sap/opu/odata/sap/X")
    {
        services.GetRequiredService<IUserContextAccessor>().Current = user;
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
