using Btp.Connectivity.Diagnostics;

namespace Btp.Connectivity.Destinations;

/// <summary>Tokens that came with a destination.</summary>
internal static class ServiceTokens
{
    /// <summary>The first token that the Destination service could obtain.</summary>
    /// <exception cref="TokenRequestException">There is none; with the service's words, without the secrets of the destination.</exception>
    public static DestinationToken Usable(Destination destination, DestinationLookup? lookup = null, UserContext? user = null)
    {
        foreach (var token in destination.Tokens)
        {
            if (token.Error is null)
            {
                return token;
            }
        }

        var errors = string.Join("; ", destination.Tokens.Select(static token => token.Error));
        throw new TokenRequestException(
            $"{destination.Authentication} by the Destination service",
            $"destination '{destination.Name}'",
            null,
            Redaction.Clean(errors, [.. SecretsOf(destination), .. lookup?.Secrets ?? [], user?.Token]))
        { Destination = destination.Name };
    }

    private static IEnumerable<string?> SecretsOf(Destination destination)
        => destination.Properties
            .Where(static property => property.Key.EndsWith("Password", StringComparison.OrdinalIgnoreCase) || property.Key.EndsWith("Secret", StringComparison.OrdinalIgnoreCase)
                || property.Key.StartsWith("tokenService.body.", StringComparison.Ordinal) || property.Key.StartsWith("tokenServiceURL.", StringComparison.Ordinal)
                || property.Key.StartsWith("URL.", StringComparison.Ordinal))
            // Shorter ones are numbers and switches; cutting them would make the words unreadable.
            .Where(static property => property.Value.Length >= 4)
            .Select(static property => property.Value);
}
