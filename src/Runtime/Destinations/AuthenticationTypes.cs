namespace Btp.Connectivity.Destinations;

/// <summary>
/// What the values of the property <c>Authentication</c> of HTTP destinations mean for a client (SAP: HTTP destinations). Names are
/// compared as written: the Destination service writes them in one way only.
/// </summary>
public static class AuthenticationTypes
{
    /// <summary>No credential.</summary>
    public const string None = "NoAuthentication";

    /// <summary>User and password of a technical user.</summary>
    public const string Basic = "BasicAuthentication";

    /// <summary>A client certificate of the application.</summary>
    public const string ClientCertificate = "ClientCertificateAuthentication";

    /// <summary>The user, handed to the Cloud Connector.</summary>
    public const string PrincipalPropagation = "PrincipalPropagation";

    /// <summary>A technical user's token, handed to the Cloud Connector.</summary>
    public const string TechnicalUserPropagation = "OAuth2TechnicalUserPropagation";

    /// <summary>A token for another one at any token service (RFC 8693): the user's, unless the lookup brings a subject of its own.</summary>
    public const string TokenExchange = "OAuth2TokenExchange";

    /// <summary>A token for an authorization code that the application received.</summary>
    public const string AuthorizationCode = "OAuth2AuthorizationCode";

    /// <summary>A token for a refresh token that the application kept.</summary>
    public const string RefreshToken = "OAuth2RefreshToken";

    /// <summary>A SAML assertion for the user, sent to the back end itself.</summary>
    public const string SamlAssertion = "SAMLAssertion";

    /// <summary>A token for a SAML assertion for the user.</summary>
    public const string SamlBearerAssertion = "OAuth2SAMLBearerAssertion";

    /// <summary>Whether the Destination service needs the user's token to answer, so that its answer belongs to that user alone.</summary>
    /// <param name="authentication">Value of the property.</param>
    public static bool AnswerBelongsToUser(string? authentication)
        => authentication is "OAuth2UserTokenExchange" or "OAuth2JWTBearer" or SamlBearerAssertion or SamlAssertion or TokenExchange;

    /// <summary>Whether the application must bring something with each lookup (<see cref="DestinationLookup.Grant"/>).</summary>
    /// <param name="authentication">Value of the property.</param>
    public static bool NeedsGrant(string? authentication) => authentication is AuthorizationCode or RefreshToken;

    /// <summary>Whether the back end sees the user, so that connections and cookies belong to that user alone.</summary>
    /// <param name="authentication">Value of the property.</param>
    public static bool PropagatesUser(string? authentication)
        => authentication is PrincipalPropagation || AnswerBelongsToUser(authentication);

    /// <summary>Whether the Destination service obtains a token that the client sends on as a header to the back end.</summary>
    /// <param name="authentication">Value of the property.</param>
    public static bool UsesServiceToken(string? authentication)
        => authentication is "OAuth2ClientCredentials" or "OAuth2Password" or RefreshToken or AuthorizationCode
            || AnswerBelongsToUser(authentication);
}
