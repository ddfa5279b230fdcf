namespace Btp.Connectivity.Destinations;

/// <summary>Who is asked for a destination, and what a lookup must bring: decided before anything is sent, and never by falling back.</summary>
internal static class DestinationLookupRules
{
    /// <exception cref="MissingUserContextException">The destination or the lookup needs a user.</exception>
    /// <exception cref="ConnectivityException">The destination needs a grant.</exception>
    public static void Check(DestinationContract contract, UserContext? user, DestinationLookup? lookup)
    {
        if (lookup is { Account: DestinationLookupAccount.Subscriber } && user is null)
        {
            throw new MissingUserContextException(contract.Name, "a lookup in the subscriber's account") { Destination = contract.Name };
        }

        if (lookup is { SkipTokenRetrieval: true })
        {
            return;
        }

        if (LacksUser(contract, user, lookup) && !MayHaveSystemUser(contract))
        {
            throw new MissingUserContextException(contract.Name, contract.Authentication!) { Destination = contract.Name };
        }

        if (lookup?.Grant is null && AuthenticationTypes.NeedsGrant(contract.Authentication))
        {
            var (what, factory) = contract.Authentication == AuthenticationTypes.AuthorizationCode
                ? ("the authorization code that the application received", nameof(DestinationGrant.AuthorizationCode))
                : ("a refresh token", nameof(DestinationGrant.RefreshToken));
            throw new ConnectivityException(
                $"Destination '{contract.Name}' has the authentication {contract.Authentication}, which needs {what}: state new DestinationLookup {{ Grant = DestinationGrant.{factory}(...) }} "
                + "by UseFor(...) or in DestinationRequestOptions.Lookup.") { Destination = contract.Name };
        }
    }

    /// <summary>Whether the Destination service would need the token of a user who is not there.</summary>
    public static bool LacksUser(DestinationContract contract, UserContext? user, DestinationLookup? lookup)
        => user?.Token is null && lookup?.Grant is null && AuthenticationTypes.AnswerBelongsToUser(contract.Authentication);

    /// <summary>The tenant that is asked first; null for the application's own.</summary>
    public static string? FirstTenant(DestinationContract contract, UserContext? user, DestinationLookup? lookup, string? provider)
    {
        switch (lookup?.Account)
        {
            case DestinationLookupAccount.Provider:
                return null;
            case DestinationLookupAccount.Subscriber when user!.TenantId == provider:
                throw new DestinationServiceException(
                    contract.Name, $"it is looked up in the subscriber's account, but the caller's tenant {provider} is the provider's own. Use {nameof(DestinationLookupAccount)}.{nameof(DestinationLookupAccount.Caller)} to allow both.");
            default:
                return user?.TenantId;
        }
    }

    /// <summary>The tenant whose account holds what was found: its tunnel is the one that leads to the back end.</summary>
    public static string? AccountTenant(string? asked, DestinationLookup? lookup)
        => lookup?.Level is DestinationLookupLevel.ProviderSubaccount or DestinationLookupLevel.ProviderInstance ? null : asked;

    public static bool NeedsTokenServiceTenant(Destination found, UserContext? user, DestinationLookup? lookup)
        => lookup?.TokenServiceTenant is null && user?.Subdomain is not null
            && found.Tokens.Count > 0 && found.Tokens.All(static token => token.Error is not null)
            && string.Equals(found.Properties.GetValueOrDefault("tokenServiceURLType"), "Common", StringComparison.OrdinalIgnoreCase);

    private static bool MayHaveSystemUser(DestinationContract contract) => contract.Authentication is AuthenticationTypes.SamlAssertion or AuthenticationTypes.SamlBearerAssertion;
}
