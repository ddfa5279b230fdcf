using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Tokens;

/// <summary>Tokens of an XSUAA token service, cached per client, tenant and user; concurrent requests for one token make one call.</summary>
public interface ITokenService
{
    /// <summary>A token of the application itself.</summary>
    /// <param name="client">The OAuth client of a binding.</param>
    /// <param name="tenantId">Tenant in which the token acts (header <c>x-zid</c>), or null for the binding's own.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TokenRequestException">The token service refused or did not answer.</exception>
    ValueTask<AccessToken> GetClientCredentialsTokenAsync(OAuthClient client, string? tenantId, CancellationToken cancellationToken);

    /// <summary>A token of the user for another client (grant <c>urn:ietf:params:oauth:grant-type:jwt-bearer</c>).</summary>
    /// <param name="client">The OAuth client that receives the token.</param>
    /// <param name="user">A user with a token.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TokenRequestException">The token service refused or did not answer, or the user has no token.</exception>
    ValueTask<AccessToken> ExchangeUserTokenAsync(OAuthClient client, UserContext user, CancellationToken cancellationToken);

    /// <summary>Forgets a token that a service refused, so that the next request fetches another.</summary>
    /// <param name="client">The client for which it was fetched.</param>
    /// <param name="tenantId">The tenant for which it was fetched.</param>
    /// <param name="user">The user for whom it was exchanged, or null.</param>
    /// <param name="token">The refused token; a newer one stays.</param>
    void Invalidate(OAuthClient client, string? tenantId, UserContext? user, AccessToken token);
}
