using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity;

/// <summary>
/// Who a call is made for: the tenant, the principal, and the token that is propagated. Immutable, and never prints the token.
/// </summary>
public sealed class UserContext
{
    private UserContext(string tenantId, string? principalId, string? token, string? userName, DateTimeOffset? expiresAt, string? subdomain = null, string? issuer = null)
    {
        Issuer = issuer;
        Subdomain = subdomain;
        TenantId = tenantId;
        PrincipalId = principalId;
        Token = token;
        UserName = userName;
        ExpiresAt = expiresAt;
        BearerHeader = token is null ? null : "Bearer " + token;
    }

    /// <summary>Tenant (zone) of the caller: claim <c>zid</c>, <c>app_tid</c> or <c>zone_uuid</c>.</summary>
    public string TenantId { get; }

    /// <summary>
    /// Stable key of the person: <c>user_id</c>, <c>user_uuid</c> or <c>sub</c>, qualified by issuer and tenant so that two identity
    /// providers never share one. Null for a tenant without a person.
    /// </summary>
    public string? PrincipalId { get; }

    /// <summary>The caller's token; a secret. Null for a tenant without a person.</summary>
    public string? Token { get; }

    /// <summary>A name to show to people: <c>user_name</c>, <c>email</c>, <c>mail</c> or <c>sub</c>. Not an identity.</summary>
    public string? UserName { get; }

    /// <summary>When the token expires.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Subdomain of the tenant (claim <c>ext_attr.zdn</c> of XSUAA), or null when the token does not say.</summary>
    public string? Subdomain { get; }

    /// <summary>Who issued the token: the tenant of Identity Authentication for its tokens.</summary>
    internal string? Issuer { get; }

    internal string? BearerHeader { get; }

    /// <summary>A tenant without a person, for background work of a multi-tenant application.</summary>
    /// <param name="tenantId">The subscriber's tenant id.</param>
    public static UserContext ForTenant(string tenantId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        return new UserContext(tenantId, null, null, null, null);
    }

    /// <summary>
    /// Reads a token that has already been validated. The signature is not checked here: do not call it with a token that the
    /// authentication of the application has not accepted.
    /// </summary>
    /// <remarks>A client-credentials token gives a tenant without a person.</remarks>
    /// <param name="jwt">An XSUAA or IAS token in compact form, without the word <c>Bearer</c>.</param>
    /// <exception cref="ConnectivityException">The text is not a token, or names no tenant or no person.</exception>
    public static UserContext FromToken(string jwt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jwt);
        JsonWebToken token;
        try
        {
            token = new JsonWebToken(jwt);
        }
        catch (ArgumentException)
        {
            // The inner exception is left out: its message may quote the token.
            throw new ConnectivityException("The caller's token is not a JSON Web Token in compact form.");
        }

        var tenant = First(token, "zid", "app_tid", "zone_uuid")
            ?? throw new ConnectivityException("The caller's token names no tenant (zid, app_tid or zone_uuid). It is not used: the provider's tenant never takes its place.");
        if (First(token, "grant_type") is "client_credentials" || IsIdentityClient(token))
        {
            // A service calls, not a person: its subject must never be propagated as if it were one.
            return ForTenant(tenant);
        }

        var subject = First(token, "user_id", "user_uuid", "sub")
            ?? throw new ConnectivityException("The caller's token names no person (user_id, user_uuid or sub).");
        var expires = token.ValidTo == DateTime.MinValue ? (DateTimeOffset?)null : new DateTimeOffset(token.ValidTo, TimeSpan.Zero);
        return new UserContext(tenant, KeyOf(token.Issuer, tenant, subject), jwt, First(token, "user_name", "email", "mail", "sub"), expires, SubdomainOf(token), First(token, "ias_iss") ?? token.Issuer);
    }

    // Identity Authentication does not name the grant: a token without a person whose subject is its own client is a service's.
    private static bool IsIdentityClient(JsonWebToken token)
        => First(token, "user_id", "user_uuid", "zid") is null && First(token, "sub") is { } subject && subject == First(token, "azp", "client_id", "cid");

    /// <summary>The tenant and the key of the person; never the token.</summary>
    public override string ToString() => PrincipalId is null ? $"tenant {TenantId}" : $"principal {PrincipalId} of tenant {TenantId}";

    private static string? First(JsonWebToken token, params ReadOnlySpan<string> claims)
    {
        foreach (var claim in claims)
        {
            if (token.TryGetPayloadValue<string>(claim, out var value) && !string.IsNullOrEmpty(value))
            {
                return value;
            }
        }

        return null;
    }

    private static string? SubdomainOf(JsonWebToken token)
        => token.TryGetPayloadValue<JsonElement>("ext_attr", out var more) && more.ValueKind == JsonValueKind.Object
            && more.TryGetProperty("zdn", out var subdomain) && subdomain.ValueKind == JsonValueKind.String ? subdomain.GetString() : null;

    // A digest, because the three parts may hold any character and the key ends up in traces: no address of a person belongs there.
    private static string KeyOf(string issuer, string tenant, string subject)
    {
        var text = $"{issuer.Length}:{issuer}{tenant.Length}:{tenant}{subject}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
