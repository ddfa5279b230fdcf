namespace Btp.Connectivity;

/// <summary>
/// What an authentication type needs beside the caller's token, and only the application can bring: an authorization code, a refresh token,
/// a SAML assertion. It travels to the Destination service and nowhere else; <see cref="ToString"/> does not show it.
/// </summary>
/// <remarks>Headers of the Destination service's REST API, "find destination".</remarks>
public sealed class DestinationGrant
{
    /// <summary>RFC 8693, section 3: a JSON Web Token.</summary>
    public const string JwtTokenType = "urn:ietf:params:oauth:token-type:jwt";

    /// <summary>RFC 8693, section 3: an access token of the given authorization server.</summary>
    public const string AccessTokenType = "urn:ietf:params:oauth:token-type:access_token";

    private readonly string _kind;

    private DestinationGrant(string kind, params KeyValuePair<string, string?>[] headers)
    {
        _kind = kind;
        Headers = [.. headers.Where(static header => header.Value is not null).Select(static header => KeyValuePair.Create(header.Key, header.Value!))];
    }

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>For <c>OAuth2AuthorizationCode</c>: the code that the authorization server handed to the application's redirect URI. Usable once; the token it brings is kept for its life.</summary>
    /// <param name="code">The code (<c>X-code</c>).</param>
    /// <param name="redirectUri">The redirect URI of the authorization request, when it named one (<c>X-redirect-uri</c>).</param>
    /// <param name="codeVerifier">The PKCE verifier (RFC 7636), when the authorization request had a challenge (<c>X-code-verifier</c>).</param>
    public static DestinationGrant AuthorizationCode(string code, Uri? redirectUri = null, string? codeVerifier = null)
        => new(
            "authorization code",
            Given("X-code", code),
            new("X-redirect-uri", redirectUri is null ? null : Uri.EscapeDataString(redirectUri.OriginalString)),
            new("X-code-verifier", codeVerifier));

    /// <summary>For <c>OAuth2RefreshToken</c>: see <see cref="Destinations.Destination.RefreshToken"/>.</summary>
    /// <param name="refreshToken">The refresh token (<c>X-refresh-token</c>).</param>
    public static DestinationGrant RefreshToken(string refreshToken) => new("refresh token", Given("X-refresh-token", refreshToken));

    /// <summary>For <c>OAuth2TokenExchange</c> (RFC 8693) with other tokens than the caller's, which is the subject otherwise.</summary>
    /// <param name="subjectToken">Whom the new token is for (<c>X-subject-token</c>).</param>
    /// <param name="subjectTokenType">Its type, for example <see cref="AccessTokenType"/> (<c>X-subject-token-type</c>).</param>
    /// <param name="actorToken">Who acts for the subject, or null (<c>X-actor-token</c>).</param>
    /// <param name="actorTokenType">Its type; required with an actor (<c>X-actor-token-type</c>).</param>
    public static DestinationGrant TokenExchange(string subjectToken, string subjectTokenType, string? actorToken = null, string? actorTokenType = null)
        => (actorToken is null) != (actorTokenType is null)
            ? throw new ArgumentException("An actor token and its type are given together or not at all.", nameof(actorTokenType))
            : new(
                "token exchange",
                Given("X-subject-token", subjectToken),
                Given("X-subject-token-type", subjectTokenType),
                new("X-actor-token", actorToken),
                new("X-actor-token-type", actorTokenType));

    /// <summary>For <c>OAuth2SAMLBearerAssertion</c> with <c>SAMLAssertionProvider=ClientProvided</c>: the assertion of the application's identity provider.</summary>
    /// <param name="assertion">The assertion, Base64 (<c>X-samlAssertion</c>).</param>
    public static DestinationGrant SamlAssertion(string assertion) => new("SAML assertion", Given("X-samlAssertion", assertion));

    /// <summary>A client assertion (RFC 7521) that takes the place of the destination's client secret; see <see cref="DestinationLookup.ClientAssertion"/>.</summary>
    /// <param name="assertion">The assertion (<c>X-client-assertion</c>).</param>
    /// <param name="type">Its type (<c>X-client-assertion-type</c>).</param>
    public static DestinationGrant ClientAssertion(string assertion, string type)
        => new("client assertion", Given("X-client-assertion", assertion), Given("X-client-assertion-type", type));

    /// <summary>A client assertion that the Destination service itself obtains by another destination.</summary>
    /// <param name="destination">Name of that destination (<c>X-client-assertion-destination-name</c>).</param>
    public static DestinationGrant ClientAssertionFrom(string destination) => new("client assertion", Given("X-client-assertion-destination-name", destination));

    /// <summary>The kind; never the value.</summary>
    public override string ToString() => _kind;

    private static KeyValuePair<string, string?> Given(string header, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new(header, value);
    }
}
