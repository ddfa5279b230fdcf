using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.LocalLandscape.TokenService;

/// <summary>A token whose signature, issuer and times were found right.</summary>
public sealed class VerifiedToken
{
    private readonly JsonWebToken _token;

    internal VerifiedToken(JsonWebToken token) => _token = token;

    /// <summary>The client that the token was issued to.</summary>
    public string ClientId => _token.Claim("client_id") ?? _token.Claim("azp") ?? "";

    /// <summary>The tenant (zone id).</summary>
    public string Tenant => _token.Claim("zid") ?? _token.Claim("app_tid") ?? "";

    /// <summary>The user's name, or null in a technical token. The order of claims is the Cloud Connector's default order.</summary>
    public string? UserName => UserNameOf(_token);

    /// <summary>The user's id, or null in a technical token.</summary>
    public string? UserId => _token.Claim("user_id") ?? _token.Claim("user_uuid");

    /// <summary>The user, else the client: who an audit entry names.</summary>
    public string Principal => UserName ?? ClientId;

    /// <summary>Whether the token is meant for a client.</summary>
    public bool IsMeantFor(string clientId) => ClientId == clientId || _token.Audiences.Contains(clientId, StringComparer.Ordinal);

    /// <summary>Names the principal; never the token.</summary>
    public override string ToString() => Principal;

    internal static string? UserNameOf(JsonWebToken token)
    {
        foreach (var name in (string[])["user_name", "email", "mail", "user_uuid"])
            if (token.Claim(name) is { Length: > 0 } value)
                return value;
        return token.Claim("sub") is { Length: > 0 } subject && subject != token.Claim("client_id") && token.Claim("grant_type") != "client_credentials" ? subject : null;
    }
}

internal static class TokenClaims
{
    public static string? Claim(this JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    /// <summary>The token in a header of the form <c>Bearer token</c>, or null.</summary>
    public static string? Bearer(string? header) =>
        header is not null && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header[7..].Trim() is { Length: > 0 } token ? token : null;
}
