namespace Btp.Connectivity.Tokens;

/// <summary>A token and its expiry. The value is a secret: <see cref="ToString"/> does not show it.</summary>
public sealed class AccessToken
{
    internal AccessToken(string value, DateTimeOffset expiresAt, string? refreshToken = null)
    {
        RefreshToken = refreshToken;
        Value = value;
        ExpiresAt = expiresAt;
        BearerHeader = "Bearer " + value;
    }

    /// <summary>The token; a secret.</summary>
    public string Value { get; }

    /// <summary>When the token expires.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The refresh token that came with it, or null; a secret.</summary>
    public string? RefreshToken { get; }

    internal string BearerHeader { get; }

    /// <summary>The expiry; never the token.</summary>
    public override string ToString() => $"token that expires at {ExpiresAt:O}";
}
