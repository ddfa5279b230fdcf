using System.Diagnostics;
using System.Globalization;
using System.Net;
using Btp.Connectivity.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RunningLandscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.Bench.Runtime.Landscape;

/// <summary>The runs that need a whole landscape: the soak, and requests per second by number of principals.</summary>
internal static class LandscapeRuns
{
    public static async Task<int> SoakAsync(int requests, TextWriter output)
    {
        // 50 users of 4 tenants each, 64 of them at a time.
        var result = await Soak.RunAsync(requests, tenants: 4, usersPerTenant: 50, callers: 64, seed: 1).ConfigureAwait(false);
        Write(output, "soak-requests", requests);
        Write(output, "soak-answers-of-others", result.AnswersOfOthers);
        Write(output, "soak-cookies-of-others", result.CookiesOfOthers);
        Write(output, "soak-connections-of-others", result.ConnectionsOfOthers);
        Write(output, "soak-refused-by-proxy", result.RefusedByTheProxy);
        Write(output, "soak-right", result.Right);
        Write(output, "soak-reached-back-end", result.Answered);
        Write(output, "soak-seconds", result.Duration.TotalSeconds);
        foreach (var (how, count) in result.Failures)
        {
            output.WriteLine($"failed {how}: {count.ToString(CultureInfo.InvariantCulture)}");
        }

        return result.AnswersOfOthers + result.CookiesOfOthers + result.ConnectionsOfOthers + result.RefusedByTheProxy;
    }

    public static async Task ThroughputAsync(TextWriter output)
    {
        foreach (var principals in (int[])[1, 10, 100])
        {
            Write(output, $"requests-per-second-{principals}", await MeasureAsync(principals).ConfigureAwait(false));
        }
    }

    private static async Task<double> MeasureAsync(int principals)
    {
        const int Callers = 100;
        const int Calls = 10_000;
        await using var landscape = await RunningLandscape.StartAsync(ManyTenants.Define(1, principals, new())).ConfigureAwait(false);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build())
            .AddBtpConnectivity()
            .BuildServiceProvider();
        await using var owned = services.ConfigureAwait(false);
        var users = Enumerable.Range(0, principals).Select(user => UserContext.FromToken(landscape.UserToken(ManyTenants.UserName(0, user)))).ToArray();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(ManyTenants.S4HANA);
        var accessor = services.GetRequiredService<IUserContextAccessor>();

        async Task RoundAsync(int calls)
        {
            var left = calls;
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
            {
                accessor.Current = users[caller % users.Length];
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    using var response = await client.GetAsync(new Uri("sap/opu/odata/sap/X", UriKind.Relative)).ConfigureAwait(false);
                    if (response.StatusCode != HttpStatusCode.OK)
                    {
                        throw new InvalidOperationException($"The call was answered {(int)response.StatusCode}.");
                    }
                }
            })).ConfigureAwait(false);
        }

        await RoundAsync(Calls / 5).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        await RoundAsync(Calls).ConfigureAwait(false);
        return Calls / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Write(TextWriter output, string name, double value)
        => output.WriteLine($"figure {name} {value.ToString("F0", CultureInfo.InvariantCulture)}");
}
