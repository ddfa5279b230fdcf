using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Btp.Connectivity.Caching;

/// <summary>
/// A bounded cache in which concurrent misses for one key make one fetch. A value is renewed in the background from its refresh time
/// on, and never used after its expiry, unless the fetch that should replace it fails in a way that <paramref name="toleratesFailure"/>
/// accepts: then it stands in, for <see cref="StandIn"/> at a time and never after its own bound. A fetch does not belong to the caller that started it: the caller's cancellation ends its
/// waiting and nothing else.
/// </summary>
/// <typeparam name="TKey">Key; must carry everything that the value depends on, tenant and principal included.</typeparam>
/// <typeparam name="TValue">Value.</typeparam>
/// <param name="clock">Clock.</param>
/// <param name="capacity">Upper bound of entries.</param>
/// <param name="toleratesFailure">Whether an expired value may stand in for this failure; null for never.</param>
internal sealed class SingleFlightCache<TKey, TValue>(TimeProvider clock, int capacity, Func<TKey, Exception, bool>? toleratesFailure = null)
    where TKey : notnull
    where TValue : class
{
    /// <summary>How long an expired value stands in before the fetch is tried again: a service that is down is not asked by every call.</summary>
    internal static readonly TimeSpan StandIn = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly ConcurrentDictionary<TKey, Task<Cached<TValue>>> _flights = new();

    /// <summary>Number of values and remembered failures.</summary>
    public int Count => _entries.Count;

    /// <summary>The value if the cache has one that is not due for renewal. A remembered failure is thrown.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (_entries.TryGetValue(key, out var entry) && now < entry.RefreshAt)
        {
            entry.LastUsed = now;
            value = entry.Cached.GetValue();
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>The value if the cache has one that is not expired, whether or not its renewal is due.</summary>
    public bool TryGetUsable(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        value = _entries.TryGetValue(key, out var entry) && clock.GetUtcNow().UtcTicks < entry.ExpiresAt ? entry.Cached.Value : null;
        return value is not null;
    }

    /// <summary>The value from the cache (renewing it when that is due), or from the one fetch that is under way for the key.</summary>
    public ValueTask<TValue> GetAsync(TKey key, Func<TKey, CancellationToken, Task<Cached<TValue>>> fetch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (_entries.TryGetValue(key, out var entry) && now < entry.ExpiresAt)
        {
            entry.LastUsed = now;
            if (now >= entry.RefreshAt)
            {
                Renew(key, entry, fetch, now);
            }

            return new ValueTask<TValue>(entry.Cached.GetValue());
        }

        return new ValueTask<TValue>(WaitAsync(key, fetch, cancellationToken));
    }

    /// <summary>
    /// A newer value than the one that the caller saw: from the cache when somebody renewed it already, else fetched. The old one stays
    /// usable when the fetch fails.
    /// </summary>
    public ValueTask<TValue> RenewAsync(TKey key, TValue seen, Func<TKey, CancellationToken, Task<Cached<TValue>>> fetch, CancellationToken cancellationToken)
    {
        if (!_entries.TryGetValue(key, out var entry) || !ReferenceEquals(entry.Cached.Value, seen))
        {
            return GetAsync(key, fetch, cancellationToken);
        }

        entry.RefreshAt = clock.GetUtcNow().UtcTicks;
        return new ValueTask<TValue>(WaitAsync(key, fetch, cancellationToken));
    }

    /// <summary>Forgets a value, but only if it is still the one that the caller found to be bad.</summary>
    public void Invalidate(TKey key, TValue bad)
    {
        if (_entries.TryGetValue(key, out var entry) && ReferenceEquals(entry.Cached.Value, bad))
        {
            _entries.TryRemove(new KeyValuePair<TKey, Entry>(key, entry));
        }
    }

    private async Task<TValue> WaitAsync(TKey key, Func<TKey, CancellationToken, Task<Cached<TValue>>> fetch, CancellationToken cancellationToken)
        => (await StartFlight(key, fetch).WaitAsync(cancellationToken).ConfigureAwait(false)).GetValue();

    private Task<Cached<TValue>> StartFlight(TKey key, Func<TKey, CancellationToken, Task<Cached<TValue>>> fetch)
    {
        if (_flights.TryGetValue(key, out var running))
        {
            return running;
        }

        var source = new TaskCompletionSource<Cached<TValue>>(TaskCreationOptions.RunContinuationsAsynchronously);
        running = _flights.GetOrAdd(key, source.Task);
        if (ReferenceEquals(running, source.Task))
        {
            _ = FlyAsync(key, fetch, source);
        }

        return running;
    }

    private async Task FlyAsync(TKey key, Func<TKey, CancellationToken, Task<Cached<TValue>>> fetch, TaskCompletionSource<Cached<TValue>> flight)
    {
        try
        {
            // A flight that ended between this caller's look into the cache and its start has already left what it fetched.
            var now = clock.GetUtcNow().UtcTicks;
            if (_entries.TryGetValue(key, out var entry) && now < entry.RefreshAt)
            {
                _flights.TryRemove(key, out _);
                flight.SetResult(entry.Cached);
                return;
            }

            var fetched = await fetch(key, CancellationToken.None).ConfigureAwait(false);
            Store(key, fetched);
            _flights.TryRemove(key, out _);
            flight.SetResult(fetched);
        }
        catch (Exception problem)
        {
            Land(key, problem, flight);
            // A renewal in the background has nobody waiting; its failure shows when the value expires.
            _ = flight.Task.Exception;
        }
    }

    private void Land(TKey key, Exception problem, TaskCompletionSource<Cached<TValue>> flight)
    {
        Cached<TValue>? standIn = null;
        try
        {
            standIn = FindStandIn(key, problem);
        }
        finally
        {
            // Whatever the judge does, nobody is left waiting.
            _flights.TryRemove(key, out _);
            if (standIn is { } stale)
            {
                flight.SetResult(stale);
            }
            else
            {
                flight.SetException(problem);
            }
        }
    }

    private Cached<TValue>? FindStandIn(TKey key, Exception problem)
    {
        var now = clock.GetUtcNow();
        if (toleratesFailure is null
            || !_entries.TryGetValue(key, out var entry) || entry.Cached is not { Value: { } value } cached
            || now >= cached.StaleUntil || !toleratesFailure(key, problem))
        {
            return null;
        }

        var end = now + StandIn < cached.StaleUntil ? now + StandIn : cached.StaleUntil;
        var prolonged = new Cached<TValue>(value, end, end, cached.StaleUntil);
        // Not when the value was dropped or replaced in the meantime: what a back end refused must not come back.
        return _entries.TryUpdate(key, new Entry(prolonged, now.UtcTicks), entry) ? prolonged : null;
    }

    private void Renew(TKey key, Entry entry, Func<TKey, CancellationToken, Task<Cached<TValue>>> fetch, long now)
    {
        // One renewal at a time, and not again at once when it fails: half of what is left of the value's life later.
        if (Interlocked.CompareExchange(ref entry.RenewalStarted, 1, 0) == 0)
        {
            _ = RenewAsync(key, entry, fetch, now);
        }
    }

    private async Task RenewAsync(TKey key, Entry entry, Func<TKey, CancellationToken, Task<Cached<TValue>>> fetch, long now)
    {
        try
        {
            await StartFlight(key, fetch).ConfigureAwait(false);
        }
        catch (Exception)
        {
            entry.RefreshAt = now + ((entry.ExpiresAt - now) / 2);
            Volatile.Write(ref entry.RenewalStarted, 0);
        }
    }

    private void Store(TKey key, Cached<TValue> fetched)
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (fetched.ExpiresAt.UtcTicks <= now)
        {
            return;
        }

        _entries[key] = new Entry(fetched, now);
        if (_entries.Count > capacity)
        {
            Trim(now);
        }
    }

    // Rare, so a scan is fine: expired values first, then the tenth that was not used for longest.
    private void Trim(long now)
    {
        foreach (var pair in _entries)
        {
            if (pair.Value.GoneAt <= now)
            {
                _entries.TryRemove(pair);
            }
        }

        var excess = _entries.Count - capacity + (capacity / 10);
        if (_entries.Count > capacity)
        {
            foreach (var pair in _entries.ToArray().OrderBy(static pair => pair.Value.LastUsed).Take(excess))
            {
                _entries.TryRemove(pair);
            }
        }
    }

    private sealed class Entry(Cached<TValue> cached, long now)
    {
        public readonly Cached<TValue> Cached = cached;
        public readonly long ExpiresAt = cached.ExpiresAt.UtcTicks;
        public readonly long GoneAt = Math.Max(cached.ExpiresAt.UtcTicks, cached.StaleUntil.UtcTicks);
        public long RefreshAt = cached.RefreshAt.UtcTicks;
        public long LastUsed = now;
        public int RenewalStarted;
    }
}
