using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class TokenServiceTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    private static readonly Dictionary<string, string> ClientCredentials = new() { ["grant_type"] = "client_credentials" };

    [Fact]
    public async Task A_client_gets_a_token_for_the_secret_in_the_body()
    {
        var (status, answer) = await landscape.TokenAnswerAsync("destination", new(ClientCredentials));
        Assert.Equal(200, status);
        Assert.Equal("bearer", answer.GetProperty("token_type").GetString());
        Assert.Equal(43200, answer.GetProperty("expires_in").GetInt64());
        var token = new JsonWebToken(answer.GetProperty("access_token").GetString());
        Assert.Equal("RS256", token.Alg);
        Assert.Equal(landscape.Credential("destination", "clientid"), token.GetClaim("client_id").Value);
        Assert.Equal(TestLandscape.Orders, token.GetClaim("zid").Value);
        Assert.False(token.TryGetClaim("user_name", out _));
    }

    [Fact]
    public async Task A_client_gets_a_token_for_the_secret_in_a_Basic_header()
    {
        var basic = landscape.Credential("destination", "clientid") + ":" + landscape.Credential("destination", "clientsecret");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(basic));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(basic + "x"));

        async Task<HttpStatusCode> StatusAsync(string credentials)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(landscape.Landscape.TokenService, "oauth/token")) { Content = new FormUrlEncodedContent(ClientCredentials) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
            using var response = await landscape.Http.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task The_secret_of_another_client_is_refused()
    {
        var form = new Dictionary<string, string>(ClientCredentials) { ["client_id"] = landscape.Credential("destination", "clientid"), ["client_secret"] = landscape.Credential("connectivity", "clientsecret") };
        using var response = await landscape.Http.PostAsync(new Uri(landscape.Landscape.TokenService, "oauth/token"), new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("Bad credentials", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task X_zid_chooses_the_tenant()
    {
        Assert.Equal(TestLandscape.Other, new JsonWebToken(await landscape.TokenAsync("destination", TestLandscape.Other)).GetClaim("zid").Value);
        var (status, _) = await landscape.TokenAnswerAsync("destination", new(ClientCredentials), "33333333-3333-4333-8333-333333333333");
        Assert.Equal(401, status);
    }

    [Fact]
    public async Task A_users_token_is_exchanged_for_one_of_the_same_user_and_another_client()
    {
        var token = new JsonWebToken(await landscape.ExchangeAsync("destination", landscape.Landscape.UserToken("ALICE")));
        Assert.Equal("ALICE", token.GetClaim("user_name").Value);
        Assert.Equal(landscape.Credential("destination", "clientid"), token.GetClaim("client_id").Value);
        Assert.Equal(landscape.Landscape.TokenService + "oauth/token", token.Issuer);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJ1c2VyX25hbWUiOiJBTElDRSJ9.")]
    public async Task What_is_not_a_token_of_this_service_cannot_be_exchanged(string assertion)
    {
        var (status, answer) = await landscape.TokenAnswerAsync("destination", new() { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["assertion"] = assertion });
        Assert.Equal(401, status);
        Assert.Equal("invalid_token", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_technical_token_cannot_be_exchanged_for_a_users()
    {
        var (status, _) = await landscape.TokenAnswerAsync("destination", new() { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["assertion"] = await landscape.TokenAsync("xsuaa") });
        Assert.Equal(401, status);
    }

    [Fact]
    public async Task A_users_token_cannot_be_exchanged_in_another_tenant()
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["assertion"] = landscape.Landscape.UserToken("ALICE") };
        Assert.Equal(200, (await landscape.TokenAnswerAsync("destination", new(form), TestLandscape.Orders)).Status);
        Assert.Equal(401, (await landscape.TokenAnswerAsync("destination", new(form), TestLandscape.Other)).Status);
    }

    [Fact]
    public async Task An_unknown_grant_is_a_bad_request()
    {
        var (status, answer) = await landscape.TokenAnswerAsync("destination", new() { ["grant_type"] = "magic" });
        Assert.Equal(400, status);
        Assert.Equal("unsupported_grant_type", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task The_key_set_holds_the_key_that_signed()
    {
        using var keys = JsonDocument.Parse(await landscape.Http.GetStringAsync(new Uri(landscape.Landscape.TokenService, "token_keys")));
        var key = keys.RootElement.GetProperty("keys")[0];
        Assert.Equal(new JsonWebToken(landscape.Landscape.UserToken("ALICE")).Kid, key.GetProperty("kid").GetString());
        Assert.Equal("RS256", key.GetProperty("alg").GetString());
        Assert.Equal(landscape.Credential("xsuaa", "verificationkey"), key.GetProperty("value").GetString());
    }

    [Fact]
    public void A_users_token_says_what_XSUAA_says()
    {
        var token = new JsonWebToken(landscape.Landscape.UserToken("alice"));
        Assert.Equal("ALICE", token.GetClaim("user_name").Value);
        Assert.Equal("alice@corp.example", token.GetClaim("email").Value);
        Assert.Equal(token.Subject, token.GetClaim("user_id").Value);
        Assert.Equal(["openid", "local-landscape!t1.Read", "sales.Write"], token.Claims.Where(c => c.Type == "scope").Select(c => c.Value));
        Assert.Contains("local-landscape!t1", token.Audiences);
        Assert.Contains("\"enhancer\":\"XSUAA\"", token.GetClaim("ext_attr").Value, StringComparison.Ordinal);
        Assert.Equal(landscape.Landscape.TokenService + "token_keys", token.GetHeaderValue<string>("jku"));
    }

    [Fact]
    public void An_unknown_user_has_no_token()
    {
        var failure = Assert.Throws<ArgumentException>(() => landscape.Landscape.UserToken("MALLORY"));
        Assert.Contains("ALICE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_not_trust_the_development_CA_gets_no_connection()
    {
        using var stranger = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetStringAsync(new Uri(landscape.Landscape.TokenService, "token_keys")));
    }
}
