using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.LocalLandscape.TokenService;

/// <summary>Writes and signs tokens with the claims that XSUAA gives them. RS256; the key lives as long as the landscape.</summary>
public sealed class TokenIssuer : IDisposable
{
    /// <summary>The grant by which a user's token is exchanged for another one of the same user (RFC 7523).</summary>
    public const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly SigningCredentials _signing;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly string _xsAppName;

    /// <summary>Makes an issuer.</summary>
    /// <param name="xsAppName">The application whose scopes users have.</param>
    /// <param name="lifetime">How long tokens are valid; XSUAA's default is twelve hours.</param>
    public TokenIssuer(string xsAppName, TimeSpan lifetime)
    {
        (_xsAppName, Lifetime) = (xsAppName, lifetime);
        KeyId = "local-" + Convert.ToHexStringLower(SHA256.HashData(_rsa.ExportSubjectPublicKeyInfo()))[..12];
        _signing = new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256);
    }

    /// <summary>How long tokens are valid. May be changed while the landscape runs; it holds for tokens issued from then on.</summary>
    public TimeSpan Lifetime { get; set; }

    /// <summary>The id of the signing key.</summary>
    public string KeyId { get; }

    /// <summary>The <c>iss</c> claim: the token endpoint, as XSUAA writes it. Known once the token service listens.</summary>
    public string Issuer { get; internal set; } = "";

    /// <summary>Where the keys are, the <c>jku</c> of every token.</summary>
    public string KeySetAddress { get; internal set; } = "";

    /// <summary>The public key as PEM, the <c>verificationkey</c> of bindings.</summary>
    public string VerificationKey => _rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>The public key as modulus and exponent.</summary>
    public RSAParameters PublicKey => _rsa.ExportParameters(false);

    /// <summary>A token of a technical client.</summary>
    public string IssueForClient(OAuthClient client, LandscapeTenant tenant)
    {
        ArgumentNullException.ThrowIfNull(client);
        var claims = Common(client, tenant, "client_credentials");
        claims["sub"] = client.Id;
        claims["authorities"] = claims["scope"] = new[] { "uaa.resource" };
        claims["aud"] = new[] { client.Id, "uaa", client.XsAppName };
        return Sign(claims);
    }

    /// <summary>
    /// A token of a client of Identity Authentication: the tenant is <c>app_tid</c>, and a resource becomes the audience, when it names an
    /// instance that this client may use (<see cref="Resources"/>).
    /// </summary>
    public string IssueForIdentityClient(OAuthClient client, LandscapeTenant tenant, string resource)
    {
        ArgumentNullException.ThrowIfNull(client);
        var claims = Common(client, tenant, "client_credentials");
        claims.Remove("zid");
        claims.Remove("ext_attr");
        claims["app_tid"] = tenant!.Id;
        claims["sub"] = client.Id;
        claims["aud"] = Resources.TryGetValue(resource ?? "", out var audience) ? new[] { audience } : new[] { client.Id };
        return Sign(claims);
    }

    /// <summary>Resources that tokens of Identity Authentication can be asked for, with the client that each one means.</summary>
    public IDictionary<string, string> Resources { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A token of a user.</summary>
    /// <param name="client">The client that asks for it; it becomes the audience.</param>
    /// <param name="user">The user.</param>
    /// <param name="tenant">The user's tenant.</param>
    /// <param name="grantType">How it was asked for.</param>
    public string IssueForUser(OAuthClient client, LandscapeUser user, LandscapeTenant tenant, string grantType = JwtBearer)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(user);
        var scopes = user.Scopes.Select(s => s.Contains('.', StringComparison.Ordinal) ? s : _xsAppName + "." + s).ToArray();
        var claims = Common(client, tenant, grantType);
        claims["sub"] = claims["user_id"] = UserId(user, tenant);
        claims["user_name"] = user.Name;
        claims["origin"] = "sap.custom";
        claims["scope"] = new[] { "openid" }.Concat(scopes).ToArray();
        claims["aud"] = new[] { client.Id, "openid", client.XsAppName }.Concat(scopes.Select(static s => s[..s.LastIndexOf('.')])).Distinct(StringComparer.Ordinal).ToArray();
        claims["xs.system.attributes"] = new Dictionary<string, object> { ["xs.saml.groups"] = Array.Empty<string>(), ["xs.rolecollections"] = Array.Empty<string>() };
        claims["xs.user.attributes"] = new Dictionary<string, object>();
        Add(claims, "email", user.Email);
        Add(claims, "given_name", user.GivenName);
        Add(claims, "family_name", user.FamilyName);
        return Sign(claims);
    }

    /// <summary>A token of a user as Identity Authentication issues it: tenant <c>app_tid</c>, person <c>user_uuid</c>, no scopes.</summary>
    /// <param name="client">The client that asks for it; it becomes the audience.</param>
    /// <param name="user">The user.</param>
    /// <param name="tenant">The user's tenant.</param>
    public string IssueForIdentityUser(OAuthClient client, LandscapeUser user, LandscapeTenant tenant)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(tenant);
        var now = DateTimeOffset.UtcNow;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = new Uri(Issuer).GetLeftPart(UriPartial.Authority),
            ["aud"] = client.Id,
            ["azp"] = client.Id,
            ["sub"] = UserId(user, tenant),
            ["user_uuid"] = UserId(user, tenant),
            ["app_tid"] = tenant.Id,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString("N"),
        };
        Add(claims, "email", user.Email ?? user.Name);
        return _handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = _signing });
    }

    /// <summary>The user id of a user: the same in every run, different in every tenant.</summary>
    public static string UserId(LandscapeUser user, LandscapeTenant tenant)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(tenant);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(tenant.Id + "/" + user.Name)).AsSpan(0, 16)).ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    private Dictionary<string, object> Common(OAuthClient client, LandscapeTenant tenant, string grantType)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var now = DateTimeOffset.UtcNow;
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["ext_attr"] = new Dictionary<string, object> { ["enhancer"] = "XSUAA", ["subaccountid"] = tenant.Id, ["zdn"] = tenant.Subdomain },
            ["client_id"] = client.Id,
            ["cid"] = client.Id,
            ["azp"] = client.Id,
            ["grant_type"] = grantType,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["iss"] = Issuer,
            ["zid"] = tenant.Id,
        };
    }

    private string Sign(Dictionary<string, object> claims) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Claims = claims,
        SigningCredentials = _signing,
        AdditionalHeaderClaims = new Dictionary<string, object> { ["jku"] = KeySetAddress },
    });

    private static void Add(Dictionary<string, object> claims, string name, string? value)
    {
        if (value is not null)
            claims[name] = value;
    }
}
