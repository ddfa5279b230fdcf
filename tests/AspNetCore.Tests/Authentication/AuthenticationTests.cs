using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Btp.Connectivity.AspNetCore.Tests.Fakes;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.TokenService;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RunningLandscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.AspNetCore.Tests.Authentication;

public sealed class AuthenticationTests
{
    [Fact]
    public async Task A_token_of_the_bound_instance_is_accepted_and_is_the_user_of_the_request()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);

        Assert.Equal((HttpStatusCode.OK, "ALICE"), await app.GetAsync("/me", landscape.UserToken("ALICE")));
    }

    [Fact]
    public async Task A_call_goes_to_the_back_end_as_the_caller_of_the_request()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            var user = i % 2 == 0 ? "ALICE" : "BOB";
            return (User: user, Seen: (await app.GetAsync("/call", landscape.UserToken(user))).Text);
        }));

        Assert.All(answers, static answer => Assert.Equal(answer.User, answer.Seen));
    }

    [Fact]
    public async Task Without_a_token_there_is_no_user_and_no_access()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", null)).Status);
        Assert.Equal((HttpStatusCode.OK, "nobody"), await app.GetAsync("/public", null));
    }

    [Fact]
    public async Task The_user_of_one_request_is_not_the_user_of_the_next_on_the_same_connection()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);

        Assert.Equal("ALICE", (await app.GetAsync("/public", landscape.UserToken("ALICE"))).Text);
        Assert.Equal("nobody", (await app.GetAsync("/public", null)).Text);
        Assert.Equal("BOB", (await app.GetAsync("/public", landscape.UserToken("BOB"))).Text);
    }

    [Fact]
    public async Task Work_that_outlives_its_request_has_no_user_unless_it_captured_one()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);

        Assert.Equal("ALICE", (await app.GetAsync("/background", landscape.UserToken("ALICE"))).Text);
        app.Release();

        Assert.Equal((null, "ALICE"), await app.Background);
    }

    [Fact]
    public async Task A_changed_token_is_refused_and_propagates_nobody()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);
        var parts = landscape.UserToken("BOB").Split('.');
        var claims = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Base64UrlEncoder.Decode(parts[1]))!;
        claims["user_name"] = JsonSerializer.SerializeToElement("ALICE");
        var changed = $"{parts[0]}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(claims))}.{parts[2]}";

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", changed)).Status);
        Assert.Equal("nobody", (await app.GetAsync("/public", changed)).Text);
    }

    [Fact]
    public async Task An_unsigned_token_and_one_signed_with_a_shared_secret_are_refused()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);
        var payload = landscape.UserToken("ALICE").Split('.')[1];
        var unsigned = $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.";
        var head = Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{landscape.Tokens.KeyId}}"}""") + "." + payload;
        var shared = head + "." + Base64UrlEncoder.Encode(HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(landscape.Tokens.VerificationKey), System.Text.Encoding.UTF8.GetBytes(head)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", unsigned)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", shared)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", "not.a.token")).Status);
    }

    [Fact]
    public async Task A_token_for_another_application_is_refused()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);
        var other = landscape.Tokens.IssueForUser(new OAuthClient("other-client", "s", "other!t9"), landscape.Definition.Users[0], landscape.Definition.Tenants[0]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", other)).Status);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);
        landscape.Tokens.Lifetime = TimeSpan.FromMinutes(-5);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", landscape.UserToken("ALICE"))).Status);
    }

    [Fact]
    public async Task A_token_that_names_a_key_service_elsewhere_is_refused_and_that_service_is_not_asked()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var evil = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", evil.UserToken("ALICE"))).Status);

        Assert.DoesNotContain(evil.Audit.Entries, static entry => entry.Path.Contains("token_keys", StringComparison.Ordinal));
        Assert.Contains(landscape.Audit.Entries, static entry => entry.Path.Contains("token_keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_requests()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => app.GetAsync("/me", landscape.UserToken("ALICE"))));

        Assert.Single(landscape.Audit.Entries, static entry => entry.Hop == Hop.TokenService && entry.Path.Contains("token_keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_key_ids_do_not_make_us_ask_again_and_again()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape);
        using var key = RSA.Create(2048);

        for (var i = 0; i < 10; i++)
        {
            var forged = new JsonWebTokenHandler().CreateToken(
                JsonSerializer.Serialize(new Dictionary<string, object> { ["iss"] = landscape.Tokens.Issuer, ["zid"] = "t", ["user_id"] = "u", ["exp"] = 4_000_000_000 }),
                new SigningCredentials(new RsaSecurityKey(key) { KeyId = "forged-" + i }, SecurityAlgorithms.RsaSha256));
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/me", forged)).Status);
        }

        Assert.Single(landscape.Audit.Entries, static entry => entry.Path.Contains("token_keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bearer_header_beside_another_authentication_is_not_propagated()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var app = await TestApplication.StartAsync(landscape, static services =>
            services.AddAuthentication("Everyone").AddScheme<AuthenticationSchemeOptions, EveryoneHandler>("Everyone", null));

        Assert.Equal((HttpStatusCode.OK, "nobody"), await app.GetAsync("/me", landscape.UserToken("ALICE")));
    }

    private sealed class EveryoneHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
            => Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("Everyone")), "Everyone")));
    }
}
