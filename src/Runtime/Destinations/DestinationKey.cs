namespace Btp.Connectivity.Destinations;

/// <summary>
/// What an answer of the Destination service depends on. The principal is part of it exactly where the answer holds a token of the user;
/// the contract is, because an answer is kept only after it was checked against it.
/// </summary>
internal readonly record struct DestinationKey(DestinationContract Contract, string? Tenant, string? Principal, DestinationLookup? Lookup)
{
    public static DestinationKey For(DestinationContract contract, UserContext? user, DestinationLookup? lookup)
        => new(
            contract,
            user?.TenantId,
            AuthenticationTypes.AnswerBelongsToUser(contract.Authentication) || lookup is { BelongsToCaller: true } ? user?.PrincipalId : null,
            lookup);

    // The contract is one object per destination; its name is hash enough, and hashing every property on every call is not needed.
    public override int GetHashCode() => HashCode.Combine(Contract.Name, Tenant, Principal);
}
