using Btp.Connectivity.Destinations;
using Btp.Connectivity.Diagnostics;

namespace Btp.Connectivity.Http;

/// <summary>Tokens that came with a destination.</summary>
internal static class ServiceTokens
{
    /// <summary>The first token that the Destination service could obtain.</summary>
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
        throw new TokenRequestException($"{destination.Authentication} by the Destination service", $"destination '{destination.Name}'", null, Redaction.Clean(errors));
    }
}
