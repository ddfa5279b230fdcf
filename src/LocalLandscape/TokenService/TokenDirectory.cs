using System.Collections.Concurrent;

namespace Btp.Connectivity.LocalLandscape.TokenService;

/// <summary>Whom the token service knows: tenants, users and clients.</summary>
public sealed class TokenDirectory(IReadOnlyList<LandscapeTenant> tenants, IReadOnlyList<LandscapeUser> users)
{
    private readonly ConcurrentDictionary<(string Id, string Secret), OAuthClient> _clients = new();

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

    /// <summary>The client with an id and one of its secrets, or null.</summary>
    public OAuthClient? FindClient(string id, string secret) => _clients.GetValueOrDefault((id, secret));

    /// <summary>The tenant with an id or subdomain; the provider for an empty text; null when there is none.</summary>
    public LandscapeTenant? FindTenant(string? idOrSubdomain) =>
        string.IsNullOrEmpty(idOrSubdomain) ? Provider : tenants.FirstOrDefault(t => t.Id == idOrSubdomain || string.Equals(t.Subdomain, idOrSubdomain, StringComparison.OrdinalIgnoreCase));

    /// <summary>The user with a name in a tenant, or null.</summary>
    public LandscapeUser? FindUser(string name, LandscapeTenant tenant) =>
        users.FirstOrDefault(u => string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase) && FindTenant(u.Tenant) == tenant);
}
