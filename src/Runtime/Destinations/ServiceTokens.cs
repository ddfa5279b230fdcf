using Btp.Connectivity.Diagnostics;

namespace Btp.Connectivity.Destinations;

/// <summary>Tokens that came with a destination.</summary>
internal static class ServiceTokens
{
    /// <summary>The first token that the Destination service could obtain.</summary>
    /// <exception cref="TokenRequestException">There is none; with the service's words, without the secrets of the destination.</exception>
    public static DestinationToken Usable(Destination destination)
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
            Redaction.Clean(errors, destination.Properties.GetValueOrDefault("clientSecret"), destination.Properties.GetValueOrDefault("Password")))
        { Destination = destination.Name };
    }
}
