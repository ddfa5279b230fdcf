using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Tokens;

/// <summary>Tokens of the token services of bindings, XSUAA and Identity Authentication, cached per client, tenant and user; concurrent requests for one token make one call.</summary>
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

    /// <summary>A token by any of the grants, for another resource or a tenant's subdomain.</summary>
    /// <param name="client">The OAuth client of a binding.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TokenRequestException">The token service refused or did not answer.</exception>
    ValueTask<AccessToken> GetTokenAsync(OAuthClient client, TokenRequest request, CancellationToken cancellationToken);

    /// <summary>Forgets a token that a service refused, so that the next request fetches another.</summary>
    /// <param name="client">The client for which it was fetched.</param>
    /// <param name="request">The request that it answered.</param>
    /// <param name="token">The refused token; a newer one stays.</param>
    void Invalidate(OAuthClient client, TokenRequest request, AccessToken token);

    /// <summary>Forgets a token that a service refused, so that the next request fetches another.</summary>
    /// <param name="client">The client for which it was fetched.</param>
    /// <param name="tenantId">The tenant for which it was fetched.</param>
    /// <param name="user">The user for whom it was exchanged, or null.</param>
    /// <param name="token">The refused token; a newer one stays.</param>
    void Invalidate(OAuthClient client, string? tenantId, UserContext? user, AccessToken token);
}
