using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RunningLandscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.Bench.Runtime.Landscape;

/// <summary>
/// Random calls of many users of several tenants through random destinations while random faults come and go, in caches and pools that are
/// far too small, so that everything is made, dropped and made again all the time. Nobody may ever get what belongs to another.
/// </summary>
internal static class Soak
{
    public static async Task<Result> RunAsync(int requests, int tenants, int usersPerTenant, int callers, int seed)
    {
        var findings = new WatchfulBackEnd.Findings();
        await using var landscape = await RunningLandscape.StartAsync(ManyTenants.Define(tenants, usersPerTenant, findings)).ConfigureAwait(false);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build())
            .AddBtpConnectivity(options =>
            {
                options.DestinationCacheDuration = TimeSpan.FromSeconds(2);
                options.MaxCacheEntries = Math.Max(4, tenants * usersPerTenant / 3);
                options.MaxTransports = Math.Max(2, tenants * usersPerTenant / 4);
                options.TransportIdleTimeout = TimeSpan.FromSeconds(2);
                options.Resilience.CircuitBreak = TimeSpan.FromSeconds(0.5);
                options.Resilience.LongestPause = TimeSpan.FromSeconds(1);
            })
            .BuildServiceProvider();
        await using var owned = services.ConfigureAwait(false);
        var users = (from tenant in Enumerable.Range(0, tenants) from user in Enumerable.Range(0, usersPerTenant) select UserContext.FromToken(landscape.UserToken(ManyTenants.UserName(tenant, user)))).ToArray();
        var run = new Run(services, users, findings);
        var started = Stopwatch.GetTimestamp();
        using var end = new CancellationTokenSource();
        var faults = SwitchFaultsAsync(landscape.Faults, new Random(seed), end.Token);
        var left = requests;
        await Task.WhenAll(Enumerable.Range(1, callers).Select(async caller =>
        {
            var random = new Random(seed + caller);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await run.CallAsync(random).ConfigureAwait(false);
            }
        })).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        await faults.ConfigureAwait(false);
        return run.Result(Stopwatch.GetElapsedTime(started));
    }

    private static async Task SwitchFaultsAsync(FaultSwitch faults, Random random, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(random.Next(20, 200), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            switch (random.Next(8))
            {
                case 0: faults.TooManyRequests(Hop.TokenService, 1); break;
                case 1: faults.TooManyRequests(Hop.BackEnd, 2); break;
                case 2: faults.Unauthorized(Hop.BackEnd, 2); break;
                case 3: faults.Unauthorized(Hop.ConnectivityProxy, 2); break;
                case 4: faults.CutMidBody(Hop.BackEnd, 2, 3); break;
                case 5: faults.Slow(random.Next(2) == 0 ? Hop.DestinationService : Hop.BackEnd, TimeSpan.FromMilliseconds(random.Next(5, 50)), 5); break;
                case 6: faults.SwitchOn(new Fault(Hop.BackEnd, FaultKind.Down) { Times = 3 }); break;
                default: faults.SwitchOn(new Fault(Hop.ConnectivityProxy, FaultKind.TunnelDown) { Times = 3 }); break;
            }
        }
    }

    /// <summary>What came of it. The first four must be zero.</summary>
    internal sealed record Result(int AnswersOfOthers, int CookiesOfOthers, int ConnectionsOfOthers, int RefusedByTheProxy, int Right, int Answered, IReadOnlyDictionary<string, int> Failures, TimeSpan Duration);

    private sealed class Run(IServiceProvider services, UserContext[] users, WatchfulBackEnd.Findings findings)
    {
        private static readonly DestinationContract[] Contracts = [ManyTenants.S4HANA, ManyTenants.Warehouse, ManyTenants.Api];
        private static readonly Uri Path = new("sap/opu/odata/sap/X", UriKind.Relative);

        private readonly IHttpClientFactory _clients = services.GetRequiredService<IHttpClientFactory>();
        private readonly IUserContextAccessor _accessor = services.GetRequiredService<IUserContextAccessor>();
        private readonly ConcurrentDictionary<string, int> _failures = new();
        private int _right;
        private int _wrong;

        public async Task CallAsync(Random random)
        {
            var user = users[random.Next(users.Length)];
            _accessor.Current = user;
            using var client = _clients.CreateClient(Contracts[random.Next(Contracts.Length)]);
            using var impatient = random.Next(200) == 0 ? new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(1, 20))) : null;
            try
            {
                using var response = await client.GetAsync(Path, impatient?.Token ?? default).ConfigureAwait(false);
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    Failed($"status {(int)response.StatusCode}");
                }
                else if (await response.Content.ReadAsStringAsync().ConfigureAwait(false) == user.UserName)
                {
                    Interlocked.Increment(ref _right);
                }
                else
                {
                    Interlocked.Increment(ref _wrong);
                }
            }
            catch (Exception problem) when (problem is ConnectivityException or HttpRequestException or OperationCanceledException)
            {
                Failed(problem.GetType().Name);
            }
        }

        // The proxy answers a connection that changes its identity with 400 or 403; the callers count, because the audit trail is bounded.
        public Result Result(TimeSpan duration)
            => new(_wrong, findings.CookiesOfOthers, findings.ConnectionsOfOthers, Count("status 400") + Count("status 403") + Count(nameof(ResourceNotExposedException)), _right, findings.Answers, _failures.OrderBy(static failure => failure.Key).ToDictionary(), duration);

        private int Count(string how) => _failures.GetValueOrDefault(how);

        private void Failed(string how) => _failures.AddOrUpdate(how, 1, static (_, count) => count + 1);
    }
}
