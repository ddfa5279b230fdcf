using Btp.Connectivity.Identity;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Identity;

public sealed class UserContextTests
{
    [Theory]
    [InlineData("zid")]
    [InlineData("app_tid")]
    [InlineData("zone_uuid")]
    public void The_tenant_is_read_from_whichever_claim_names_it(string claim)
        => Assert.Equal("t", Of((claim, "t"), ("user_id", "u")).TenantId);

    [Fact]
    public void A_token_without_a_tenant_is_refused()
        => Assert.Throws<ConnectivityException>(() => Of(("user_id", "u")));

    [Fact]
    public void A_token_without_a_person_is_refused()
        => Assert.Throws<ConnectivityException>(() => Of(("zid", "t")));

    [Fact]
    public void The_same_person_has_the_same_key_in_every_token_of_theirs()
        => Assert.Equal(
            Of(("zid", "t"), ("user_id", "u"), ("iss", "i"), ("jti", "1")).PrincipalId,
            Of(("zid", "t"), ("user_id", "u"), ("iss", "i"), ("jti", "2")).PrincipalId);

    [Theory]
    [InlineData("t", "u", "other")]
    [InlineData("t", "other", "i")]
    [InlineData("other", "u", "i")]
    [InlineData("tu", "", "i")]
    public void Another_person_tenant_or_issuer_is_another_principal(string tenant, string user, string issuer)
        => Assert.NotEqual(
            Of(("zid", "t"), ("user_id", "u"), ("iss", "i")).PrincipalId,
            Of(("zid", tenant), ("user_id", user.Length == 0 ? "x" : user), ("iss", issuer)).PrincipalId);

    [Fact]
    public void A_service_that_calls_is_a_tenant_without_a_person()
    {
        var user = Of(("zid", "t"), ("sub", "client"), ("grant_type", "client_credentials"));

        Assert.Equal("t", user.TenantId);
        Assert.Null(user.PrincipalId);
        Assert.Null(user.Token);
    }

    [Fact]
    public void A_client_of_Identity_Authentication_is_a_tenant_without_a_person_and_a_user_of_it_is_one()
    {
        Assert.Null(Of(("app_tid", "t"), ("sub", "client"), ("azp", "client")).PrincipalId);
        Assert.NotNull(Of(("app_tid", "t"), ("sub", "alice"), ("azp", "client")).PrincipalId);
        Assert.NotNull(Of(("app_tid", "t"), ("sub", "client"), ("user_uuid", "u"), ("azp", "client")).PrincipalId);
    }

    [Fact]
    public void The_token_is_not_printed()
    {
        var user = Jwt.User("alice");

        Assert.DoesNotContain(Jwt.Signature, user.ToString(), StringComparison.Ordinal);
        Assert.Contains("tenant-1", user.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_token_is_refused_and_not_quoted()
    {
        var problem = Assert.Throws<ConnectivityException>(() => UserContext.FromToken("not-a-token-but-secret"));

        Assert.DoesNotContain("not-a-token-but-secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_current_user_flows_into_what_is_awaited_and_not_into_what_runs_beside_it()
    {
        using var services = new ServiceCollection().AddBtpConnectivity().BuildServiceProvider();
        var accessor = services.GetRequiredService<IUserContextAccessor>();

        var seen = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            accessor.Current = Jwt.User("user" + i);
            await Task.Delay(1);
            return accessor.Current.UserName;
        }));

        Assert.Equal(Enumerable.Range(0, 50).Select(static i => "user" + i), seen);
        Assert.Null(accessor.Current);
    }

    private static UserContext Of(params (string Claim, string Value)[] claims)
        => UserContext.FromToken(Jwt.Of(claims.ToDictionary(static claim => claim.Claim, static claim => (object?)claim.Value)));
}
