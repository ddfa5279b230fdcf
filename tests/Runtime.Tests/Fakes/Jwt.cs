using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.Runtime.Tests.Fakes;

/// <summary>Tokens with a signature that nobody checks.</summary>
internal static class Jwt
{
    public const string Signature = "c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";

    public static string For(string user, string? tenant = "tenant-1", DateTimeOffset? expires = null, string issuer = "https://orders.authentication.test/oauth/token")
        => Of(new Dictionary<string, object?>
        {
            ["iss"] = issuer,
            ["zid"] = tenant,
            ["user_id"] = user + "-id",
            ["user_name"] = user,
            ["exp"] = (expires ?? new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUnixTimeSeconds(),
        });

    public static string Of(IReadOnlyDictionary<string, object?> claims)
    {
        var payload = claims.Where(static claim => claim.Value is not null).ToDictionary();
        return $"{Base64UrlEncoder.Encode("""{"alg":"RS256","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(payload))}.{Signature}";
    }

    public static UserContext User(string user, string? tenant = "tenant-1") => UserContext.FromToken(For(user, tenant));
}
