using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Native;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>Who gets which connection, how many there are, and when they end.</summary>
[NeedsCompiler]
[Collection("Native RFC")]
public sealed class NativePoolTests
{
    [TransportFact]
    public async Task A_connection_is_used_again_without_the_state_of_the_call_before()
    {
        await using var system = new NativeSystem();
        var client = system.Client();
        var resets = NativeDouble.Resets;

        var first = await NativeSystem.AskAsync(client);
        Assert.Equal(resets + 1, NativeDouble.Resets);
        var second = await NativeSystem.AskAsync(client);

        Assert.Equal((first.Connection, 1), (second.Connection, second.Calls));
    }

    [TransportFact]
    public async Task Without_a_pool_every_call_has_a_connection_of_its_own()
    {
        await using var system = new NativeSystem(destinations: ("ECHO", NativeSystem.Direct(("jco.destination.pool_capacity", "0"))));
        var client = system.Client();

        var first = await NativeSystem.AskAsync(client);
        Assert.Equal(0, NativeDouble.Connections);

        Assert.NotEqual(first.Connection, (await NativeSystem.AskAsync(client)).Connection);
    }

    [TransportFact]
    public async Task Destinations_and_users_never_share_a_connection()
    {
        await using var system = new NativeSystem(destinations:
        [
            ("ECHO", NativeSystem.Direct()),
            ("SAME", NativeSystem.Direct()),
            ("BOB", NativeSystem.Direct(("jco.client.user", "BOB"), ("jco.client.passwd", "hush-2"))),
        ]);

        List<(string User, int Connection, int Calls, string Route)> told = [];
        foreach (var name in (string[])["ECHO", "SAME", "BOB", "ECHO", "SAME", "BOB"])
            told.Add(await NativeSystem.AskAsync(system.Client(name)));

        Assert.Equal(["ALICE", "ALICE", "BOB", "ALICE", "ALICE", "BOB"], told.Select(static one => one.User));
        Assert.Equal(3, told.Take(3).Select(static one => one.Connection).Distinct().Count());
        Assert.Equal(told.Take(3).Select(static one => one.Connection), told.Skip(3).Select(static one => one.Connection));
    }

    [TransportFact]
    public async Task Tenants_never_share_a_connection()
    {
        await using var system = new NativeSystem();

        await using (await OpenAsync("t1"))
            Assert.Equal(1, system.Pools.Open);
        await using (await OpenAsync("t2"))
            Assert.Equal(2, system.Pools.Open);

        Task<RfcSession> OpenAsync(string tenant) => ((IRfcSessionFactory)system.Services.GetService(typeof(IRfcSessionFactory))!).OpenAsync(NativeSystem.Contract(), UserContext.ForTenant(tenant));
    }

    [TransportFact]
    public async Task At_the_peak_limit_calls_wait_and_then_give_up()
    {
        await using var system = new NativeSystem(destinations: ("ECHO", NativeSystem.Direct(("jco.destination.peak_limit", "1"), ("jco.destination.max_get_client_time", "50"))));
        var client = system.Client();
        var session = await system.SessionAsync();

        var exhausted = await Assert.ThrowsAsync<RfcPoolExhaustedException>(() => client.StfcConnectionAsync("x"));
        await session.DisposeAsync();

        Assert.Equal((1, 50), (exhausted.Limit, exhausted.Waited.TotalMilliseconds));
        Assert.Equal("y", (await client.StfcConnectionAsync("y")).Echotext);
    }

    [TransportFact]
    public async Task A_connection_that_becomes_free_goes_to_who_waits()
    {
        await using var system = new NativeSystem(destinations: ("ECHO", NativeSystem.Direct(("jco.destination.peak_limit", "1"))));
        var session = await system.SessionAsync();
        var waiting = system.Client().StfcConnectionAsync("x");
        Assert.False(waiting.IsCompleted);

        await session.DisposeAsync();

        Assert.Equal("x", (await waiting).Echotext);
        Assert.Equal(1, system.Pools.Open);
    }

    [TransportFact]
    public async Task Who_waits_can_give_up_and_takes_nothing_along()
    {
        await using var system = new NativeSystem(destinations: ("ECHO", NativeSystem.Direct(("jco.destination.peak_limit", "1"))));
        var session = await system.SessionAsync();
        using var end = new CancellationTokenSource();
        var waiting = system.Client().StfcConnectionAsync("x", end.Token);

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await session.DisposeAsync();

        Assert.Equal("y", (await system.Client().StfcConnectionAsync("y")).Echotext);
    }

    [TransportFact]
    public async Task Idle_connections_end_after_their_time()
    {
        var clock = new FakeTimeProvider();
        await using var system = new NativeSystem(clock: clock, destinations: ("ECHO", NativeSystem.Direct(("jco.destination.expiration_time", "1000"), ("jco.destination.expiration_check_period", "100"))));
        await system.Client().StfcConnectionAsync("x");
        Assert.Equal(1, system.Pools.Idle);

        clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Equal(1, system.Pools.Open);
        clock.Advance(TimeSpan.FromMilliseconds(200));

        await NativeSystem.EventuallyAsync(() => system.Pools.Open == 0);
        Assert.Equal(0, NativeDouble.Connections);
    }

    [TransportTheory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public async Task A_connection_is_asked_for_a_sign_of_life_if_the_destination_says_so(string check, bool survives)
    {
        await using var system = new NativeSystem(destinations: ("ECHO", NativeSystem.Direct(("jco.destination.pool_check_connection", check))));
        await system.Client().StfcConnectionAsync("x");
        NativeDouble.Cut();

        var call = system.Client().StfcConnectionAsync("y");

        if (survives)
            Assert.Equal("y", (await call).Echotext);
        else
            await Assert.ThrowsAsync<ConnectivityException>(() => call);
        Assert.Equal("z", (await system.Client().StfcConnectionAsync("z")).Echotext);
    }

    [TransportFact]
    public async Task Many_calls_at_once_share_few_connections_and_lose_nothing()
    {
        await using var system = new NativeSystem(o => o.MaxConcurrentCalls = 4, destinations: ("ECHO", NativeSystem.Direct(("jco.destination.peak_limit", "3"), ("jco.destination.pool_capacity", "3"))));
        var client = system.Client();
        var opened = NativeDouble.Opened;

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i => (await client.ZBtpEchoAsync(ivInt4: i)).EVInt4));

        Assert.Equal(Enumerable.Range(0, 200), answers);
        Assert.InRange(NativeDouble.Opened - opened, 1, 3);
    }

    [TransportFact]
    public async Task A_session_keeps_its_state_and_is_nobody_elses()
    {
        await using var system = new NativeSystem();
        (string User, int Connection, int Calls, string Route) first, second, other, later;
        await using (var session = await system.SessionAsync())
        {
            var client = new EchoClient(session);
            first = await NativeSystem.AskAsync(client);
            other = await NativeSystem.AskAsync(system.Client());
            second = await NativeSystem.AskAsync(client);
        }

        Assert.Equal((first.Connection, 1, 2), (second.Connection, first.Calls, second.Calls));
        Assert.NotEqual(first.Connection, other.Connection);
        later = await NativeSystem.AskAsync(system.Client());
        Assert.Equal(1, later.Calls);
    }

    [TransportFact]
    public async Task A_session_ends_with_its_connection()
    {
        await using var system = new NativeSystem();
        await using var session = await system.SessionAsync();
        var client = new EchoClient(session);

        await Assert.ThrowsAsync<RfcFaultException>(() => client.ZBtpEchoAsync(ivRaise: "*DUMP"));

        Assert.Contains("the session ended", (await Assert.ThrowsAsync<ConnectivityException>(() => client.StfcConnectionAsync("x"))).Message, StringComparison.Ordinal);
    }

    [TransportTheory]
    [InlineData("jco.destination.repository.user", "METADATA", "jco.destination.repository.passwd", "hush-3")]
    [InlineData("jco.destination.repository_destination", "REPOSITORY", "jco.destination.description", "")]
    public async Task Metadata_is_read_once_and_by_the_user_for_it(string name, string value, string second, string secondValue)
    {
        await using var system = new NativeSystem(destinations:
        [
            ("ECHO", NativeSystem.Direct((name, value), (second, secondValue))),
            ("REPOSITORY", NativeSystem.Direct(("jco.client.user", "METADATA"))),
        ]);
        var lookups = NativeDouble.Lookups;

        var told = await NativeSystem.AskAsync(system.Client());
        await NativeSystem.AskAsync(system.Client());

        Assert.Equal(("ALICE", "METADATA", lookups + 1), (told.User, NativeDouble.LookedUpBy, NativeDouble.Lookups));
    }
}
