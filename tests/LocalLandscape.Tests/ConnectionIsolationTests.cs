using System.Net;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.ConnectivityProxy;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

/// <summary>A TCP connection to the proxy belongs to its first account and location id, principal and back end.</summary>
public sealed class ConnectionIsolationTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    private const string Open = TestLandscape.S4 + "/open/thing";

    [Fact]
    public async Task The_same_principal_goes_on_as_long_as_it_likes_also_with_a_new_token()
    {
        await using var connection = await landscape.ConnectAsync();
        var backEndConnections = new HashSet<string?>();
        for (var i = 0; i < 3; i++)
        {
            var answer = await connection.CallAsync(Open, "ALICE");
            Assert.Equal(200, answer.Status);
            backEndConnections.Add(JsonDocument.Parse(answer.Body).RootElement.GetProperty("connection").GetString());
        }
        Assert.Single(backEndConnections); // one to one, all the way
    }

    [Fact]
    public async Task A_second_principal_is_refused()
    {
        await using var connection = await landscape.ConnectAsync();
        Assert.Equal(200, (await connection.CallAsync(Open, "ALICE")).Status);
        var refused = await connection.CallAsync(Open, "BOB");
        Assert.Equal((403, ProxyTexts.OtherPrincipal), (refused.Status, refused.Body));
        Assert.Equal(200, (await connection.CallAsync(Open, "ALICE")).Status);
    }

    [Fact]
    public async Task No_principal_after_one_and_one_after_none_are_refused()
    {
        await using var first = await landscape.ConnectAsync();
        Assert.Equal(200, (await first.CallAsync(Open, "ALICE")).Status);
        Assert.Equal(403, (await first.CallAsync(Open)).Status);
        await using var second = await landscape.ConnectAsync();
        Assert.Equal(200, (await second.CallAsync(Open)).Status);
        Assert.Equal(403, (await second.CallAsync(Open, "ALICE")).Status);
    }

    [Fact]
    public async Task A_second_back_end_is_refused()
    {
        await using var connection = await landscape.ConnectAsync();
        Assert.Equal(200, (await connection.CallAsync(Open)).Status);
        var refused = await connection.CallAsync(TestLandscape.Ewm + "/open/thing");
        Assert.Equal(403, refused.Status);
        Assert.Contains("ewm.virtual:8000", refused.Body, StringComparison.Ordinal);
        await using var own = await landscape.ConnectAsync();
        Assert.Equal(200, (await own.CallAsync(TestLandscape.Ewm + "/open/thing")).Status);
    }

    [Fact]
    public async Task A_second_location_id_is_refused_with_the_text_that_people_search_for()
    {
        await using var connection = await landscape.ConnectAsync();
        Assert.Equal(200, (await connection.CallAsync(Open)).Status);
        var refused = await connection.CallAsync(Open, location: "dc-west");
        Assert.Equal(400, refused.Status);
        Assert.Equal(
            "One of the headers [SAP-Connectivity-ConsumerAccount, SAP-Connectivity-SCC-Location_ID] was set with a different value compared to the value which was already used for this connection",
            refused.Body);
    }

    [Fact]
    public async Task A_second_account_is_refused()
    {
        await using var connection = await landscape.ConnectAsync();
        Assert.Equal(200, (await connection.CallAsync(Open)).Status);
        Assert.Equal(400, (await connection.CallAsync(Open, tenant: TestLandscape.Other)).Status);
    }

    [Fact]
    public async Task A_request_that_was_refused_does_not_bind_the_connection()
    {
        await using var connection = await landscape.ConnectAsync();
        Assert.Equal(503, (await connection.CallAsync(Open, "BOB", "dc-east")).Status);
        Assert.Equal(200, (await connection.CallAsync(Open, "ALICE")).Status);
    }

    [Fact]
    public async Task One_shared_HttpClient_runs_into_the_refusal()
    {
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy(landscape.Landscape.ConnectivityProxy), UseProxy = true, MaxConnectionsPerServer = 1 };
        using var client = new HttpClient(handler);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("ALICE"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("BOB"));

        async Task<HttpStatusCode> StatusAsync(string user)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Open);
            foreach (var (name, value) in await landscape.HeadersAsync(TestLandscape.S4, user))
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await client.SendAsync(request);
            return response.StatusCode;
        }
    }
}
