namespace Btp.Connectivity.Destinations;

/// <summary>Destinations by contract: asked for once per tenant (and per user, where the answer holds the user's token), then from the cache.</summary>
public interface IDestinationResolver
{
    /// <summary>Resolves a destination and checks it against the contract.</summary>
    /// <param name="contract">What the build saw.</param>
    /// <param name="user">For whom, or null for the application itself.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="DestinationNotFoundException">There is no such destination.</exception>
    /// <exception cref="DestinationContractException">The service contradicts the contract.</exception>
    /// <exception cref="DestinationServiceException">The service failed.</exception>
    /// <exception cref="TokenRequestException">A token for the service, or the token in its answer, could not be obtained.</exception>
    /// <exception cref="MissingUserContextException">The destination needs a user, and there is none.</exception>
    ValueTask<Destination> ResolveAsync(DestinationContract contract, UserContext? user, CancellationToken cancellationToken)
        => ResolveAsync(contract, user, null, cancellationToken);

    /// <summary>Resolves a destination in a way of its own and checks it against the contract.</summary>
    /// <param name="contract">What the build saw.</param>
    /// <param name="user">For whom, or null for the application itself.</param>
    /// <param name="lookup">Account, level, fragments and grant; null for the way that <see cref="BtpConnectivityOptions.Lookups"/> states.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="DestinationNotFoundException">There is no such destination.</exception>
    /// <exception cref="DestinationContractException">The service contradicts the contract.</exception>
    /// <exception cref="DestinationServiceException">The service failed, or the destination cannot be used.</exception>
    /// <exception cref="TokenRequestException">A token for the service, or the token in its answer, could not be obtained.</exception>
    /// <exception cref="MissingUserContextException">The destination or the lookup needs a user, and there is none.</exception>
    /// <exception cref="ConnectivityException">The authentication type needs a <see cref="DestinationLookup.Grant"/>, and there is none.</exception>
    ValueTask<Destination> ResolveAsync(DestinationContract contract, UserContext? user, DestinationLookup? lookup, CancellationToken cancellationToken);

    /// <summary>Forgets a destination whose token or credential a back end refused; a newer one stays.</summary>
    /// <param name="contract">The contract it was resolved for.</param>
    /// <param name="user">The user it was resolved for.</param>
    /// <param name="destination">The refused destination.</param>
    void Invalidate(DestinationContract contract, UserContext? user, Destination destination) => Invalidate(contract, user, null, destination);

    /// <summary>Forgets a destination whose token or credential a back end refused; a newer one stays.</summary>
    /// <param name="contract">The contract it was resolved for.</param>
    /// <param name="user">The user it was resolved for.</param>
    /// <param name="lookup">The lookup it was resolved by.</param>
    /// <param name="destination">The refused destination.</param>
    void Invalidate(DestinationContract contract, UserContext? user, DestinationLookup? lookup, Destination destination);
}
