using System.Collections.Concurrent;

namespace Btp.Connectivity.LocalLandscape.TokenService;

/// <summary>Whom the token service knows: tenants, users and clients.</summary>
public sealed class TokenDirectory(IReadOnlyList<LandscapeTenant> tenants, IReadOnlyList<LandscapeUser> users)
{
    private readonly ConcurrentDictionary<(string Id, string Secret), OAuthClient> _clients = new();

    private readonly ConcurrentDictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string ClientId, LandscapeUser User)> _refreshTokens = new(StringComparer.Ordinal);

    /// <summary>The tenant that runs the applications: the first one.</summary>
    public LandscapeTenant Provider => tenants[0];

    /// <summary>All tenants.</summary>
    public IReadOnlyList<LandscapeTenant> Tenants => tenants;

    /// <summary>Adds a client. A client may have several secrets: add it with each.</summary>
    public void Add(OAuthClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _clients[(client.Id, client.Secret)] = client;
    }

    /// <summary>Removes one secret of a client; tokens that it obtained stay valid, as in the real service.</summary>
    public void Remove(OAuthClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _clients.TryRemove((client.Id, client.Secret), out _);
    }

    /// <summary>Hands out an authorization code for a user, as if the user had logged on at the authorization endpoint.</summary>
    internal string AddCode(AuthorizationCode code)
    {
        var text = NewSecret();
        _codes[text] = code;
        return text;
    }

    /// <summary>Redeems a code: once, by whoever knows it, with the redirect URI and the verifier that it was handed out for.</summary>
    internal LandscapeUser? Redeem(string code, string? redirectUri, string? verifier) =>
        _codes.TryRemove(code, out var known) && known.Accepts(redirectUri, verifier) ? known.User : null;

    /// <summary>A new refresh token of a client for a user.</summary>
    internal string AddRefreshToken(OAuthClient client, LandscapeUser user)
    {
        var text = NewSecret();
        _refreshTokens[text] = (client.Id, user);
        return text;
    }

    /// <summary>The user of a refresh token of that client; it is used up.</summary>
    internal LandscapeUser? UseRefreshToken(OAuthClient client, string token) =>
        _refreshTokens.TryGetValue(token, out var known) && known.ClientId == client.Id && _refreshTokens.TryRemove(token, out _) ? known.User : null;

    private static string NewSecret() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24));

    /// <summary>Whether there are such a client and such a tenant, by their ids.</summary>
    public bool Knows(string client, string tenant) => _clients.Keys.Any(key => key.Item1 == client) && tenants.Any(known => known.Id == tenant);

    /// <summary>The client with an id and one of its secrets, or null.</summary>
    public OAuthClient? FindClient(string id, string secret) => _clients.GetValueOrDefault((id, secret));

    /// <summary>The tenant with an id or subdomain; the provider for an empty text; null when there is none.</summary>
    public LandscapeTenant? FindTenant(string? idOrSubdomain) =>
        string.IsNullOrEmpty(idOrSubdomain) ? Provider : tenants.FirstOrDefault(t => t.Id == idOrSubdomain || string.Equals(t.Subdomain, idOrSubdomain, StringComparison.OrdinalIgnoreCase));

    /// <summary>The user with a name in a tenant, or null.</summary>
    public LandscapeUser? FindUser(string name, LandscapeTenant tenant) =>
        users.FirstOrDefault(u => string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase) && FindTenant(u.Tenant) == tenant);
}
