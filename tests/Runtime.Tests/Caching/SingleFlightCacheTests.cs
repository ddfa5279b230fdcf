using Btp.Connectivity.Caching;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Caching;

public sealed class SingleFlightCacheTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _fetches;

    [Fact]
    public async Task Many_misses_at_once_make_one_fetch_per_key()
    {
        var cache = Cache();
        var release = new TaskCompletionSource();
        async Task<Cached<string>> Fetch(int key, CancellationToken _)
        {
            await release.Task;
            return Value(key.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var calls = Enumerable.Range(0, 1000).Select(i => cache.GetAsync(i % 2, Fetch, default).AsTask()).ToArray();
        release.SetResult();
        var values = await Task.WhenAll(calls);

        Assert.Equal(2, _fetches);
        Assert.Equal(500, values.Count(static value => value == "1"));
    }

    [Fact]
    public async Task A_failed_renewal_keeps_the_value_until_it_expires()
    {
        var cache = Cache();
        await cache.GetAsync(1, (_, _) => Task.FromResult(Value("first")), default);
        _clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("first", await cache.GetAsync(1, Fail, default));
        _clock.Advance(TimeSpan.FromMinutes(5));

        await Assert.ThrowsAsync<InvalidDataException>(async () => await cache.GetAsync(1, Fail, default));
    }

    [Fact]
    public async Task A_value_that_is_renewed_before_its_time_stays_when_the_renewal_fails()
    {
        var cache = Cache();
        var first = await cache.GetAsync(1, (_, _) => Task.FromResult(Value("first")), default);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await cache.RenewAsync(1, first, Fail, default));

        Assert.True(cache.TryGetUsable(1, out var kept));
        Assert.Same(first, kept);
        Assert.Equal("second", await cache.RenewAsync(1, first, (_, _) => Task.FromResult(Value("second")), default));
        Assert.Equal("second", await cache.RenewAsync(1, first, Fail, default));
    }

    [Fact]
    public async Task A_failure_reaches_everyone_who_waits_and_the_next_asks_again()
    {
        var cache = Cache();
        var release = new TaskCompletionSource();
        async Task<Cached<string>> Fetch(int key, CancellationToken token)
        {
            await release.Task;
            return await Fail(key, token);
        }

        var calls = Enumerable.Range(0, 5).Select(_ => cache.GetAsync(1, Fetch, default).AsTask()).ToArray();
        release.SetResult();
        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => call);
        }

        Assert.Equal("good", await cache.GetAsync(1, (_, _) => Task.FromResult(Value("good")), default));
    }

    [Fact]
    public async Task The_number_of_entries_is_bounded()
    {
        var cache = Cache(100);
        for (var i = 0; i < 1000; i++)
        {
            await cache.GetAsync(i, (_, _) => Task.FromResult(Value("v")), default);
        }

        Assert.InRange(cache.Count, 1, 100);
    }

    [Fact]
    public async Task Only_the_value_that_was_found_to_be_bad_is_forgotten()
    {
        var cache = Cache();
        var bad = await cache.GetAsync(1, (_, _) => Task.FromResult(Value("bad")), default);
        cache.Invalidate(1, bad);
        await cache.GetAsync(1, (_, _) => Task.FromResult(Value("good")), default);
        cache.Invalidate(1, bad);

        Assert.True(cache.TryGet(1, out var kept));
        Assert.Equal("good", kept);
    }

    private SingleFlightCache<int, string> Cache(int capacity = 1000) => new(_clock, capacity);

    private Cached<string> Value(string value)
    {
        Interlocked.Increment(ref _fetches);
        return new Cached<string>(value, _clock.GetUtcNow().AddMinutes(5), _clock.GetUtcNow().AddMinutes(10));
    }

    private static Task<Cached<string>> Fail(int key, CancellationToken cancellationToken) => Task.FromException<Cached<string>>(new InvalidDataException());
}
