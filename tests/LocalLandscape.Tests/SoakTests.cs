using System.Net;
using Btp.Connectivity.Bench.Runtime.Landscape;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

/// <summary>The small version of <c>bench/Runtime -- --soak</c>.</summary>
public sealed class SoakTests
{
    [Fact]
    public async Task In_three_thousand_random_calls_with_random_faults_nobody_gets_what_belongs_to_another()
    {
        var result = await Soak.RunAsync(3000, tenants: 3, usersPerTenant: 10, callers: 32, seed: 7);

        Assert.Equal((0, 0, 0, 0), (result.AnswersOfOthers, result.CookiesOfOthers, result.ConnectionsOfOthers, result.RefusedByTheProxy));
        Assert.Equal(3000, result.Right + result.Failures.Values.Sum());
        Assert.InRange(result.Right, 1500, 3000);
    }

    [Fact]
    public async Task One_client_for_everybody_is_noticed()
    {
        await using var bench = await FaultBench.StartAsync(tenants: 1, usersPerTenant: 2);
        var backEnd = bench.Landscape.Destinations.Find(ManyTenants.TenantId(0), DestinationService.DestinationLevel.Subaccount, "API")!["URL"]!;
        using var shared = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        string? cookie = null;

        for (var user = 0; user < 2; user++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, backEnd);
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + bench.User(user).Token);
            request.Headers.TryAddWithoutValidation("Cookie", cookie ?? "none=");
            using var response = await shared.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            cookie ??= response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        }

        Assert.Equal((1, 1), (bench.Findings.CookiesOfOthers, bench.Findings.ConnectionsOfOthers));
    }
}
