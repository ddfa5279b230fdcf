namespace Btp.Connectivity.Destinations;

/// <summary>Writes a lookup as headers of "find destination".</summary>
internal static class DestinationLookupHeaders
{
    // These decide who asks; a header of the lookup must not.
    private static readonly string[] Reserved = ["Authorization", "Proxy-Authorization", "Cookie", "Host", "X-user-token"];

    public static void Add(HttpRequestMessage request, DestinationLookup? lookup, UserContext? user, string? authentication)
    {
        if (user?.Token is { } userToken)
        {
            Set(request, "X-user-token", userToken);
            if (authentication == AuthenticationTypes.TokenExchange && lookup?.Grant is null)
            {
                Set(request, "X-subject-token", userToken);
                Set(request, "X-subject-token-type", DestinationGrant.JwtTokenType);
            }
        }

        if (lookup is null)
        {
            return;
        }

        foreach (var (name, value) in (lookup.Grant?.Headers ?? []).Concat(lookup.ClientAssertion?.Headers ?? []))
        {
            Set(request, name, value);
        }

        if (lookup.Fragments.Count > 0)
        {
            Set(request, "X-fragment-name", string.Join(',', lookup.Fragments));
            Set(request, "X-fragment-optional", lookup.FragmentsAreOptional ? "true" : "false");
        }

        if (lookup.Chain is { } chain)
        {
            Set(request, "X-chain-name", chain.Name);
            foreach (var (name, value) in chain.Variables)
            {
                Set(request, "X-chain-var-" + name, value);
            }
        }

        if (lookup.TokenServiceTenant is { } tenant)
        {
            Set(request, "X-tenant", tenant);
        }

        foreach (var (name, value) in lookup.Headers)
        {
            if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"A lookup must not set the header '{name}': it decides who asks the Destination service.");
            }

            Set(request, name, value);
        }
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        if (!request.Headers.TryAddWithoutValidation(name, value))
        {
            throw new InvalidOperationException($"'{name}' is not the name of a header.");
        }
    }
}
