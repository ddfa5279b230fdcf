using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Tokens;

/// <summary>Everything that a token depends on. A user's own token is part of it by digest: a new login is a new token.</summary>
internal readonly record struct TokenKey(string Client, string? Tenant, string? Request)
{
    public static TokenKey ForClient(OAuthClient client, string? tenantId) => new(client.CacheKey, tenantId, null);

    public static TokenKey For(OAuthClient client, TokenRequest request) => new(client.CacheKey, request.TenantId, request.Key);
}
