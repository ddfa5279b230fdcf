using Btp.Connectivity.Bindings;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Runtime.Tests.Tokens;

/// <summary>Grants of both token services, and the tokens of Identity Authentication for the Connectivity proxy.</summary>
public sealed class IdentityTokenTests
{
    [Fact]
    public async Task Identity_Authentication_gets_the_tenant_and_the_resource_in_the_form()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services(vcap: Vcap(platform));

        await TokenAsync(services, "identity", TokenRequest.ClientCredentials("tenant-7") with { Resource = "urn:sap:identity:application:provider:name:orders" });

        var request = Assert.Single(platform.TokenRequests);
        Assert.Equal("/oauth2/token", request.Target);
        Assert.Equal(
            $"grant_type=client_credentials&client_id=ias-client&client_secret={FakePlatform.Secret}&token_format=jwt&app_tid=tenant-7&resource=urn%3Asap%3Aidentity%3Aapplication%3Aprovider%3Aname%3Aorders",
            request.Body);
        Assert.Null(request["x-zid"]);
    }

    [Theory]
    [InlineData("identity", "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer", "token_format=jwt&refresh_expiry=0&app_tid=tenant-1")]
    [InlineData("destination", "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer", "token_format=jwt&response_type=token")]
    public async Task A_users_token_is_exchanged_at_both(string label, string grant, string end)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services(vcap: Vcap(platform));
        var alice = Jwt.User("alice");

        await TokenAsync(services, label, TokenRequest.JwtBearer(alice));

        var request = Assert.Single(platform.TokenRequests);
        Assert.StartsWith(grant, request.Body, StringComparison.Ordinal);
        Assert.EndsWith($"assertion={alice.Token}&{end}", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_exchange_and_refresh_are_grants_of_their_own()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnToken = static async (_, context) =>
        {
            await FakePlatform.JsonAsync(context, 200, """{"access_token":"a","refresh_token":"r3fresh","expires_in":3600}""");
            return true;
        };
        await using var services = platform.Services(vcap: Vcap(platform));
        var alice = Jwt.User("alice");

        var token = await TokenAsync(services, "destination", TokenRequest.TokenExchange(alice));
        await TokenAsync(services, "destination", TokenRequest.Refresh(token.RefreshToken!, "tenant-1"));

        Assert.Contains($"subject_token={alice.Token}&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt", platform.TokenRequests.First().Body, StringComparison.Ordinal);
        Assert.StartsWith("grant_type=refresh_token&", platform.TokenRequests.Last().Body, StringComparison.Ordinal);
        Assert.EndsWith("refresh_token=r3fresh", platform.TokenRequests.Last().Body, StringComparison.Ordinal);
        Assert.DoesNotContain("r3fresh", token + TokenRequest.Refresh("r3fresh").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(alice.Token!, TokenRequest.JwtBearer(alice).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_differ_in_resource_tenant_or_grant_share_no_token()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services(vcap: Vcap(platform));
        var alice = Jwt.User("alice");
        TokenRequest[] requests =
        [
            TokenRequest.ClientCredentials(), TokenRequest.ClientCredentials("t"), TokenRequest.ClientCredentials("t") with { Resource = "a" }, TokenRequest.ClientCredentials("t") with { Resource = "b" },
            TokenRequest.ClientCredentials("t") with { Scope = "a" }, TokenRequest.JwtBearer(alice), TokenRequest.TokenExchange(alice), TokenRequest.JwtBearer(Jwt.User("bob")),
        ];

        foreach (var request in requests.Concat(requests))
        {
            await TokenAsync(services, "identity", request);
        }

        Assert.Equal(requests.Length, platform.TokenRequests.Count);
    }

    [Theory]
    [InlineData(false, "https://orders.authentication.eu10.example/oauth/token")]
    [InlineData(true, "https://orders.authentication.cert.eu10.example/oauth/token")]
    public void A_tenant_can_be_named_by_its_subdomain(bool certificate, string endpoint)
    {
        var credential = certificate ? """ "certificate": "c", "key": "k", "certurl": "https://own.authentication.cert.eu10.example" """ : """ "clientsecret": "s" """;
        var client = Client($$"""{ "xsuaa": [ { "name": "x", "credentials": { "clientid": "c", {{credential}}, "url": "https://own.authentication.eu10.example", "uaadomain": "authentication.eu10.example" } } ] }""", "xsuaa");

        Assert.Equal(endpoint, client.EndpointFor("orders", null).AbsoluteUri);
        Assert.All(new[] { "evil.example/", "a.b", "", "a@b", "a#" }, subdomain => Assert.Throws<ArgumentException>(() => client.EndpointFor(subdomain, null)));
    }

    [Theory]
    [InlineData("https://customer.accounts.ondemand.example", "https://customer.accounts.ondemand.example/oauth2/token")]
    [InlineData("customer.accounts.ondemand.example", "https://customer.accounts.ondemand.example/oauth2/token")]
    [InlineData("https://evil.example", "https://own.accounts.ondemand.example/oauth2/token")]
    [InlineData("https://evilaccounts.ondemand.example", "https://own.accounts.ondemand.example/oauth2/token")]
    [InlineData("http://customer.accounts.ondemand.example", "https://own.accounts.ondemand.example/oauth2/token")]
    [InlineData(null, "https://own.accounts.ondemand.example/oauth2/token")]
    public void A_users_own_tenant_of_Identity_Authentication_is_asked_only_within_the_bindings_domains(string? issuer, string endpoint)
    {
        var client = Client("""
            { "identity": [ { "name": "i", "credentials": { "clientid": "c", "certificate": "c", "key": "k", "url": "https://own.accounts.ondemand.example", "app_tid": "t", "domains": ["accounts.ondemand.example"] } } ] }
            """, "identity");

        Assert.Equal(endpoint, client.EndpointFor(null, issuer).AbsoluteUri);
        Assert.True(client is { UsesCertificate: true, IsIdentity: true, TenantId: "t" });
    }

    [Fact]
    public async Task The_proxy_is_authorized_by_Identity_Authentication_for_the_connectivity_instance_and_the_user_travels_in_the_header()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services(static options => options.ProxyAuthorization = ProxyAuthorizationMode.Identity, vcap: Vcap(platform));
        var alice = Jwt.User("alice");

        await CallAsync(services, contract, alice);
        await CallAsync(services, contract, alice);

        var request = Assert.Single(platform.TokenRequests, static request => request.Target == "/oauth2/token");
        Assert.Contains("app_tid=tenant-1&resource=urn%3Asap%3Aidentity%3Aapplication%3Aservice%3Aid%3A0c3a1f5e", request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(platform.TokenRequests, static request => request.Body.Contains("conn-client", StringComparison.Ordinal));
        Assert.All(platform.Calls, call => Assert.Equal(("Bearer conn-token-ias", "Bearer " + alice.Token), (call["Proxy-Authorization"], call["SAP-Connectivity-Authentication"])));
    }

    [Fact]
    public async Task A_connectivity_binding_without_a_client_is_for_Identity_Authentication_alone()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        var vcap = Vcap(platform).Replace("\"clientid\": \"conn-client\",", "\"token-type\": [\"ias\"],", StringComparison.Ordinal);
        await using var services = platform.Services(vcap: vcap);

        await CallAsync(services, contract, Jwt.User("alice"));

        Assert.Equal("Bearer conn-token-ias", Assert.Single(platform.Calls)["Proxy-Authorization"]);
    }

    [Fact]
    public async Task Without_an_identity_binding_or_the_id_of_the_instance_the_error_says_so()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var unbound = platform.Services(static options => options.ProxyAuthorization = ProxyAuthorizationMode.Identity);
        await using var unnamed = platform.Services(static options => options.ProxyAuthorization = ProxyAuthorizationMode.Identity, vcap: Vcap(platform).Replace("instance_guid", "other", StringComparison.Ordinal));

        // The binding is looked up only after its instance is known.
        Assert.Contains("identity", (await Assert.ThrowsAsync<MissingBindingException>(() => CallAsync(unbound, contract, Jwt.User("alice")))).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("instance_guid", (await Assert.ThrowsAsync<MissingBindingException>(() => CallAsync(unnamed, contract, Jwt.User("alice")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_in_the_proxys_token_and_a_token_of_Identity_Authentication_exclude_each_other()
    {
        var services = new ServiceCollection().AddBtpConnectivity(static options =>
            (options.ProxyAuthorization, options.PrincipalPropagation) = (ProxyAuthorizationMode.Identity, PrincipalPropagationMode.TokenExchange));
        using var provider = services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<BtpConnectivityOptions>>().Value);
    }

    private static OAuthClient Client(string vcap, string label)
    {
        using var services = new ServiceCollection().AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(
            Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(
                new Microsoft.Extensions.Configuration.ConfigurationBuilder(), [new("VCAP_SERVICES", vcap)]).Build()).AddBtpConnectivity().BuildServiceProvider();
        return new OAuthClient(services.GetRequiredService<IServiceBindings>().GetRequired(label));
    }

    private static async Task<AccessToken> TokenAsync(IServiceProvider services, string label, TokenRequest request)
        => await services.GetRequiredService<ITokenService>().GetTokenAsync(new OAuthClient(services.GetRequiredService<IServiceBindings>().GetRequired(label)), request, default);

    private static async Task CallAsync(IServiceProvider services, DestinationContract contract, UserContext user)
    {
        using var scope = FakePlatform.As(services, user);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var response = await client.GetAsync(new Uri("a", UriKind.Relative));
    }

    private static string Vcap(FakePlatform platform)
    {
        var vcap = platform.Vcap().Replace("\"name\": \"my-connectivity\",", "\"name\": \"my-connectivity\", \"instance_guid\": \"0c3a1f5e\",", StringComparison.Ordinal).TrimEnd();
        return vcap[..^1] + $$"""
            , "identity": [ { "label": "identity", "name": "my-identity", "plan": "application", "credentials": {
              "clientid": "ias-client", "clientsecret": "{{FakePlatform.Secret}}", "url": "{{platform.Address.AbsoluteUri.TrimEnd('/')}}", "app_tid": "provider" } } ] }
            """;
    }
}
