using System.Text;
using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Tells secrets by their form alone, whatever they are called and wherever they go.</summary>
/// <remarks>Only forms that mean one thing count; entropy is no form. What is not known stands in the text as <see cref="SecretText.Unknown"/>.</remarks>
internal static class SelfEvidentSecret
{
    private static readonly Regex _jwt = new(@"(?<![\w-])(?<header>eyJ[\w-]{10,})\.(?<payload>eyJ[\w-]{8,})\.(?<signature>[\w-]{16,})", RegexOptions.CultureInvariant);
    private static readonly Regex _pem = new(@"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n|\\r|[A-Za-z-]+: [^\r\n]*)*(?<body>(?:[A-Za-z0-9+/=]|\s|\\n|\\r){40,})", RegexOptions.CultureInvariant);
    private static readonly Regex _basic = new(@"^\s*(?:Authorization:\s*)?Basic\s+(?<value>[A-Za-z0-9+/]{6,}={0,2})\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _bearer = new(@"^\s*(?:Authorization:\s*)?Bearer\s+(?<value>[A-Za-z0-9._~+/-]{16,}=*)\s*$|^\s*(?:X-API-Key|APIKey|API-Key):\s*(?<value>\S{8,})\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _query = new(@"[?&](?:api[-_]?key|access_token|refresh_token|client_secret|password|pwd|sig|subscription-key|auth_token|token)=(?<value>[^&#\s\uFFFF]{8,})(?=[&#\s]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    // A key of its own is as often the key of a row: it has to be long.
    private static readonly Regex _bareQuery = new(@"[?&](?:key|appid|app_?key|app_?secret|subscription_?key)=(?<value>[A-Za-z0-9_-]{24,})(?=[&#\s]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _cache = new(@"^[A-Za-z0-9.\uFFFF-]+(:[\d\uFFFF]{1,5},|,(?=.*\b(ssl|abortConnect|allowAdmin|defaultDatabase|connectTimeout|syncTimeout|connectRetry|user|name)=))", RegexOptions.CultureInvariant);
    private static readonly Regex _argument = new(@"(?:^|\s)(?:(?:-u|--user)[ =][^\s:=]+:|-[uU] ?[^\s-]\S*\s+-[pP]\s+|-pw\s+|/user:\S+\s+|--(?:password|client-secret|token|api-key)[ =])[""']?(?<value>[^\s""']+)", RegexOptions.CultureInvariant);
    private static readonly Regex _userInfo = new(@"(?<![\w+.-])[A-Za-z][A-Za-z0-9+.-]*://(?<user>[^\s/?#@:<>{}""']*):(?<password>[^\s/?#@<>{}""']+)@(?<host>[^\s/:?#@""'<>]+)", RegexOptions.CultureInvariant);
    private static readonly Regex _otherField = new(@"(?:^|;)\s*(server|servernode|data source|host|hostname|address|addr|network address|database|initial catalog|user ?id|uid|user|username|user name|endpoint|accountname|sharedaccesskeyname|driver|port|dsn|ashost|mshost|client|sysnr|hostname|defaultendpointsprotocol|provider)\s*=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase) { "password", "passwd", "pwd", "pass", "pw", "secret", "token", "user", "username", "key", "apikey", "xxx", "login", "credential", "credentials", "p", "placeholder", "mypassword", "yourpassword", "pat" };

    /// <summary>What kind of secret the text is, or null. Costs next to nothing for texts that hold none of the marks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isTest">Whether it stands in a test project, whose tokens and keys are made for the test.</param>
    public static string? Find(string text, bool isTest)
    {
        if (text.Length < 10 || !HasMark(text))
            return null;
        if (!isTest && Has(text, "eyJ") && IsSignedToken(text))
            return "a signed token";
        if (!isTest && Has(text, "PRIVATE KEY") && IsPrivateKey(text))
            return "a private key";
        if (text.IndexOf("asic ", StringComparison.OrdinalIgnoreCase) >= 0 && IsBasic(text, isTest))
            return "a user and password for Basic authentication";
        if (Has(text, "://") && HasPasswordInUrl(text, isTest))
            return "a URL with a password";
        if (text.IndexOf(';') > 0 && text.IndexOf('=') > 0 && IsConnectionString(text, isTest))
            return "a connection string with a password or key";

        if (text.IndexOf("earer ", StringComparison.Ordinal) >= 0 || Has(text, ": "))
        {
            if (_bearer.Match(text) is { Success: true } bearer && bearer.Groups["value"].Value.Count(char.IsDigit) > 2 && SecretText.LooksRandom(bearer.Groups["value"].Value) && !(isTest && SecretText.IsMadeUp(bearer.Groups["value"].Value)))
                return "an authorization header with its credential";
        }

        if (!isTest && text.IndexOf('=') > 0 && (Has(text, "?") || Has(text, "&")) && _query.Match(text) is { Success: true } query && SecretText.LooksRandom(query.Groups["value"].Value))
            return "a URL with a credential among its parameters";
        if (!isTest && text.IndexOf('=') > 0 && Has(text, "://") && _bareQuery.Match(text) is { Success: true } bare && bare.Groups["value"].Value.Count(char.IsDigit) > 2 && SecretText.LooksRandom(bare.Groups["value"].Value))
            return "a URL with a credential among its parameters";
        if (_cache.IsMatch(text) && SecretText.IsSecretCacheAddress(text) && !(isTest && SecretText.IsMadeUp(text)))
            return "a connection string with a password or key";
        if (!isTest && (Has(text, "-u ") || Has(text, "-U ") || Has(text, "--") || Has(text, "-pw ") || Has(text, "/user:")) && _argument.Match(text) is { Success: true } argument && SecretText.LooksRandom(argument.Groups["value"].Value))
            return "a command line with a credential";
        if (!isTest && text.TrimStart()[0] is '{' or '[' && Has(text, "\"") && SecretText.IsRandomSecretJson(text))
            return "a JSON text with a credential";

        if (!isTest && Has(text, "<RSAKeyValue>") && Has(text, "<D>"))
            return "a private key";
        if (!isTest && Has(text, "</") | Has(text, "/>") && SecretText.IsRandomSecretXml(text))
            return "an XML text with a credential";

        return KnownTokens.Find(text);
    }

    // One pass for the marks without which no form is there; nearly all texts end here.
    private static bool HasMark(string text)
    {
        var hasEquals = false;
        var hasSemicolon = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case 'e' when i + 2 < text.Length && text[i + 1] == 'y' && text[i + 2] == 'J':
                case 'P' when i + 10 < text.Length && text[i + 1] == 'R' && text[i + 2] == 'I':
                case ':' when i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/':
                case 'a' or 'A' when i + 4 < text.Length && (text[i + 1] | 0x20) == 's' && (text[i + 2] | 0x20) == 'i' && (text[i + 3] | 0x20) == 'c' && text[i + 4] == ' ':
                    return true;
                case '{' or '[' when i + 1 < text.Length && text[i + 1] is '"' or ' ' or '\n' or '\r' or '{':
                case '-' when i + 2 < text.Length && (text[i + 1] == '-' || (text[i + 1] is 'u' or 'U' && text[i + 2] == ' ') || (text[i + 1] == 'p' && text[i + 2] == 'w')):
                case '/' when i + 5 < text.Length && text[i + 1] == 'u' && text[i + 2] == 's' && text[i + 5] == ':':
                case 'e' or 'E' when i + 5 < text.Length && text[i + 1] == 'a' && text[i + 2] == 'r' && text[i + 3] == 'e' && text[i + 4] == 'r' && text[i + 5] == ' ':
                    return true;
                case '<' when i + 6 < text.Length && char.IsLetter(text[i + 1]):
                case 'y' or 'Y' when i + 2 < text.Length && text[i + 1] == ':' && text[i + 2] == ' ':
                    return true;
                case '=':
                    hasEquals = true;
                    break;
                case ';':
                    hasSemicolon = true;
                    break;
            }
        }

        return (hasEquals && hasSemicolon) || (text.Length is >= 20 and < 300 && text.Trim().IndexOf(' ') < 0);
    }

    private static bool Has(string text, string mark) => text.IndexOf(mark, StringComparison.Ordinal) >= 0;

    private static bool IsSignedToken(string text)
    {
        var match = _jwt.Match(text);
        return match.Success && Decode(match.Groups["header"].Value) is { } header && header.Contains("\"alg\"") && !header.Contains("\"none\"")
            && Decode(match.Groups["payload"].Value) is { } payload && payload.StartsWith("{", StringComparison.Ordinal) && payload.TrimEnd().EndsWith("}", StringComparison.Ordinal);
    }

    private static bool IsPrivateKey(string text)
    {
        var match = _pem.Match(text);
        if (!match.Success)
            return false;

        var letters = match.Groups["body"].Value.Where(char.IsLetterOrDigit).Distinct().Count();
        return letters >= 12;
    }

    private static bool IsBasic(string text, bool isTest)
    {
        var match = _basic.Match(text);
        return match.Success && Decode(match.Groups["value"].Value) is { } pair && IsPassword(pair.IndexOf(':') < 0 ? "" : pair.Substring(pair.IndexOf(':') + 1), isTest);
    }

    private static bool HasPasswordInUrl(string text, bool isTest)
    {
        foreach (Match match in _userInfo.Matches(text))
        {
            // host.example:443@other.example is what tests of addresses are about: a port where the password stands.
            if (match.Groups["user"].Value.IndexOf('.') > 0 && match.Groups["password"].Value is { Length: <= 5 } port && port.All(char.IsDigit))
                continue;
            if (IsPassword(Uri.UnescapeDataString(match.Groups["password"].Value), isTest) && !Placeholder.IsPlaceholder(match.Groups["host"].Value))
                return true;
        }

        return false;
    }

    private static bool IsConnectionString(string text, bool isTest) => _otherField.IsMatch(text) && SecretText.IsSecretConnectionString(text) && !(isTest && SecretText.IsMadeUp(text));

    private static bool IsPassword(string text, bool isTest) =>
        SecretText.IsSecret(text) && !_words.Contains(text) && !(isTest && SecretText.IsMadeUp(text)) && text.IndexOf("...", StringComparison.Ordinal) < 0;

    private static string? Decode(string text)
    {
        try
        {
            var base64 = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
            var bytes = Convert.FromBase64String(base64 + new string('=', (4 - (base64.Length % 4)) % 4));
            return Array.Exists(bytes, static b => b < 0x20 && b is not 9 and not 10 and not 13) ? null : Encoding.UTF8.GetString(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
