using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class ConnectivityProxyTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    private const string Open = TestLandscape.S4 + "/open/thing";

    [Fact]
    public async Task A_call_in_absolute_form_reaches_the_back_end_byte_for_byte()
    {
        var answer = await landscape.CallAsync(TestLandscape.S4 + "/open/A%5FSet('a%2Fb%20c')?$filter=x%20eq%20'1'&a=%7E");
        Assert.Equal(200, answer.Status);
        Assert.Equal("/open/A%5FSet('a%2Fb%20c')?$filter=x%20eq%20'1'&a=%7E", JsonDocument.Parse(answer.Body).RootElement.GetProperty("target").GetString());
    }

    [Fact]
    public async Task Without_a_valid_proxy_token_the_answer_is_407()
    {
        var valid = await landscape.TokenAsync("connectivity");
        Assert.Equal(200, await StatusAsync("Bearer " + valid));
        Assert.Equal(200, await StatusAsync("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(valid + ":"))));
        Assert.Equal(407, await StatusAsync(null));
        Assert.Equal(407, await StatusAsync(valid));
        Assert.Equal(407, await StatusAsync("Bearer " + valid[..^8] + "AAAAAAAA"));
        Assert.Equal(407, await StatusAsync("Bearer " + await landscape.TokenAsync("destination")));
        Assert.Equal(407, await StatusAsync("Bearer " + landscape.Landscape.UserToken("ALICE")));

        async Task<int> StatusAsync(string? authorization)
        {
            await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
            List<(string, string)> headers = [("Host", "s4hana.virtual:44300")];
            if (authorization is not null)
                headers.Add(("Proxy-Authorization", authorization));
            return (await connection.SendAsync("GET", Open, headers)).Status;
        }
    }

    [Fact]
    public async Task An_https_address_is_answered_with_405()
    {
        var headers = await landscape.HeadersAsync(TestLandscape.S4);
        await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        Assert.Equal(405, (await connection.SendAsync("GET", "https://s4hana.virtual:44300/open/thing", headers)).Status);
        await using var tunnel = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        Assert.Equal(405, (await tunnel.SendAsync("CONNECT", "s4hana.virtual:44300", headers)).Status);
    }

    [Theory]
    [InlineData("/open/thing", "s4hana.virtual:44300")]
    [InlineData("http://s4_hana.virtual:44300/open/thing", "s4_hana.virtual:44300")]
    public async Task What_is_no_proxy_request_or_no_valid_host_is_a_bad_request(string target, string host)
    {
        await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        Assert.Equal(400, (await connection.SendAsync("GET", target, [("Host", host), ("Proxy-Authorization", "Bearer " + await landscape.TokenAsync("connectivity"))])).Status);
    }

    [Theory]
    [InlineData(8000, 200)]
    [InlineData(8300, 431)]
    public async Task A_header_line_may_have_8192_bytes(int length, int status) =>
        Assert.Equal(status, (await landscape.CallAsync(Open, also: ("X-Long", new string('x', length)))).Status);

    [Theory]
    [InlineData(8000, 200)]
    [InlineData(8300, 414)]
    public async Task A_request_line_may_have_8192_bytes(int length, int status) =>
        Assert.Equal(status, (await landscape.CallAsync(Open + "?$filter=" + new string('x', length))).Status);

    [Fact]
    public async Task An_unknown_location_id_and_a_closed_tunnel_are_answered_with_503()
    {
        var unknown = await landscape.CallAsync(Open, location: "dc-east");
        Assert.Equal(503, unknown.Status);
        Assert.StartsWith($"There is no SAP Cloud Connector (SCC) connected to your subaccount matching the requested tunnel for subaccount '{TestLandscape.Orders}' and SCC location ID 'dc-east'", unknown.Body, StringComparison.Ordinal);
        Assert.Equal(503, (await landscape.CallAsync(Open, location: "dc-closed")).Status);
        Assert.Equal(200, (await landscape.CallAsync(Open, location: "dc-west")).Status);
    }

    [Fact]
    public async Task The_account_is_that_of_the_token()
    {
        Assert.Equal(200, (await landscape.CallAsync(Open, also: ("SAP-Connectivity-ConsumerAccount", TestLandscape.Orders))).Status);
        Assert.Equal(403, (await landscape.CallAsync(Open, also: ("SAP-Connectivity-ConsumerAccount", TestLandscape.Other))).Status);
    }

    [Fact]
    public async Task Its_own_headers_do_not_reach_the_back_end()
    {
        var answer = await landscape.CallAsync(Open, "ALICE", also: ("X-Mine", "kept"));
        var headers = JsonDocument.Parse(answer.Body).RootElement.GetProperty("headers");
        Assert.DoesNotContain(headers.EnumerateObject(), h => h.Name.StartsWith("sap-connectivity", StringComparison.Ordinal) || h.Name.StartsWith("proxy-", StringComparison.Ordinal));
        Assert.Equal("kept", headers.GetProperty("x-mine").GetString());
        Assert.Equal("s4hana.virtual:44300", headers.GetProperty("host").GetString());
    }

    [Fact]
    public async Task A_user_and_an_Authorization_header_do_not_go_together()
    {
        Assert.Equal(400, (await landscape.CallAsync(Open, "ALICE", also: ("Authorization", "Basic YTpi"))).Status);
        Assert.Equal(200, (await landscape.CallAsync(Open, also: ("Authorization", "Basic YTpi"))).Status);
    }

    [Fact]
    public async Task A_user_exchange_token_in_Proxy_Authorization_propagates_its_user()
    {
        await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        var token = await landscape.ExchangeAsync("connectivity", landscape.Landscape.UserToken("BOB"));
        var answer = await connection.SendAsync("GET", Open, [("Host", "s4hana.virtual:44300"), ("Proxy-Authorization", "Bearer " + token)]);
        Assert.Equal("BOB", JsonDocument.Parse(answer.Body).RootElement.GetProperty("user").GetString());
    }

    [Fact]
    public async Task A_user_exchange_token_and_a_users_header_do_not_go_together()
    {
        await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        var token = await landscape.ExchangeAsync("connectivity", landscape.Landscape.UserToken("BOB"));
        var answer = await connection.SendAsync("GET", Open,
            [("Host", "s4hana.virtual:44300"), ("Proxy-Authorization", "Bearer " + token), ("SAP-Connectivity-Authentication", "Bearer " + landscape.Landscape.UserToken("ALICE"))]);
        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task A_body_with_a_length_and_one_in_chunks_come_back_as_they_were()
    {
        await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        var headers = await landscape.HeadersAsync(TestLandscape.S4);
        Assert.Equal("körper", (await connection.SendAsync("POST", TestLandscape.S4 + "/open/echo", headers, "körper")).Body);
        await connection.WriteAsync("POST", TestLandscape.S4 + "/open/echo", [.. headers, ("Transfer-Encoding", "chunked")]);
        await connection.WriteTextAsync("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
        Assert.Equal("hello world", (await connection.ReadAsync("POST")).Body);
    }

    [Fact]
    public async Task An_answer_is_passed_on_while_it_still_comes()
    {
        await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        await connection.WriteAsync("GET", TestLandscape.S4 + "/open/stream", await landscape.HeadersAsync(TestLandscape.S4));
        Assert.Equal(200, (await connection.ReadHeadAsync()).Status);
        Assert.Equal("first ", await connection.ReadChunkAsync());
        StreamGate.Open();
        Assert.Equal("second", await connection.ReadChunkAsync());
        Assert.Equal("", await connection.ReadChunkAsync());
    }

    [Fact]
    public async Task HEAD_has_no_body_and_the_connection_goes_on()
    {
        await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        var headers = await landscape.HeadersAsync(TestLandscape.S4);
        Assert.Equal(200, (await connection.SendAsync("HEAD", Open, headers)).Status);
        Assert.Equal(200, (await connection.SendAsync("GET", Open, headers)).Status);
    }
}
