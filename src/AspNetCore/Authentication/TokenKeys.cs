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

    private readonly SingleFlightCache<Uri, KeySet> _cache = new(clock, 100);

    /// <summary>The keys, fetched when they are not known or do not hold <paramref name="keyId"/>.</summary>
    /// <exception cref="ConnectivityException">The token service did not answer.</exception>
    public async Task<IList<SecurityKey>> GetAsync(Uri address, string? keyId, CancellationToken cancellationToken)
    {
        var keys = await _cache.GetAsync(address, FetchAsync, cancellationToken).ConfigureAwait(false);
        if (keys.Has(keyId) || !keys.MayRefetch(clock.GetUtcNow()))
        {
            return keys.Keys;
        }

        try
        {
            return (await _cache.RenewAsync(address, keys, FetchAsync, cancellationToken).ConfigureAwait(false)).Keys;
        }
        catch (ConnectivityException)
        {
            // The keys that are known go on serving everybody else; this token fails for want of its key.
            return keys.Keys;
        }
    }

    /// <summary>The keys that <see cref="GetAsync"/> fetched before; none when it failed.</summary>
    public IList<SecurityKey> Known(Uri address) => _cache.TryGetUsable(address, out var keys) ? keys.Keys : [];

    private async Task<Cached<KeySet>> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await transport.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address), null, cancellationToken).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            var json = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var now = clock.GetUtcNow();
            var keys = new JsonWebKeySet(Encoding.UTF8.GetString(json)) { SkipUnresolvedJsonWebKeys = true }.GetSigningKeys();
            return new Cached<KeySet>(new KeySet(keys, now), now + Fresh, now + Usable);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TimeoutException or ArgumentException)
        {
            throw new ConnectivityException($"The keys of the token service {address.Authority} cannot be read; no token can be checked.", problem);
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
