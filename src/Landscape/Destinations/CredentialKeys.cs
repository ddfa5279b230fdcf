namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>The keys under which manifests hold credentials.</summary>
public static class CredentialKeys
{
    private static readonly HashSet<string> _exact = new(StringComparer.OrdinalIgnoreCase)
    {
        // Destination properties, per type.
        "Password", "clientSecret", "tokenServicePassword", "KeyStorePassword", "TrustStorePassword", "tokenService.KeyStorePassword",
        "jco.client.passwd", "jco.client.tech_user_secret", "jco.destination.repository.passwd", "ldap.password", "mail.password",

        // Service bindings, and the variables that carry them.
        "passwd", "client_secret", "clientsecret", "refresh_token", "PrivateKey", "private_key", "private-key", "secret_access_key", "cloud_password", "cloudPassword",
        "apikey", "api_key", "api-key", "x-api-key", "access_token", "accessToken", "secretkey", "secret_key", "client-secret",
    };

    /// <summary>Whether a value under <paramref name="key"/> is a credential.</summary>
    /// <param name="key">A destination property, or the last part of a path.</param>
    /// <remarks><c>URL.headers.*</c>, <c>URL.queries.*</c> and <c>tokenService.body.*</c> carry credentials only under the names of credentials.</remarks>
    public static bool IsCredential(string key)
    {
        if (_exact.Contains(key))
            return true;

        return After(key, "URL.headers.") is { } header ? IsCredentialHeader(header)
            : After(key, "tokenServiceURL.headers.") is { } tokenHeader ? IsCredentialHeader(tokenHeader)
            : After(key, "URL.queries.") is { } query ? IsCredentialParameter(query)
            : After(key, "tokenServiceURL.queries.") is { } tokenQuery ? IsCredentialParameter(tokenQuery)
            : After(key, "tokenService.body.") is { } field && (IsCredentialParameter(field) || Is(field, "client_assertion") || Is(field, "assertion"));
    }

    /// <summary>Whether a header of this name carries a credential.</summary>
    /// <param name="header">The header's name.</param>
    public static bool IsCredentialHeader(string header) =>
        Is(header, "Authorization") || Is(header, "Proxy-Authorization") || Is(header, "apikey") || Is(header, "x-api-key") || Is(header, "api-key")
        || Is(header, "x-apikey") || Is(header, "Ocp-Apim-Subscription-Key") || Is(header, "x-auth-token") || Is(header, "x-access-token") || Is(header, "Cookie");

    /// <summary>Whether a query parameter or form field of this name carries a credential.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public static bool IsCredentialParameter(string parameter) =>
        _exact.Contains(parameter) || EndsWith(parameter, "key") || Is(parameter, "code") || Is(parameter, "sig") || Is(parameter, "token") || EndsWith(parameter, "_token")
        || EndsWith(parameter, "password") || EndsWith(parameter, "secret");

    private static string? After(string key, string prefix) =>
        key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? key.Substring(prefix.Length) : null;

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
