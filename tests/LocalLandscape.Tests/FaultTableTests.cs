using System.Net;
using Btp.Connectivity.Bench.Runtime.Landscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

/// <summary>The fault table of docs/reliability.md: one test per row, named like it. In each, whoever gets an answer gets his own.</summary>
public sealed class FaultTableTests : IAsyncLifetime
{
    private FaultBench _bench = null!;

    public async Task InitializeAsync() => _bench = await FaultBench.StartAsync(tenants: 1, usersPerTenant: 2);

    public async Task DisposeAsync()
    {
        Assert.Equal((0, 0), (_bench.Findings.CookiesOfOthers, _bench.Findings.ConnectionsOfOthers));
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task Tunnel_down_and_up_again()
    {
        var caller = _bench.Caller();
        using (_bench.Landscape.Faults.TunnelDown())
        {
            var problem = await Assert.ThrowsAsync<CloudConnectorUnavailableException>(() => caller.GetAsync(0));
            Assert.Equal(("S4HANA", "dc-west", ManyTenants.TenantId(0)), (problem.Destination, problem.LocationId, problem.SubaccountId));
        }

        await caller.AssertOwnAnswersAsync();
        Assert.Equal(2, _bench.Findings.Answers);
    }

    [Fact]
    public async Task Wrong_location_id()
    {
        _bench.Change("S4HANA", "CloudConnectorLocationId", "dc-none");

        var problem = await Assert.ThrowsAsync<CloudConnectorUnavailableException>(() => _bench.Caller().GetAsync(0));

        Assert.Equal("dc-none", problem.LocationId);
        Assert.Equal(0, _bench.Findings.Answers);
    }

    [Fact]
    public async Task Path_not_exposed()
    {
        var caller = _bench.Caller();

        var problem = await Assert.ThrowsAsync<ResourceNotExposedException>(() => caller.GetAsync(0, path: "secret/path"));

        Assert.Equal(("/secret/path", "s4.virtual:44300"), (problem.Resource, problem.VirtualHost));
        await caller.AssertOwnAnswersAsync();
    }

    [Fact]
    public async Task Back_end_dead()
    {
        var caller = _bench.Caller(static options => options.Resilience.CircuitMinimumCalls = 2);
        using (_bench.Landscape.Faults.Down(Hop.BackEnd, "s4app01.corp.example"))
        {
            await Assert.ThrowsAsync<BackendUnreachableException>(() => caller.GetAsync(0));
            await Assert.ThrowsAsync<BackendUnreachableException>(() => caller.GetAsync(1));
            await Assert.ThrowsAsync<DestinationUnavailableException>(() => caller.GetAsync(0));
            Assert.Equal(_bench.User(0).UserName, await caller.GetAsync(0, ManyTenants.Warehouse));
        }

        caller.Clock.Advance(TimeSpan.FromSeconds(16));
        // One call tries; with its answer the circuit closes for all.
        Assert.Equal(_bench.User(0).UserName, await caller.GetAsync(0));
        await caller.AssertOwnAnswersAsync();
    }

    [Fact]
    public async Task Slow_token_service()
    {
        var caller = _bench.Caller();
        _bench.Landscape.Faults.Slow(Hop.TokenService, TimeSpan.FromHours(1), times: 1);

        var calls = new[] { caller.GetAsync(0), caller.GetAsync(1) };
        await _bench.FaultsHitAsync();
        caller.Clock.Advance(TimeSpan.FromSeconds(11));

        foreach (var call in calls)
        {
            var problem = await Assert.ThrowsAsync<TokenRequestException>(() => call);
            Assert.Equal("no answer in time", problem.ServiceError);
        }

        await caller.AssertOwnAnswersAsync();
    }

    [Fact]
    public async Task Back_end_answers_429_with_Retry_After()
    {
        var caller = _bench.Caller(clock: TimeProvider.System);
        _bench.Landscape.Faults.TooManyRequests(Hop.BackEnd, times: 1);

        await caller.AssertOwnAnswersAsync();

        Assert.Equal([200, 200, 429], _bench.Landscape.Audit.At(Hop.BackEnd).Select(static entry => entry.Status).Order());
    }

    [Fact]
    public async Task Expired_token_401()
    {
        var caller = _bench.Caller();
        Assert.Equal(_bench.User(0).UserName, await caller.GetAsync(0, ManyTenants.Api));
        _bench.Landscape.Faults.Unauthorized(Hop.BackEnd, times: 1);
        _bench.Landscape.Audit.Clear();

        Assert.Equal(_bench.User(0).UserName, await caller.GetAsync(0, ManyTenants.Api));

        Assert.Equal([401, 200], _bench.Landscape.Audit.At(Hop.BackEnd).Select(static entry => entry.Status));
        Assert.Single(_bench.Landscape.Audit.At(Hop.DestinationService));
    }

    [Fact]
    public async Task Expired_token_407_of_the_proxy()
    {
        var caller = _bench.Caller();
        await caller.AssertOwnAnswersAsync();
        _bench.Landscape.Faults.Unauthorized(Hop.ConnectivityProxy, times: 1);
        _bench.Landscape.Audit.Clear();

        await caller.AssertOwnAnswersAsync();

        Assert.Single(_bench.Landscape.Audit.At(Hop.TokenService));
    }

    [Fact]
    public async Task Rotated_secret()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            _bench.Landscape.WriteServiceBindingRoot(folder.FullName);
            var caller = _bench.Caller(bindings: folder.FullName);
            await caller.AssertOwnAnswersAsync();

            _bench.Landscape.RotateSecrets();
            _bench.Landscape.WriteServiceBindingRoot(folder.FullName);
            caller.Clock.Advance(TimeSpan.FromMinutes(6));

            await caller.AssertOwnAnswersAsync();
            Assert.DoesNotContain(_bench.Landscape.Audit.Entries, static entry => entry.Status >= 400);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Connection_cut_in_the_middle_of_a_body()
    {
        var caller = _bench.Caller();
        _bench.Landscape.Faults.CutMidBody(Hop.BackEnd, afterBytes: 2, times: 1);

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.GetAsync(0));

        await caller.AssertOwnAnswersAsync();
    }

    [Fact]
    public async Task Half_open_TCP_connection()
    {
        var caller = _bench.Caller();
        await caller.AssertOwnAnswersAsync();
        _bench.Landscape.Faults.Slow(Hop.BackEnd, TimeSpan.FromHours(1), times: 1);

        var call = caller.GetAsync(0);
        await _bench.FaultsHitAsync();
        // The back end may see the request a moment before the caller begins to wait.
        while (!call.IsCompleted)
        {
            caller.Clock.Advance(TimeSpan.FromSeconds(61));
            await Task.Delay(5);
        }

        var problem = await Assert.ThrowsAsync<BackendTimeoutException>(() => call);
        Assert.Equal(TimeSpan.FromSeconds(60), problem.Timeout);
        await caller.AssertOwnAnswersAsync();
    }

    [Fact]
    public async Task DNS_failure()
    {
        _bench.Change("API", "URL", "http://no-such-host.invalid");
        _bench.Change("API", "Authentication", "NoAuthentication");
        var caller = _bench.Caller(static options => options.MaxRetries = 1, TimeProvider.System);

        var problem = await Assert.ThrowsAsync<HttpRequestException>(() => caller.GetAsync(0, ManyTenants.Api with { Authentication = "NoAuthentication" }));

        Assert.Equal(HttpRequestError.NameResolutionError, problem.HttpRequestError);
        await caller.AssertOwnAnswersAsync();
    }

    [Fact]
    public async Task Destination_changed_under_us()
    {
        var caller = _bench.Caller();
        await caller.AssertOwnAnswersAsync();
        _bench.Change("S4HANA", "Authentication", "NoAuthentication");
        await caller.AssertOwnAnswersAsync();

        caller.Clock.Advance(TimeSpan.FromMinutes(6));

        var problem = await Assert.ThrowsAsync<DestinationContractException>(() => caller.GetAsync(0));
        Assert.Contains("NoAuthentication", problem.Message, StringComparison.Ordinal);
        _bench.Change("S4HANA", "Authentication", "PrincipalPropagation");
        await caller.AssertOwnAnswersAsync();
    }

    [Fact]
    public async Task Cache_full()
    {
        await using var bench = await FaultBench.StartAsync(tenants: 3, usersPerTenant: 4);
        var caller = bench.Caller(static options => (options.MaxCacheEntries, options.MaxTransports) = (1, 1));

        for (var i = 0; i < 5; i++)
        {
            await caller.AssertOwnAnswersAsync();
            Assert.Equal(bench.User(5).UserName, await caller.GetAsync(5, ManyTenants.Api));
        }

        Assert.Equal((65, 0, 0), (bench.Findings.Answers, bench.Findings.CookiesOfOthers, bench.Findings.ConnectionsOfOthers));
    }

    [Fact]
    public async Task Cancelled_caller()
    {
        var caller = _bench.Caller(clock: TimeProvider.System);
        _bench.Landscape.Faults.Slow(Hop.TokenService, TimeSpan.FromMilliseconds(500), times: 1);
        using var cancel = new CancellationTokenSource();

        var impatient = caller.GetAsync(0, cancellationToken: cancel.Token);
        var patient = caller.GetAsync(1);
        await _bench.FaultsHitAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal(_bench.User(1).UserName, await patient);
        Assert.Single(_bench.Landscape.Audit.At(Hop.DestinationService));
    }

    [Fact]
    public async Task Two_hundred_concurrent_users_of_twenty_tenants()
    {
        await using var bench = await FaultBench.StartAsync(tenants: 20, usersPerTenant: 10);
        var caller = bench.Caller();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => caller.AssertOwnAnswersAsync()));

        Assert.Equal((1000, 0, 0), (bench.Findings.Answers, bench.Findings.CookiesOfOthers, bench.Findings.ConnectionsOfOthers));
        Assert.DoesNotContain(bench.Landscape.Audit.Entries, static entry => entry.Status >= 400);
        // Per tenant one lookup, and one token for the Destination service and one for the proxy.
        Assert.All(bench.Landscape.Audit.At(Hop.DestinationService).GroupBy(static entry => entry.Tenant), static tenant => Assert.Single(tenant));
        Assert.Equal((20, 40), (bench.Landscape.Audit.At(Hop.DestinationService).Count, bench.TokenRequests));
    }

    [Fact]
    public async Task A_thousand_concurrent_cold_calls()
    {
        var caller = _bench.Caller();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => caller.GetAsync(i % 2)));

        Assert.All(answers.Index(), answer => Assert.Equal(_bench.User(answer.Index % 2).UserName, answer.Item));
        Assert.Single(_bench.Landscape.Audit.At(Hop.DestinationService));
        Assert.Equal(2, _bench.TokenRequests);
    }

    [Fact]
    public void The_rows_of_the_documentation_are_the_tests()
    {
        var rows = File.ReadLines(Path.Combine(FaultBench.RepositoryRoot, "docs", "reliability.md"))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Fault", StringComparison.Ordinal))
            .Select(static line => line.Split('|')[1].Trim())
            .Select(static row => string.Concat(row.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_')));
        var tests = typeof(FaultTableTests).GetMethods()
            .Where(static method => method.GetCustomAttributes(typeof(FactAttribute), inherit: false).Length > 0 && method.Name != nameof(The_rows_of_the_documentation_are_the_tests))
            .Select(static method => method.Name);

        Assert.Equal(tests.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }
}
