using Btp.Connectivity.Destinations;
using Btp.Connectivity.Identity;
using Btp.Connectivity.Transport;

namespace Btp.Connectivity.Http;

/// <summary>
/// What the handlers of one chain tell each other about one request. The user is captured once, when the request enters the chain: a
/// repeated attempt cannot be made for somebody else.
/// </summary>
internal sealed class DestinationCall
{
    private DestinationCall(DestinationContract contract, UserContext? user, DestinationLookup? lookup = null)
    {
        Contract = contract;
        User = user;
        Lookup = lookup;
    }

    public DestinationContract Contract { get; }

    public UserContext? User { get; }

    /// <summary>How this call looks the destination up, captured like the user; null for the way that the options state.</summary>
    public DestinationLookup? Lookup { get; }

    /// <summary>Set by the destination handler.</summary>
    public Destination? Destination { get; set; }

    /// <summary>Whether the back end sees the user; set by the credential handler.</summary>
    public bool PropagatesUser { get; set; }

    /// <summary>Digest of a credential that the calling code brought itself, or null.</summary>
    public string? OwnCredential { get; set; }

    /// <summary>Name of the header with the credential of the current attempt, or null.</summary>
    public string? CredentialHeader { get; set; }

    /// <summary>The user whose exchanged token authorizes the proxy, or null when the application's own token does.</summary>
    public UserContext? ProxyUser { get; set; }

    /// <summary>Whether the back end refused the destination's token (401), which was dropped from the cache.</summary>
    public bool TokenRefused { get; set; }

    /// <summary>Set by the handler of client certificates.</summary>
    public DestinationKeyStore? KeyStore { get; set; }

    /// <summary>Set by the proxy handler.</summary>
    public Uri? Proxy { get; set; }

    public Destination ResolvedDestination
        => Destination ?? throw new InvalidOperationException($"The handler chain of destination '{Contract.Name}' has no UseDestination() before this handler.");

    public static DestinationCall Of(HttpRequestMessage request, DestinationContract contract, IUserContextAccessor users)
    {
        if (request.Options.TryGetValue(DestinationRequestOptions.Call, out var call))
        {
            return call;
        }

        call = new DestinationCall(
            contract,
            request.Options.TryGetValue(DestinationRequestOptions.User, out var user) ? user : users.Current,
            request.Options.TryGetValue(DestinationRequestOptions.Lookup, out var lookup) ? lookup : DestinationLookupScope.Current(contract.Name));
        request.Options.Set(DestinationRequestOptions.Call, call);
        return call;
    }

    public static DestinationCall Of(HttpRequestMessage request)
        => request.Options.TryGetValue(DestinationRequestOptions.Call, out var call)
            ? call
            : throw new InvalidOperationException("The request did not come through the handler chain of a destination.");

    /// <summary>A request without any credential, on connections that no call of anybody uses.</summary>
    public static void Probe(HttpRequestMessage request, DestinationContract contract, Destination destination, UserContext? user)
        => request.Options.Set(DestinationRequestOptions.Call, new DestinationCall(contract, user) { Destination = destination, OwnCredential = "probe" });

    /// <summary>A request of our own for the same caller, for example to fetch a CSRF token.</summary>
    public void Accompany(HttpRequestMessage request) => request.Options.Set(DestinationRequestOptions.Call, new DestinationCall(Contract, User, Lookup));

    public TransportKey TransportKey()
    {
        var destination = ResolvedDestination;
        return new TransportKey(
            Proxy,
            destination.Origin,
            destination.LocationId,
            User?.TenantId,
            // The digest holds the user as well.
            // Without authentication a cookie is all that a back end can know a caller by: users share none, although nobody is propagated.
            OwnCredential ?? (PropagatesUser || destination.Authentication == AuthenticationTypes.None ? User?.PrincipalId : null),
            destination.Authentication,
            KeyStore?.Thumbprint,
            destination.Name,
            destination.CredentialKey,
            destination.ProxyType == DestinationProxyType.Internet)
        {
            Account = destination.AccountTenant,
            Lookup = destination.LookupKey,
            Trust = destination.Trust,
        };
    }
}
