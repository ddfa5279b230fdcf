using Btp.Connectivity.Bindings;
using Btp.Connectivity.Caching;
using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Tokens;

/// <summary>Caches what <see cref="TokenClient"/> fetches.</summary>
internal sealed class TokenService(TokenClient client, IOptions<BtpConnectivityOptions> options, TimeProvider clock) : ITokenService
{
    private readonly SingleFlightCache<TokenKey, AccessToken> _cache = new(clock, options.Value.MaxCacheEntries);

    public ValueTask<AccessToken> GetClientCredentialsTokenAsync(OAuthClient oauthClient, string? tenantId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(oauthClient);
        return GetAsync(TokenKey.ForClient(oauthClient, tenantId), oauthClient, null, cancellationToken);
    }

    public ValueTask<AccessToken> ExchangeUserTokenAsync(OAuthClient oauthClient, UserContext user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(oauthClient);
        ArgumentNullException.ThrowIfNull(user);
        return user.Token is null
            ? throw new TokenRequestException("exchange of the user's token", oauthClient.ToString(), null, "the caller is a tenant without a person")
            : GetAsync(TokenKey.ForUser(oauthClient, user), oauthClient, user.Token, cancellationToken);
    }

    public void Invalidate(OAuthClient oauthClient, string? tenantId, UserContext? user, AccessToken token)
    {
        ArgumentNullException.ThrowIfNull(oauthClient);
        _cache.Invalidate(user?.Token is null ? TokenKey.ForClient(oauthClient, tenantId) : TokenKey.ForUser(oauthClient, user), token);
    }

    private ValueTask<AccessToken> GetAsync(TokenKey key, OAuthClient oauthClient, string? assertion, CancellationToken cancellationToken)
    {
        if (_cache.TryGet(key, out var token))
        {
            ConnectivityMetrics.CacheHit("token");
            return new ValueTask<AccessToken>(token);
        }

        ConnectivityMetrics.CacheMiss("token");
        return _cache.GetAsync(key, Fetch(oauthClient, assertion), cancellationToken);
    }

    private Func<TokenKey, CancellationToken, Task<Cached<AccessToken>>> Fetch(OAuthClient oauthClient, string? assertion)
        => async (key, cancellationToken) =>
        {
            var token = await client.RequestAsync(oauthClient, key.Tenant, assertion, cancellationToken).ConfigureAwait(false);
            return new Cached<AccessToken>(token, RefreshTime(token), token.ExpiresAt);
        };

    // The margin, and up to a fifth more at random; for short-lived tokens at most half of their life.
    private DateTimeOffset RefreshTime(AccessToken token)
    {
        var life = token.ExpiresAt - clock.GetUtcNow();
        var margin = options.Value.TokenRefreshMargin * (1 + (Random.Shared.NextDouble() * 0.2));
        return token.ExpiresAt - (margin < life / 2 ? margin : life / 2);
    }
}
