using System.Net;
using System.Text;
using Btp.Connectivity.Caching;
using Btp.Connectivity.Transport;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.AspNetCore.Authentication;

/// <summary>Public keys of token services, kept for half an hour and used for a day when the token service is down.</summary>
internal sealed class TokenKeys(ServiceTransport transport, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Usable = TimeSpan.FromHours(24);

    // An unknown key id may be a rotated key, or an attacker asking us to ask: at most one extra fetch in this time.
    private static readonly TimeSpan ShortestRefetch = TimeSpan.FromMinutes(1);

    // Every subdomain of the trusted domain is a possible address, and a token that nobody has checked yet names it: an attacker could make
    // us ask for a new one with each request. Addresses that once had keys are not counted.
    private const int MostUnknownAddresses = 30;

    private static readonly TimeSpan FailureRemembered = TimeSpan.FromSeconds(10);

    private readonly SingleFlightCache<KeySource, KeySet> _cache = new(clock, 100);
    private readonly Lock _counting = new();
    private DateTimeOffset _windowEnd;
    private int _asked;

    /// <summary>The keys, fetched when they are not known or do not hold <paramref name="keyId"/>.</summary>
    /// <exception cref="ConnectivityException">The token service did not answer, failed a moment ago, or too many unknown ones were asked within a minute.</exception>
    public async Task<IList<SecurityKey>> GetAsync(KeySource source, string? keyId, CancellationToken cancellationToken)
    {
        var keys = await _cache.GetAsync(source, FetchAsync, cancellationToken).ConfigureAwait(false);
        if (keys.Has(keyId) || !keys.MayRefetch(clock.GetUtcNow()))
        {
            return keys.Keys;
        }

        try
        {
            return (await _cache.RenewAsync(source, keys, FetchAsync, cancellationToken).ConfigureAwait(false)).Keys;
        }
        catch (ConnectivityException)
        {
            // The keys that are known go on serving everybody else; this token fails for want of its key.
            return keys.Keys;
        }
    }

    /// <summary>The keys that <see cref="GetAsync"/> fetched before; none when it failed.</summary>
    public IList<SecurityKey> Known(KeySource source) => _cache.TryGetUsable(source, out var keys) ? keys.Keys : [];

    private async Task<Cached<KeySet>> FetchAsync(KeySource source, CancellationToken cancellationToken)
    {
        if (!_cache.TryGetUsable(source, out _) && !MayAskUnknown(clock.GetUtcNow()))
        {
            throw new ConnectivityException($"Tokens named more than {MostUnknownAddresses} unknown addresses of keys within a minute; no more are asked for now, and their tokens are refused.");
        }

        try
        {
            using var response = await transport.SendAsync(source.Request, null, null, cancellationToken).ConfigureAwait(false);
            if (source.ClientId is not null && response.StatusCode is HttpStatusCode.BadRequest)
            {
                // Its way to say that client and tenant do not belong together: an answer, by which no signature is valid.
                return new Cached<KeySet>(new KeySet([], clock.GetUtcNow()), clock.GetUtcNow() + FailureRemembered, clock.GetUtcNow() + FailureRemembered);
            }

            response.EnsureSuccessStatusCode();
            var json = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var now = clock.GetUtcNow();
            var keys = new JsonWebKeySet(Encoding.UTF8.GetString(json)) { SkipUnresolvedJsonWebKeys = true }.GetSigningKeys();
            return new Cached<KeySet>(new KeySet(keys, now), now + Fresh, now + Usable);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TimeoutException or ArgumentException)
        {
            ConnectivityException Unreadable() => new($"The keys of the token service {source.Address.Authority} cannot be read; no token can be checked.", problem);

            // Remembered for a moment, so that each bad token does not cost a call; but never in the place of keys that are known.
            return _cache.TryGetUsable(source, out _) ? throw Unreadable() : new Cached<KeySet>(Unreadable, clock.GetUtcNow() + FailureRemembered);
        }
    }

    private bool MayAskUnknown(DateTimeOffset now)
    {
        lock (_counting)
        {
            if (now >= _windowEnd)
            {
                _windowEnd = now + ShortestRefetch;
                _asked = 0;
            }

            return ++_asked <= MostUnknownAddresses;
        }
    }

    private sealed class KeySet(IList<SecurityKey> keys, DateTimeOffset fetchedAt)
    {
        private long _asked = fetchedAt.UtcTicks;

        public IList<SecurityKey> Keys { get; } = keys;

        /// <summary>Whether the keys may be asked for once more now; counts as having asked.</summary>
        public bool MayRefetch(DateTimeOffset now)
        {
            var asked = Volatile.Read(ref _asked);
            return now.UtcTicks - asked >= ShortestRefetch.Ticks && Interlocked.CompareExchange(ref _asked, now.UtcTicks, asked) == asked;
        }

        public bool Has(string? keyId) => keyId is null || Keys.Any(key => key.KeyId == keyId);
    }
}
