using System.Security.Cryptography;
using System.Text;
using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Tokens;

/// <summary>Everything that a token depends on. The user's own token is part of it by digest: a new login is a new token.</summary>
internal readonly record struct TokenKey(string Client, string? Tenant, string? Principal, string? Assertion)
{
    public static TokenKey ForClient(OAuthClient client, string? tenantId) => new(client.CacheKey, tenantId, null, null);

    public static TokenKey ForUser(OAuthClient client, UserContext user)
        => new(client.CacheKey, user.TenantId, user.PrincipalId, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(user.Token!))));
}
