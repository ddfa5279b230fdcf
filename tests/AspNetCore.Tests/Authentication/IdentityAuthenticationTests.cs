using System.Net;
using System.Text.Json.Nodes;
using Btp.Connectivity.AspNetCore.Authentication;
using Btp.Connectivity.AspNetCore.Tests.Fakes;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.TokenService;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.AspNetCore.Tests.Authentication;

/// <summary>Identity Authentication beside XSUAA, and alone.</summary>
public sealed class IdentityAuthenticationTests
{
    [Fact]
    public async Task Where_both_are_bound_tokens_of_both_are_accepted()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);

        Assert.Equal((HttpStatusCode.OK, "ALICE"), await app.GetAsync("/me", landscape.IdentityUserToken("ALICE")));
        Assert.Equal((HttpStatusCode.OK, "BOB"), await app.GetAsync("/me", landscape.UserToken("BOB")));
        Assert.Equal((HttpStatusCode.OK, "CAROL"), await app.GetAsync("/me", landscape.IdentityUserToken("CAROL")));
    }

    [Theory]
    [InlineData("identity", true)]
    [InlineData("xsuaa", false)]
    public async Task Where_one_is_bound_only_its_tokens_are_accepted(string bound, bool identity)
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape, services => services.AddSingleton<IConfiguration>(Only(landscape.VcapServices, bound, landscape.CertificateAuthorityFile)));

        Assert.Equal(identity ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await app.GetAsync("/me", landscape.IdentityUserToken("ALICE"))).Status);
        Assert.Equal(identity ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, (await app.GetAsync("/me", landscape.UserToken("ALICE"))).Status);
    }

    [Fact]
    public async Task A_token_for_another_client_or_of_an_unknown_tenant_is_refused()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);
        var user = landscape.Definition.Users[0];
        var client = Client(landscape.VcapServices);
        var own = landscape.Tokens.IssueForIdentityUser(client, user, landscape.Definition.Tenants[0]);
        var otherClient = landscape.Tokens.IssueForIdentityUser(client with { Id = "another-client" }, user, landscape.Definition.Tenants[0]);
        var otherTenant = landscape.Tokens.IssueForIdentityUser(client, user, landscape.Definition.Tenants[0] with { Id = "a-tenant-of-another-application" });

        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/me", own)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", otherClient)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", otherTenant)).Status);
    }

    [Fact]
    public async Task An_issuer_elsewhere_is_refused_and_not_asked()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var evil = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);
        var forged = evil.Tokens.IssueForIdentityUser(Client(landscape.VcapServices), landscape.Definition.Users[0], landscape.Definition.Tenants[0]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", forged)).Status);

        Assert.Empty(evil.Audit.At(Hop.TokenService));
    }

    [Theory]
    [InlineData("https://mine.accounts.test", true)]
    [InlineData("https://customer.accounts.test", true)]
    [InlineData("https://customer.accounts400.test", true)]
    [InlineData("https://evilaccounts.test", false)]
    [InlineData("https://accounts.test.evil.test", false)]
    [InlineData("https://customer.accounts.test:8443", false)]
    [InlineData("https://user@customer.accounts.test", false)]
    [InlineData("http://customer.accounts.test", false)]
    [InlineData("https://customer.accounts.test?x=1", false)]
    [InlineData("no url", false)]
    [InlineData("", false)]
    public void An_issuer_lies_in_one_of_the_bindings_domains(string issuer, bool accepted)
    {
        var trust = Trust();

        Assert.Equal(accepted, trust.IsIssuer(issuer));
        var payload = Base64UrlEncoder.Encode($$"""{"iss":"{{issuer}}","app_tid":"t1","azp":"p1","sub":"x"}""");
        var source = trust.KeysFor(new JsonWebToken($"{Base64UrlEncoder.Encode("""{"alg":"RS256"}""")}.{payload}.c2ln"));
        Assert.Equal(accepted ? (KeySource?)new KeySource(new Uri(issuer + "/oauth2/certs"), "me", "t1", "p1") : null, source);
    }

    private static IdentityTrust Trust()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["VCAP_SERVICES"] = """
                { "identity": [ { "name": "i", "credentials": { "clientid": "me", "clientsecret": "s", "url": "https://mine.accounts.test", "domains": ["accounts.test", "accounts400.test"] } } ] }
                """,
        }).Build());
        services.AddBtpAuthentication();
        return services.BuildServiceProvider().GetRequiredService<IdentityTrust>();
    }

    private static OAuthClient Client(string vcap)
        => new((string)JsonNode.Parse(vcap)!["identity"]![0]!["credentials"]!["clientid"]!, "s", "");

    private static IConfigurationRoot Only(string vcap, string label, string roots)
    {
        var all = JsonNode.Parse(vcap)!.AsObject();
        foreach (var other in new[] { "xsuaa", "identity" }.Where(other => other != label))
        {
            all.Remove(other);
        }

        return new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["VCAP_SERVICES"] = all.ToJsonString(), ["Btp:TrustedRootsFile"] = roots }).Build();
    }
}
