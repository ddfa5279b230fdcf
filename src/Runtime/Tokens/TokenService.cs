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
        // The request is made on a miss only.
        return GetAsync(TokenKey.ForClient(oauthClient, tenantId), oauthClient, null, cancellationToken);
    }

    public ValueTask<AccessToken> ExchangeUserTokenAsync(OAuthClient oauthClient, UserContext user, CancellationToken cancellationToken)
        => GetTokenAsync(oauthClient, TokenRequest.JwtBearer(user), cancellationToken);

    public ValueTask<AccessToken> GetTokenAsync(OAuthClient oauthClient, TokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(oauthClient);
        ArgumentNullException.ThrowIfNull(request);
        return GetAsync(TokenKey.For(oauthClient, request), oauthClient, request, cancellationToken);
    }

    public void Invalidate(OAuthClient oauthClient, string? tenantId, UserContext? user, AccessToken token)
        => Invalidate(oauthClient, user?.Token is null ? TokenRequest.ClientCredentials(tenantId) : TokenRequest.JwtBearer(user), token);

    public void Invalidate(OAuthClient oauthClient, TokenRequest request, AccessToken token)
    {
        ArgumentNullException.ThrowIfNull(oauthClient);
        ArgumentNullException.ThrowIfNull(request);
        _cache.Invalidate(TokenKey.For(oauthClient, request), token);
    }

    private ValueTask<AccessToken> GetAsync(TokenKey key, OAuthClient oauthClient, TokenRequest? request, CancellationToken cancellationToken)
    {
        if (_cache.TryGet(key, out var token))
        {
            ConnectivityMetrics.CacheHit("token");
            return new ValueTask<AccessToken>(token);
        }

        ConnectivityMetrics.CacheMiss("token");
        return _cache.GetAsync(key, Fetch(oauthClient, request ?? TokenRequest.ClientCredentials(key.Tenant)), cancellationToken);
    }

    private Func<TokenKey, CancellationToken, Task<Cached<AccessToken>>> Fetch(OAuthClient oauthClient, TokenRequest request)
        => async (_, cancellationToken) =>
        {
            var token = await client.RequestAsync(oauthClient, request, cancellationToken).ConfigureAwait(false);
            // A refresh token may be good for one use: its answer is kept to the end, and never asked for in the background.
            return new Cached<AccessToken>(token, request.Grant == TokenGrant.RefreshToken ? token.ExpiresAt : RefreshTime(token), token.ExpiresAt);
        };

    // The margin, and up to a fifth more at random; for short-lived tokens at most half of their life.
    private DateTimeOffset RefreshTime(AccessToken token)
    {
        var life = token.ExpiresAt - clock.GetUtcNow();
        var margin = options.Value.TokenRefreshMargin * (1 + (Random.Shared.NextDouble() * 0.2));
        return token.ExpiresAt - (margin < life / 2 ? margin : life / 2);
    }
}
