using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class CloudConnectorTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    [Theory]
    [InlineData("/open/", 200)]
    [InlineData("/open/a/b?x=1", 200)]
    [InlineData("/open", 403)]
    [InlineData("/Open/a", 403)]
    [InlineData("/exact", 200)]
    [InlineData("/exact?any=query", 200)]
    [InlineData("/exact/", 403)]
    [InlineData("/exactly", 403)]
    [InlineData("/accounting", 200)]
    [InlineData("/accounting-plus-more", 200)] // a prefix is a prefix of the text, not of the segments
    [InlineData("/disabled", 403)]
    [InlineData("/disabled/x", 403)]
    [InlineData("/", 403)]
    [InlineData("/elsewhere?/open/", 403)]
    public async Task The_allowlist_decides_by_the_path_without_the_query_and_by_case(string target, int status)
    {
        var answer = await landscape.CallAsync(TestLandscape.S4 + target);
        Assert.Equal(status, answer.Status);
        if (status == 403)
            Assert.StartsWith($"Access denied to resource {target.Split('?')[0]} on system s4hana.virtual:44300.", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/open/../secret")]
    [InlineData("/open/%2e%2e/secret")]
    [InlineData("/open/.%2E/secret")]
    [InlineData("/open/..%2fsecret")]
    [InlineData("/open/%252e%252e/secret")]
    [InlineData("/open/..;/secret")]
    [InlineData("/open/..%5csecret")]
    public async Task A_path_that_leads_out_of_what_is_exposed_is_denied(string target) =>
        Assert.Equal(403, (await landscape.CallAsync(TestLandscape.S4 + target)).Status);

    [Theory]
    [InlineData("/open/a..b")]
    [InlineData("/open/Set('1.2')")]
    [InlineData("/open/...")]
    public async Task Dots_that_lead_nowhere_are_harmless(string target) =>
        Assert.Equal(200, (await landscape.CallAsync(TestLandscape.S4 + target)).Status);

    [Theory]
    [InlineData("http://unknown.virtual:44300/open/")]
    [InlineData("http://s4hana.virtual:44301/open/")]
    [InlineData("http://s4hana.virtual/open/")]
    [InlineData("http://rfc.virtual:3300/open/")]
    [InlineData("http://s4app01.corp.example:44300/open/")]
    public async Task A_system_that_is_not_exposed_over_HTTP_is_denied(string url)
    {
        var answer = await landscape.CallAsync(url);
        Assert.Equal(403, answer.Status);
        Assert.StartsWith("Access denied to system ", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Virtual_hosts_are_not_case_sensitive() =>
        Assert.Equal(200, (await landscape.CallAsync("http://S4HANA.Virtual:44300/open/")).Status);

    [Fact]
    public async Task A_system_that_cannot_be_reached_is_answered_with_502()
    {
        var answer = await landscape.CallAsync("http://gone.virtual:80/x");
        Assert.Equal(502, answer.Status);
        Assert.Contains("Unable to open connection to backend system", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALICE")]
    [InlineData("BOB")]
    public async Task The_user_is_presented_with_a_certificate_that_the_back_end_trusts(string user)
    {
        var answer = await AnswerAsync(await landscape.CallAsync(TestLandscape.S4 + "/open/", user));
        Assert.Equal(user, answer.GetProperty("user").GetString());
    }

    [Fact]
    public async Task Nobody_propagated_is_an_empty_certificate_header()
    {
        var answer = await AnswerAsync(await landscape.CallAsync(TestLandscape.S4 + "/open/"));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("user").ValueKind);
        Assert.Equal("", answer.GetProperty("headers").GetProperty("ssl_client_cert").GetString());
    }

    [Theory]
    [InlineData("SSL_CLIENT_CERT")]
    [InlineData("ssl_client_cert")]
    [InlineData("SSL-CLIENT-CERT")]
    public async Task A_certificate_header_of_the_application_is_dropped(string name)
    {
        var headers = (await AnswerAsync(await landscape.CallAsync(TestLandscape.S4 + "/open/", also: (name, "Zm9yZ2Vk")))).GetProperty("headers").GetRawText();
        Assert.DoesNotContain("Zm9yZ2Vk", headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_mode_NONE_no_user_is_presented()
    {
        var answer = await AnswerAsync(await landscape.CallAsync(TestLandscape.Ewm + "/x", "ALICE"));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("user").ValueKind);
        Assert.False(answer.GetProperty("headers").TryGetProperty("ssl_client_cert", out _));
    }

    [Fact]
    public async Task Basic_authentication_goes_through_untouched()
    {
        var basic = "Basic " + Convert.ToBase64String("BATCH:b:atch"u8);
        var answer = await AnswerAsync(await landscape.CallAsync(TestLandscape.S4 + "/open/", also: ("Authorization", basic)));
        Assert.Equal("BATCH", answer.GetProperty("user").GetString());
        Assert.Equal(basic, answer.GetProperty("headers").GetProperty("authorization").GetString());
    }

    [Fact]
    public async Task HostInHeader_decides_which_host_the_back_end_sees()
    {
        var intern = (await AnswerAsync(await landscape.CallAsync(TestLandscape.Ewm + "/x"))).GetProperty("headers");
        Assert.Equal("ewm01.corp.example:8000", intern.GetProperty("host").GetString());
        Assert.Equal("ewm.virtual:8000", intern.GetProperty("x-forwarded-host").GetString());
        var seen = (await AnswerAsync(await landscape.CallAsync(TestLandscape.S4 + "/open/"))).GetProperty("headers");
        Assert.Equal("s4hana.virtual:44300", seen.GetProperty("host").GetString());
        Assert.False(seen.TryGetProperty("x-forwarded-host", out _));
    }

    [Fact]
    public async Task A_redirect_to_the_internal_host_is_turned_outward()
    {
        var answer = await landscape.CallAsync(TestLandscape.S4 + "/open/redirect");
        Assert.Equal((302, "http://s4hana.virtual:44300/open/next?x=1"), (answer.Status, answer.Headers["location"]));
    }

    [Fact]
    public async Task A_token_that_nobody_signed_propagates_nobody()
    {
        var forged = landscape.Landscape.UserToken("ALICE")[..^8] + "AAAAAAAA";
        var answer = await landscape.CallAsync(TestLandscape.S4 + "/open/", also: ("SAP-Connectivity-Authentication", "Bearer " + forged));
        Assert.Equal(401, answer.Status);
        Assert.Contains("not valid", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_has_expired_propagates_nobody()
    {
        var lifetime = landscape.Landscape.Tokens.Lifetime;
        landscape.Landscape.Tokens.Lifetime = TimeSpan.FromSeconds(-10);
        var expired = landscape.Landscape.UserToken("ALICE");
        landscape.Landscape.Tokens.Lifetime = lifetime;
        Assert.Equal(401, (await landscape.CallAsync(TestLandscape.S4 + "/open/", also: ("SAP-Connectivity-Authentication", "Bearer " + expired))).Status);
    }

    [Fact]
    public async Task A_technical_token_is_no_user()
    {
        var technical = "Bearer " + await landscape.TokenAsync("xsuaa");
        Assert.Equal(401, (await landscape.CallAsync(TestLandscape.S4 + "/open/", also: ("SAP-Connectivity-Authentication", technical))).Status);
        var answer = await AnswerAsync(await landscape.CallAsync(TestLandscape.S4 + "/open/", also: ("SAP-Connectivity-Technical-Authentication", technical)));
        Assert.Equal(landscape.Credential("xsuaa", "clientid"), answer.GetProperty("user").GetString());
    }

    [Fact]
    public async Task A_user_of_another_account_is_refused() =>
        Assert.Equal(403, (await landscape.CallAsync(TestLandscape.S4 + "/open/", "CAROL")).Status);

    [Fact]
    public async Task Without_a_trusted_identity_provider_nobody_is_propagated()
    {
        Assert.Equal(401, (await landscape.CallAsync(TestLandscape.S4 + "/open/", "CAROL", tenant: TestLandscape.Other)).Status);
        Assert.Equal(200, (await landscape.CallAsync(TestLandscape.S4 + "/open/", tenant: TestLandscape.Other)).Status);
    }

    [Fact]
    public async Task The_end_of_the_tunnel_lets_nobody_in_but_the_proxy()
    {
        var connector = landscape.Landscape.Tunnels.Find(TestLandscape.Orders, "")!.Connector;
        await using var connection = await RawConnection.OpenAsync(connector);
        List<(string, string)> headers = [("Host", "s4hana.virtual:44300"), ("SAP-Connectivity-ConsumerAccount", TestLandscape.Orders)];
        Assert.Equal(403, (await connection.SendAsync("GET", "/open/", headers)).Status);
        headers.Add(("SAP-Connectivity-Tunnel-Key", new string('0', 64)));
        Assert.Equal(403, (await connection.SendAsync("GET", "/open/", headers)).Status);
        Assert.Equal(200, (await landscape.CallAsync(TestLandscape.S4 + "/open/", also: headers[^1])).Status);
    }

    private static Task<JsonElement> AnswerAsync(RawAnswer answer)
    {
        Assert.Equal(200, answer.Status);
        return Task.FromResult(JsonDocument.Parse(answer.Body).RootElement);
    }
}
