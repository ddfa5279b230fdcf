using Btp.Connectivity.Caching;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Http;

/// <summary>CSRF tokens of all sessions: one per destination, tenant, user and service.</summary>
internal sealed class CsrfTokens(IOptions<BtpConnectivityOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    private readonly SingleFlightCache<CsrfKey, CsrfToken> _cache = new(clock, options.Value.MaxCacheEntries);

    public ValueTask<CsrfToken> GetAsync(CsrfKey key, Func<CancellationToken, Task<CsrfToken>> fetch, CancellationToken cancellationToken)
        => _cache.GetAsync(
            key,
            async (_, token) =>
            {
                var fetched = await fetch(token).ConfigureAwait(false);
                var expires = clock.GetUtcNow() + Lifetime;
                return new Cached<CsrfToken>(fetched, expires, expires);
            },
            cancellationToken);

    public void Invalidate(CsrfKey key, CsrfToken token) => _cache.Invalidate(key, token);
}
