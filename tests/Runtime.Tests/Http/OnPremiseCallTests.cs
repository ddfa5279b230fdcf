using System.Net;
using Btp.Connectivity.Http;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Http;

public sealed class OnPremiseCallTests
{
    [Fact]
    public async Task A_call_with_principal_propagation_has_exactly_the_documented_headers()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(locationId: "dc-west", more: [("sap-client", "100")]);
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        var alice = Jwt.User("alice");
        using var user = FakePlatform.As(services, alice);

        using var response = await client.GetAsync(new Uri("sap/opu/odata/sap/API/A?$filter=a%20eq%20'b'", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var call = Assert.Single(platform.Calls);
        Assert.Equal("http://s4.virtual:44300/sap/opu/odata/sap/API/A?$filter=a%20eq%20'b'", call.Target);
        Assert.Equal("s4.virtual:44300", call["Host"]);
        Assert.Equal("Bearer conn-token-tenant-1", call["Proxy-Authorization"]);
        Assert.Equal("Bearer " + alice.Token, call["SAP-Connectivity-Authentication"]);
        Assert.Equal("dc-west", call["SAP-Connectivity-SCC-Location_ID"]);
        Assert.Equal("100", call["sap-client"]);
        Assert.False(call.Headers.ContainsKey("Authorization"));
        Assert.False(call.Headers.ContainsKey("SAP-Connectivity-Technical-Authentication"));
    }

    [Fact]
    public async Task A_location_id_is_sent_as_is_and_none_is_sent_when_there_is_none()
    {
        await using var platform = await FakePlatform.StartAsync();
        var with = platform.OnPremise("WITH", locationId: "Loc Id/1");
        var without = platform.OnPremise("WITHOUT");
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));

        await GetAsync(services, with);
        await GetAsync(services, without);

        Assert.Equal("Loc Id/1", platform.Calls.First()["SAP-Connectivity-SCC-Location_ID"]);
        Assert.False(platform.Calls.Last().Headers.ContainsKey("SAP-Connectivity-SCC-Location_ID"));
    }

    [Fact]
    public async Task With_token_exchange_the_proxy_token_carries_the_user_and_no_other_header_does()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services(static options => options.PrincipalPropagation = PrincipalPropagationMode.TokenExchange);
        using var user = FakePlatform.As(services, Jwt.User("alice"));

        await GetAsync(services, contract);

        var call = Assert.Single(platform.Calls);
        Assert.Equal("Bearer conn-token-exchanged-tenant-1", call["Proxy-Authorization"]);
        Assert.False(call.Headers.ContainsKey("SAP-Connectivity-Authentication"));
        Assert.Contains(platform.TokenRequests, static request => request.Body.Contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Basic_authentication_sends_the_technical_user_and_never_the_person()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "BasicAuthentication", more: [("User", "BATCH"), ("Password", FakePlatform.Password)]);
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));

        await GetAsync(services, contract);

        var call = Assert.Single(platform.Calls);
        Assert.Equal("Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"BATCH:{FakePlatform.Password}")), call["Authorization"]);
        Assert.False(call.Headers.ContainsKey("SAP-Connectivity-Authentication"));
    }

    [Fact]
    public async Task A_technical_user_travels_in_its_own_header()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "OAuth2TechnicalUserPropagation");
        platform.Additions["S4HANA"] = """ "authTokens":[{"type":"Bearer","value":"tech-token","expires_in":"3600","http_header":{"key":"Authorization","value":"Bearer tech-token"}}] """;
        await using var services = platform.Services();

        await GetAsync(services, contract);

        var call = Assert.Single(platform.Calls);
        Assert.Equal("Bearer tech-token", call["SAP-Connectivity-Technical-Authentication"]);
        Assert.False(call.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Without_a_user_principal_propagation_fails_and_sends_nothing()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();

        var error = await Assert.ThrowsAsync<MissingUserContextException>(() => GetAsync(services, contract));
        Assert.Contains("RequireAuthorization", error.Message, StringComparison.Ordinal);

        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task A_tenant_without_a_person_is_not_propagated_as_a_person()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, UserContext.ForTenant("tenant-1"));

        await Assert.ThrowsAsync<MissingUserContextException>(() => GetAsync(services, contract));
    }

    [Fact]
    public async Task An_expired_user_token_is_not_sent()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, UserContext.FromToken(Jwt.For("alice", expires: new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero))));

        var problem = await Assert.ThrowsAsync<ConnectivityException>(() => GetAsync(services, contract));

        Assert.Contains("expired", problem.Message, StringComparison.Ordinal);
        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task An_Authorization_header_of_the_caller_is_refused_beside_a_propagated_principal()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Basic eDp5");

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync(new Uri("a", UriKind.Relative)));

        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task An_https_url_is_refused_before_the_proxy_would()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(url: "https://s4.virtual:44300");
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));

        var problem = await Assert.ThrowsAsync<ConnectivityException>(() => GetAsync(services, contract));

        Assert.Contains("http://", problem.Message, StringComparison.Ordinal);
        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task A_request_line_longer_than_the_proxy_takes_is_refused_before_it_is_sent()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));

        await Assert.ThrowsAsync<ConnectivityException>(() => GetAsync(services, contract, "a?x=" + new string('y', 8200)));
        await GetAsync(services, contract, "a?x=" + new string('y', 4000));

        Assert.Single(platform.Calls);
    }

    [Fact]
    public async Task A_users_token_longer_than_the_proxy_takes_is_refused_with_the_reason()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, UserContext.FromToken(Jwt.Of(new Dictionary<string, object?> { ["zid"] = "t", ["user_id"] = "u", ["roles"] = new string('x', 8000) })));

        var problem = await Assert.ThrowsAsync<ConnectivityException>(() => GetAsync(services, contract));

        Assert.Contains("8192", problem.Message, StringComparison.Ordinal);
        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task Nothing_secret_stays_on_the_request_after_the_call()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(more: [("URL.headers.apikey", "key-1"), ("URL.queries.token", "key-2")]);
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var response = await client.GetAsync(new Uri("a?b=c", UriKind.Relative));

        var call = Assert.Single(platform.Calls);
        Assert.Equal("http://s4.virtual:44300/a?b=c&token=key-2", call.Target);
        Assert.Equal("key-1", call["apikey"]);
        var left = response.RequestMessage!.ToString();
        Assert.DoesNotContain("key-", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", left, StringComparison.Ordinal);
        Assert.Equal("http://s4hana.destination/a?b=c", response.RequestMessage.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task A_missing_connectivity_binding_names_the_lines_for_mta_yaml()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services(vcap: platform.Vcap(connectivity: false));
        using var user = FakePlatform.As(services, Jwt.User("alice"));

        var problem = await Assert.ThrowsAsync<MissingBindingException>(() => GetAsync(services, contract));

        Assert.Equal("connectivity", problem.Service);
        Assert.Contains("service: connectivity", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_internet_destination_needs_no_connectivity_binding()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet();
        await using var services = platform.Services(vcap: platform.Vcap(connectivity: false));

        await GetAsync(services, contract, "x");

        Assert.Equal("/backend/x", Assert.Single(platform.Calls).Target);
    }

    [Fact]
    public async Task A_link_of_the_back_end_itself_is_followed_and_one_to_elsewhere_is_refused()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));

        await GetAsync(services, contract, "http://s4.virtual:44300/next?page=2");
        await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(services, contract, "http://other.virtual:44300/next"));

        Assert.Equal("http://s4.virtual:44300/next?page=2", Assert.Single(platform.Calls).Target);
    }

    [Fact]
    public async Task The_language_and_additional_headers_of_the_destination_are_sent_unless_the_caller_sets_them()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(more: [("sap-language", "DE"), ("URL.headers.x-custom", "from-destination"), ("URL.queries.a b", "c&d")]);
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var request = new HttpRequestMessage(HttpMethod.Get, "a");
        request.Headers.Add("X-Custom", "from-caller");

        using var response = await client.SendAsync(request);

        var call = Assert.Single(platform.Calls);
        Assert.Equal("http://s4.virtual:44300/a?a%20b=c%26d", call.Target);
        Assert.Equal(("DE", "from-caller"), (call["sap-language"], call["x-custom"]));
        Assert.Equal("from-caller", request.Headers.GetValues("x-custom").Single());
    }

    [Fact]
    public async Task Every_hop_carries_the_same_correlation_id()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));

        await GetAsync(services, contract);

        var ids = platform.TokenRequests.Concat(platform.DestinationRequests).Concat(platform.Calls).Select(static request => request["x-correlationid"]).ToList();
        Assert.Equal(4, ids.Count);
        Assert.NotNull(Assert.Single(ids.Distinct()));
    }

    [Fact]
    public async Task The_request_can_name_its_own_user()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var request = new HttpRequestMessage(HttpMethod.Get, "a");
        var bob = Jwt.User("bob");
        request.Options.Set(DestinationRequestOptions.User, bob);

        using var response = await client.SendAsync(request);

        Assert.Equal("Bearer " + bob.Token, Assert.Single(platform.Calls)["SAP-Connectivity-Authentication"]);
    }

    private static async Task GetAsync(IServiceProvider services, DestinationContract contract, string path = "a")
    {
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var response = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
