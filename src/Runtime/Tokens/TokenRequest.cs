using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.Tokens;

/// <summary>
/// A request to a token service, XSUAA or Identity Authentication. What differs between the two (path, tenant by <c>x-zid</c> or
/// <c>app_tid</c>) follows from the binding. <see cref="ToString"/> shows no token.
/// </summary>
public sealed record TokenRequest
{
    private string? _key;

    private TokenRequest(TokenGrant grant, string? tenantId, string? secret, string? issuer)
    {
        Grant = grant;
        TenantId = tenantId;
        Secret = secret;
        Issuer = issuer;
    }

    /// <summary>Tenant in which the token acts, or null for the binding's own.</summary>
    public string? TenantId { get; }

    /// <summary>Tenant by its subdomain instead of its id (XSUAA: <c>https://{subdomain}.{uaadomain}</c>), or null.</summary>
    public string? Subdomain { get; init; }

    /// <summary>
    /// The application that the token is for (<c>resource</c>, Identity Authentication), for example
    /// <c>urn:sap:identity:application:provider:name:{dependency}</c>; or null.
    /// </summary>
    public string? Resource { get; init; }

    /// <summary>Scopes, separated by blanks; null for all that the client has.</summary>
    public string? Scope { get; init; }

    internal TokenGrant Grant { get; }

    /// <summary>The user's token or the refresh token.</summary>
    internal string? Secret { get; }

    /// <summary>Issuer of the user's token.</summary>
    internal string? Issuer { get; }

    /// <summary>A token of the application itself (RFC 6749, 4.4).</summary>
    /// <param name="tenantId">Tenant, or null for the binding's own.</param>
    public static TokenRequest ClientCredentials(string? tenantId = null) => new(TokenGrant.ClientCredentials, tenantId, null, null);

    /// <summary>A token of the user for another client (RFC 7523): what SAP's libraries call token exchange.</summary>
    /// <param name="user">A user with a token.</param>
    /// <exception cref="TokenRequestException">The user has no token.</exception>
    public static TokenRequest JwtBearer(UserContext user) => ForUser(TokenGrant.JwtBearer, user);

    /// <summary>A token of the user by the grant of RFC 8693, for token services that offer it beside jwt-bearer.</summary>
    /// <param name="user">A user with a token.</param>
    /// <exception cref="TokenRequestException">The user has no token.</exception>
    public static TokenRequest TokenExchange(UserContext user) => ForUser(TokenGrant.TokenExchange, user);

    /// <summary>A new token for a refresh token (RFC 6749, 6), see <see cref="AccessToken.RefreshToken"/>.</summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="tenantId">Tenant, or null for the binding's own.</param>
    public static TokenRequest Refresh(string refreshToken, string? tenantId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refreshToken);
        return new(TokenGrant.RefreshToken, tenantId, refreshToken, null);
    }

    /// <summary>The grant and the tenant; no token.</summary>
    public override string ToString() => TenantId is null ? Step : $"{Step} for tenant {TenantId}";

    internal string Step => Grant switch
    {
        TokenGrant.ClientCredentials => "client credentials",
        TokenGrant.RefreshToken => "refresh of a token",
        _ => "exchange of the user's token",
    };

    /// <summary>Everything but the tenant that makes a difference, by digest; null for plain client credentials.</summary>
    internal string? Key
        => Grant == TokenGrant.ClientCredentials && Subdomain is null && Resource is null && Scope is null ? null : _key ??= Digest();

    private static TokenRequest ForUser(TokenGrant grant, UserContext user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Token is { } token
            ? new(grant, user.TenantId, token, user.Issuer)
            : throw new TokenRequestException("exchange of the user's token", user.ToString(), null, "the caller is a tenant without a person");
    }

    private string Digest()
    {
        var text = string.Join('\n', Grant, Subdomain, Resource, Scope, Secret);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
