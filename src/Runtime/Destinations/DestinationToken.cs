namespace Btp.Connectivity.Destinations;

/// <summary>One entry of <c>authTokens</c>: a header to send, or the reason why there is none.</summary>
/// <param name="HeaderName">Header to send.</param>
/// <param name="HeaderValue">Its value; a secret.</param>
/// <param name="Value">The token alone; a secret.</param>
/// <param name="Lifetime">Remaining life, or null when the service does not say.</param>
/// <param name="RefreshToken">A refresh token that came with it, or null; a secret.</param>
/// <param name="Error">The service's words when it got no token.</param>
internal sealed record DestinationToken(string HeaderName, string HeaderValue, string Value, TimeSpan? Lifetime, string? Error, string? RefreshToken = null)
{
    /// <summary>The name of the header; never its value.</summary>
    public override string ToString() => Error is null ? $"token for header {HeaderName}" : "token that could not be obtained";
}
