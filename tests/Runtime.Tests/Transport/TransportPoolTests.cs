using Btp.Connectivity.Transport;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Transport;

public sealed class TransportPoolTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<TransportKey> _opened = [];
    private int _closed;

    [Fact]
    public void Equal_keys_share_a_transport_and_others_do_not()
    {
        using var pool = Pool();

        var first = pool.Lease(Key("alice"), null);
        var same = pool.Lease(Key("alice"), null);
        var other = pool.Lease(Key("bob"), null);

        Assert.Same(first, same);
        Assert.NotSame(first, other);
    }

    [Fact]
    public void Nothing_is_opened_after_the_end()
    {
        var pool = Pool();
        pool.Dispose();

        Assert.Throws<ObjectDisposedException>(() => pool.Lease(Key("alice"), null));
        Assert.Empty(_opened);
    }

    [Fact]
    public void Every_part_of_the_key_separates()
    {
        var key = new TransportKey(new Uri("http://p"), "http://t", "l", "te", "pr", "au", "ce", "de", "cr");
        TransportKey[] others =
        [
            key with { Proxy = new Uri("http://q") }, key with { Target = "x" }, key with { LocationId = "x" }, key with { Tenant = "x" }, key with { Principal = "x" },
            key with { Authentication = "x" }, key with { ClientCertificate = "x" }, key with { Destination = "x" }, key with { Credential = "x" },
        ];

        Assert.All(others, other => Assert.NotEqual(key, other));
        Assert.Equal(key, new TransportKey(new Uri("http://p"), "http://t", "l", "te", "pr", "au", "ce", "de", "cr"));
    }

    [Fact]
    public void A_transport_is_closed_when_it_was_idle_for_long()
    {
        using var pool = Pool();
        pool.Release(pool.Lease(Key("alice"), null));

        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(1, pool.Count);
        _clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal((0, 1), (pool.Count, _closed));
    }

    [Fact]
    public void A_transport_in_use_is_not_closed()
    {
        using var pool = Pool();
        var leased = pool.Lease(Key("alice"), null);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((1, 0), (pool.Count, _closed));
        pool.Release(leased);
    }

    [Fact]
    public void The_least_recently_used_makes_room()
    {
        using var pool = Pool(2);
        foreach (var user in new[] { "a", "b" })
        {
            pool.Release(pool.Lease(Key(user), null));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        pool.Release(pool.Lease(Key("a"), null));
        pool.Release(pool.Lease(Key("c"), null));
        pool.Release(pool.Lease(Key("a"), null));

        Assert.Equal(2, pool.Count);
        Assert.Equal(["a", "b", "c"], _opened.Select(static key => key.Principal));
    }

    [Fact]
    public void When_all_are_in_use_none_is_closed()
    {
        using var pool = Pool(1);

        pool.Lease(Key("a"), null);
        pool.Lease(Key("b"), null);

        Assert.Equal((2, 0), (pool.Count, _closed));
    }

    [Fact]
    public async Task Leasing_and_closing_at_once_never_gives_a_closed_transport()
    {
        using var pool = Pool(1);
        var requests = Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                var transport = pool.Lease(Key("user" + ((i + worker) % 3)), null);
                using var request = new HttpRequestMessage(HttpMethod.Get, "http://t/");
                using var response = await transport.SendAsync(request, default);
                pool.Release(transport);
            }
        }));

        await Task.WhenAll(requests);
    }

    private static TransportKey Key(string principal) => new(null, "http://t", null, "tenant", principal, "PrincipalPropagation", null, "D", null);

    private TransportPool Pool(int most = 100)
        => new(Options.Create(new BtpConnectivityOptions { MaxTransports = most }), _clock, NullLogger<TransportPool>.Instance, (key, _) =>
        {
            lock (_opened)
            {
                _opened.Add(key);
            }

            return new Probe(() => Interlocked.Increment(ref _closed));
        });

    private sealed class Probe(Action closed) : HttpMessageHandler
    {
        private bool _disposed;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            await Task.Yield();
            ObjectDisposedException.ThrowIf(_disposed, this);
            return new HttpResponseMessage();
        }

        protected override void Dispose(bool disposing)
        {
            _disposed = true;
            closed();
            base.Dispose(disposing);
        }
    }
}
