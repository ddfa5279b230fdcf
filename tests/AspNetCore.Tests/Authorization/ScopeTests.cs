using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.AspNetCore.Tests.Authorization;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("scope:Read", true)]
    [InlineData("scope:$XSAPPNAME.Read", true)]
    [InlineData("scope:app!t1.Read", true)]
    [InlineData("scope:other!t2.Audit", true)]
    [InlineData("scope:Write", false)]
    [InlineData("scope:read", false)]
    [InlineData("scope:other!t2.Read", false)]
    public async Task A_policy_named_like_a_scope_requires_it(string policy, bool granted)
        => Assert.Equal(granted, await GrantsAsync(policy, Person("app!t1.Read", "other!t2.Audit", "openid")));

    [Fact]
    public async Task Scopes_in_one_claim_count_each()
        => Assert.True(await GrantsAsync("scope:Write", Person("app!t1.Read app!t1.Write")));

    [Fact]
    public async Task Nobody_and_a_claim_that_nothing_authenticated_have_no_scope()
    {
        Assert.False(await GrantsAsync("scope:Read", new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.False(await GrantsAsync("scope:Read", new ClaimsPrincipal(new ClaimsIdentity([new Claim("scope", "app!t1.Read")]))));
    }

    [Theory]
    [InlineData("app!t1.Read", true)]
    [InlineData("app!t1.Admin", true)]
    [InlineData("app!t1.Other", false)]
    public async Task One_of_several_scopes_is_enough(string held, bool granted)
        => Assert.Equal(granted, await GrantsAsync("reading", Person(held)));

    [Fact]
    public async Task A_policy_of_the_application_is_not_replaced_and_an_unknown_name_is_none()
    {
        Assert.True(await GrantsAsync("scope:Own", Person("openid")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => GrantsAsync("unknown", Person("app!t1.Read")));
        Assert.Throws<ArgumentException>(() => new AuthorizationPolicyBuilder().RequireBtpScope());
    }

    private static ClaimsPrincipal Person(params string[] scopes) => new(new ClaimsIdentity(scopes.Select(static scope => new Claim("scope", scope)), "Bearer"));

    private static async Task<bool> GrantsAsync(string policy, ClaimsPrincipal person)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["VCAP_SERVICES"] = """
                { "xsuaa": [ { "name": "x", "credentials": { "clientid": "sb-app!t1", "clientsecret": "s", "xsappname": "app!t1", "url": "https://me.authentication.test", "uaadomain": "authentication.test" } } ] }
                """,
        }).Build());
        services.AddBtpAuthentication();
        services.AddAuthorizationBuilder()
            .AddPolicy("reading", static reading => reading.RequireBtpScope("Read", "Admin"))
            .AddPolicy("scope:Own", static own => own.RequireAuthenticatedUser());
        await using var provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(person, null, policy)).Succeeded;
    }
}
