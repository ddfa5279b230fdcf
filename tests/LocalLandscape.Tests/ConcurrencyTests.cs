using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class ConcurrencyTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    [Fact]
    public async Task Two_hundred_calls_each_of_two_users_interleaved_mix_up_nobody()
    {
        var proxyToken = await landscape.TokenAsync("connectivity");
        var tokens = new Dictionary<string, string> { ["ALICE"] = landscape.Landscape.UserToken("ALICE"), ["BOB"] = landscape.Landscape.UserToken("BOB") };

        // Forty connections, twenty for each user, all at once; each makes ten calls.
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async c =>
        {
            var user = c % 2 == 0 ? "ALICE" : "BOB";
            await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
            for (var i = 0; i < 10; i++)
            {
                var answer = await connection.SendAsync("GET", $"{TestLandscape.S4}/open/{user}/{c}/{i}",
                [
                    ("Host", "s4hana.virtual:44300"), ("Proxy-Authorization", "Bearer " + proxyToken), ("SAP-Connectivity-Authentication", "Bearer " + tokens[user]),
                ]);
                Assert.Equal(200, answer.Status);
                var seen = JsonDocument.Parse(answer.Body).RootElement;
                Assert.Equal((user, $"/open/{user}/{c}/{i}"), (seen.GetProperty("user").GetString(), seen.GetProperty("target").GetString()));
            }
        }));

        var entries = landscape.Landscape.Audit.At(Hop.BackEnd);
        Assert.Equal(400, entries.Count);
        Assert.All(entries, e => Assert.StartsWith($"/open/{e.Principal}/", e.Path, StringComparison.Ordinal));
        Assert.Equal(200, entries.Count(e => e.Principal == "ALICE"));
    }
}
