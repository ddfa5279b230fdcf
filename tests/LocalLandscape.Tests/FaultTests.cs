using System.Diagnostics;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class FaultTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    private const string Open = TestLandscape.S4 + "/open/";

    private FaultSwitch Faults => landscape.Landscape.Faults;

    [Fact]
    public async Task A_tunnel_that_is_down_is_answered_with_503_until_it_is_up_again()
    {
        using (Faults.TunnelDown())
            Assert.Equal(503, (await landscape.CallAsync(Open)).Status);
        Assert.Equal(200, (await landscape.CallAsync(Open)).Status);
    }

    [Fact]
    public async Task One_tunnel_may_be_down_while_the_other_is_up()
    {
        using (Faults.TunnelDown("dc-west"))
        {
            Assert.Equal(503, (await landscape.CallAsync(Open, location: "dc-west")).Status);
            Assert.Equal(200, (await landscape.CallAsync(Open)).Status);
        }
    }

    [Fact]
    public async Task A_back_end_that_is_down_is_answered_with_502()
    {
        using (Faults.Down(Hop.BackEnd, "s4app01.corp.example"))
        {
            Assert.Equal(502, (await landscape.CallAsync(Open)).Status);
            Assert.Equal(200, (await landscape.CallAsync(TestLandscape.Ewm + "/x")).Status);
        }
        Assert.Equal(200, (await landscape.CallAsync(Open)).Status);
    }

    [Fact]
    public async Task The_token_service_may_be_slow()
    {
        // A lower bound that holds however busy the machine is.
        using (Faults.Slow(Hop.TokenService, TimeSpan.FromMilliseconds(300)))
        {
            var watch = Stopwatch.StartNew();
            await landscape.TokenAsync("destination");
            Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(280), $"It took {watch.Elapsed}.");
        }
    }

    [Fact]
    public async Task Too_many_requests_say_when_to_come_back_and_end_after_the_given_number()
    {
        using (Faults.TooManyRequests(Hop.TokenService, times: 2))
        {
            using var content = new FormUrlEncodedContent([]);
            using var first = await landscape.Http.PostAsync(new Uri(landscape.Landscape.TokenService, "oauth/token"), content);
            Assert.Equal((429, "1"), ((int)first.StatusCode, first.Headers.RetryAfter!.ToString()));
            using var second = await landscape.Http.PostAsync(new Uri(landscape.Landscape.TokenService, "oauth/token"), content);
            Assert.Equal(429, (int)second.StatusCode);
            Assert.NotEmpty(await landscape.TokenAsync("destination"));
            Assert.Empty(Faults.Active);
        }
    }

    [Fact]
    public async Task The_Destination_service_may_answer_401_to_a_valid_token()
    {
        var token = await landscape.TokenAsync("destination");
        using (Faults.Unauthorized(Hop.DestinationService, times: 1))
        {
            Assert.Equal(401, (await landscape.DestinationAsync("destinations/S4HANA", token)).Status);
            Assert.Equal(200, (await landscape.DestinationAsync("destinations/S4HANA", token)).Status);
        }
    }

    [Theory]
    [InlineData(Hop.ConnectivityProxy, 407)]
    [InlineData(Hop.CloudConnector, 401)]
    [InlineData(Hop.BackEnd, 401)]
    public async Task A_hop_may_refuse_a_caller_in_the_way_that_it_refuses(Hop hop, int status)
    {
        using (Faults.Unauthorized(hop))
            Assert.Equal(status, (await landscape.CallAsync(Open)).Status);
        Assert.Equal(200, (await landscape.CallAsync(Open)).Status);
    }

    [Theory]
    [InlineData(Hop.BackEnd)]
    [InlineData(Hop.CloudConnector)]
    [InlineData(Hop.ConnectivityProxy)]
    public async Task A_connection_that_is_cut_in_the_middle_of_a_body_is_no_whole_answer(Hop hop)
    {
        using (Faults.CutMidBody(hop, 100_000))
            await Assert.ThrowsAnyAsync<IOException>(() => landscape.CallAsync(TestLandscape.S4 + "/open/large"));
        Assert.Equal(64 * 64 * 1024, (await landscape.CallAsync(TestLandscape.S4 + "/open/large")).Body.Length);
    }

    [Fact]
    public async Task A_token_service_that_is_down_cuts_the_connection()
    {
        using (Faults.Down(Hop.TokenService))
            await Assert.ThrowsAsync<HttpRequestException>(() => landscape.TokenAsync("destination"));
        Assert.NotEmpty(await landscape.TokenAsync("destination"));
    }

    [Fact]
    public async Task A_token_service_that_fails_is_an_error_in_the_destinations_token()
    {
        var token = await landscape.TokenAsync("destination");
        using (Faults.Unauthorized(Hop.TokenService))
        {
            var (status, answer) = await landscape.DestinationAsync("destinations/PRICES", token);
            Assert.Equal(200, status);
            Assert.Contains("401", answer.GetProperty("authTokens")[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Clear_switches_everything_off()
    {
        var faults = new FaultSwitch();
        faults.TunnelDown();
        faults.Unauthorized(Hop.BackEnd);
        Assert.Equal(2, faults.Active.Count);
        faults.Clear();
        Assert.Empty(faults.Active);
        Assert.Null(faults.Take(Hop.BackEnd, FaultKind.Unauthorized));
    }
}
