using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class ConcurrencyTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    [Fact]
    public async Task Two_hundred_connections_each_of_two_users_interleaved_mix_up_nobody()
    {
        var proxyToken = await landscape.TokenAsync("connectivity");
        var tokens = new Dictionary<string, string> { ["ALICE"] = landscape.Landscape.UserToken("ALICE"), ["BOB"] = landscape.Landscape.UserToken("BOB") };

        // Four hundred connections that are all open at once, every other one of the other user; two rounds, so that each is used again.
        var connections = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy)));
        for (var round = 0; round < 2; round++)
        {
            await Task.WhenAll(connections.Select(async (connection, c) =>
            {
                var user = c % 2 == 0 ? "ALICE" : "BOB";
                var answer = await connection.SendAsync("GET", $"{TestLandscape.S4}/open/{user}/{c}/{round}",
                [
                    ("Host", "s4hana.virtual:44300"), ("Proxy-Authorization", "Bearer " + proxyToken), ("SAP-Connectivity-Authentication", "Bearer " + tokens[user]),
                ]);
                Assert.Equal(200, answer.Status);
                var seen = JsonDocument.Parse(answer.Body).RootElement;
                Assert.Equal((user, $"/open/{user}/{c}/{round}"), (seen.GetProperty("user").GetString(), seen.GetProperty("target").GetString()));
            }));
        }
        foreach (var connection in connections)
            await connection.DisposeAsync();

        var entries = landscape.Landscape.Audit.At(Hop.BackEnd);
        Assert.Equal(800, entries.Count);
        Assert.All(entries, e => Assert.StartsWith($"/open/{e.Principal}/", e.Path, StringComparison.Ordinal));
        Assert.Equal(400, entries.Count(e => e.Principal == "ALICE"));
    }
}
