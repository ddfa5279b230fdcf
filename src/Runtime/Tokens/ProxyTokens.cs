using System.Collections.Concurrent;
using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Tokens;

/// <summary>The tokens that authorize the application at the Connectivity proxy: of its own binding, or of Identity Authentication for its instance.</summary>
internal sealed class ProxyTokens(IServiceBindings bindings, ITokenService tokens, BtpConnectivityOptions options)
{
    /// <summary>The resource of an instance, as SAP documents it for the proxy.</summary>
    private const string ResourcePrefix = "urn:sap:identity:application:service:id:";

    private readonly CurrentBinding<IdentityBinding> _identity = new(bindings, IdentityBinding.Label, options.IdentityBinding, static binding => new IdentityBinding(binding));

    // A request holds the digest that its cache key needs; computing it for every call would cost more than the call.
    private readonly ConcurrentDictionary<(string Instance, string? Tenant), TokenRequest> _requests = new();

    /// <summary>The token.</summary>
    /// <param name="binding">The connectivity binding.</param>
    /// <param name="user">The user whom the token shall carry, or null for the application alone.</param>
    /// <param name="tenant">Tenant whose tunnels are used, or null for the application's own.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="MissingBindingException">The identity binding or the id of the instance is missing.</exception>
    public ValueTask<AccessToken> GetAsync(ConnectivityServiceBinding binding, UserContext? user, string? tenant, CancellationToken cancellationToken)
        => UsesIdentity(binding) ? tokens.GetTokenAsync(_identity.Value.Client, RequestFor(binding, user, tenant), cancellationToken)
            : user is not null ? tokens.ExchangeUserTokenAsync(binding.Client, user, cancellationToken)
            : tokens.GetClientCredentialsTokenAsync(binding.Client, tenant, cancellationToken);

    /// <summary>Forgets a token that the proxy refused.</summary>
    public void Invalidate(ConnectivityServiceBinding binding, UserContext? user, string? tenant, AccessToken token)
    {
        if (UsesIdentity(binding))
        {
            tokens.Invalidate(_identity.Value.Client, RequestFor(binding, user, tenant), token);
        }
        else
        {
            tokens.Invalidate(binding.Client, tenant, user, token);
        }
    }

    private bool UsesIdentity(ConnectivityServiceBinding binding) => options.ProxyAuthorization == ProxyAuthorizationMode.Identity || !binding.HasClient;

    private TokenRequest RequestFor(ConnectivityServiceBinding binding, UserContext? user, string? tenant)
    {
        if (user is not null)
        {
            throw new MissingBindingException(
                ConnectivityServiceBinding.Label, $"A user's token is exchanged with the client of the {binding}, which has none: set {nameof(BtpConnectivityOptions.PrincipalPropagation)} to {nameof(PrincipalPropagationMode.Header)}.");
        }

        var instance = binding.InstanceId
            ?? throw new MissingBindingException(ConnectivityServiceBinding.Label, $"The {binding} has no 'instance_guid', which a token of Identity Authentication for its proxy names.");
        if (_requests.TryGetValue((instance, tenant), out var request))
        {
            return request;
        }

        if (_requests.Count > options.MaxCacheEntries)
        {
            _requests.Clear();
        }

        return _requests.GetOrAdd((instance, tenant), static key => TokenRequest.ClientCredentials(key.Tenant) with { Resource = ResourcePrefix + key.Instance });
    }
}
