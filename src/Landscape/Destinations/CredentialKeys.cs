using System.Text.RegularExpressions;

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

    // Not every key is one: sort keys and partition keys open nothing.
    private static readonly Regex _key = new(
        "^(x[-_])?(sap[-_])?(api|app|access|auth|subscription|secret|account|license|functions?|client|consumer)?[-_]?key$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Variables of applications, whose names people choose: DB_PASSWORD, S4_CLIENT_SECRET, ApiKey.
    private static readonly Regex _variable = new(
        @"(^|[_.\-a-z0-9])(PASSWORD|PASSWD|PASSPHRASE|PWD|CLIENT_?SECRET|API_?KEY|ACCESS_?TOKEN|REFRESH_?TOKEN|PRIVATE_?KEY|[pP]assword|[pP]asswd|[pP]assphrase|[cC]lientSecret|[aA]piKey|[aA]ccessToken|[pP]rivateKey|(SIGNING|ENCRYPTION|ACCESS|ACCOUNT|SHARED|SUBSCRIPTION|MASTER|SECRET|STORAGE)_KEY|[a-z](Signing|Encryption|Account|SharedAccess|Subscription|Master|Storage)Key)$|^[A-Z0-9_]+_(SECRET|TOKEN)$",
        RegexOptions.CultureInvariant);

    // Settings of .NET applications: Jwt:Key, AppSettings:Secret, SigningKey.
    private static readonly Regex _setting = new("(secret|signing_?key|secret_?key|encryption_?key|token_?key|jwt_?key|security_?key)$|^key$|^token$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether a setting of a .NET application is a credential: by its name, and by a value that is no word.</summary>
    /// <param name="name">The last part of the key.</param>
    /// <param name="value">The value.</param>
    public static bool IsCredentialSetting(string name, string value) =>
        _setting.IsMatch(name) && value.Length >= 8 && value.IndexOf("://", StringComparison.Ordinal) < 0 && value.IndexOf('/') != 0
        && ((value.Any(char.IsDigit) && value.Any(char.IsLetter)) || (value.Length >= 24 && value.IndexOf(' ') < 0));

    /// <summary>Whether the value of a variable of this name is a credential, by the last words of the name.</summary>
    /// <param name="variable">A key of a mapping, such as <c>DB_PASSWORD</c>.</param>
    public static bool IsCredentialVariable(string variable) => IsCredential(variable) || _variable.IsMatch(variable);

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
        || Is(header, "x-apikey") || Is(header, "Ocp-Apim-Subscription-Key") || Is(header, "x-auth-token") || Is(header, "x-access-token") || Is(header, "Cookie")
        || (header.IndexOf('-') > 0 && EndsWith(header, "key") && _key.IsMatch(header));

    /// <summary>Whether a query parameter or form field of this name carries a credential.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public static bool IsCredentialParameter(string parameter) =>
        _exact.Contains(parameter) || _key.IsMatch(parameter) || Is(parameter, "sig") || Is(parameter, "token") || EndsWith(parameter, "_token")
        || EndsWith(parameter, "password") || EndsWith(parameter, "secret");

    private static string? After(string key, string prefix) =>
        key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? key.Substring(prefix.Length) : null;

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
