using System.Text;
using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Tells whether a text that reached a sink is a secret, or stands for one, or is about one. Parts that are not known stand in it as <see cref="Unknown"/>.</summary>
internal static class SecretText
{
    /// <summary>Stands for a part that is known only at run time.</summary>
    public const char Unknown = '\uFFFF';

    /// <summary>Opens a part that is Base64 of what follows, up to <see cref="EndOfBase64"/>.</summary>
    public const char StartOfBase64 = '\uFFFE';

    /// <summary>Closes a part that is Base64.</summary>
    public const char EndOfBase64 = '\uFFFD';

    private static readonly Regex _screaming = new("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$", RegexOptions.CultureInvariant);
    private static readonly Regex _address = new(@"^([a-z][a-z0-9+.-]*://|/|\./|\.\./|[A-Za-z]:\\|~/)|^[a-z][a-z0-9._-]*(/[a-z0-9._-]+){2,}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _sqlParameter = new(@"^([@:?][A-Za-z_]\w*|\?|\{\d+\})$", RegexOptions.CultureInvariant);
    private static readonly Regex _sentence = new(@"^\p{L}[\p{L}'’-]*[.,:;!?]?(\s+[\p{L}\d'’()-]+[.,:;!?]?)+\s*[:?!*]?$", RegexOptions.CultureInvariant);
    // Four times four letters: what Google hands out for programs.
    private static readonly Regex _programPassword = new("^[a-z]{4}( [a-z]{4}){3}$", RegexOptions.CultureInvariant);
    private static readonly Regex _formField = new(@"(?:^|&)(?<key>[A-Za-z_][\w.-]*)=(?<value>[^&]*)", RegexOptions.CultureInvariant);
    // host:6380,password=...,ssl=True
    private static readonly Regex _cacheField = new(@",\s*(?<key>password)\s*=\s*(?<value>[^,]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _cookie = new(@"(?:^|;)\s*(?:MYSAPSSO2|SAP_SESSIONID\w*|[\w.-]*(?:session|auth|token|sid)[\w.-]*)=(?<value>[^;]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    // <password>x</password>, password="x", <add key="Smtp:Password" value="x"
    private static readonly Regex _xmlField = new(@"<(?<key>[A-Za-z][\w.:-]*)(?:\s[^<>]*)?>(?<value>[^<>]+)</\k<key>\s*>|<[A-Za-z][\w.:-]*\s(?:[^<>]*\s)?(?<key>[A-Za-z][\w.-]*)\s*=\s*[""'](?<value>[^""'<>]+)[""']|<add\s+(?:key|name)\s*=\s*[""'](?<key>[^""'<>]+)[""']\s+value\s*=\s*[""'](?<value>[^""'<>]+)[""']", RegexOptions.CultureInvariant);
    private static readonly Regex _connectionField = new(@"(?:^|;)\s*(?<key>[A-Za-z][A-Za-z _:]*?)\s*=\s*(?<value>""[^""]*""|'[^']*'|[^;]*)", RegexOptions.CultureInvariant);

    // #password, [name=password], .password, $skiptoken, ^.{8,}$: selectors, options, patterns.
    private static readonly Regex _selector = new(@"^(#[a-z][\w-]*|\.[a-z][\w-]*|\[.*\]|\$[a-z]\w*|[\^(].*|--?[a-z][\w-]*)$", RegexOptions.CultureInvariant);

    private static readonly Regex _element = new(@"^[a-z]+\[.*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _credentialWord = new("pass|pwd|token|secret|key", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly char[] _separators = ['-', '_', '.', ':', '/'];
    private static readonly char[] _digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    private static readonly Regex _statement = new(@"^\s*(select|update|insert|delete|alter|create|exec|execute|with|merge|drop|grant|call)\s+\S+\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _nameWithVersion = new("^[A-Za-z]+2?([-_.:/][A-Za-z]+)*([-_.:/][vV]?[0-9]{1,2})?$", RegexOptions.CultureInvariant);

    // required|min:8: what a value has to be like.
    private static readonly Regex _requirement = new(@"^[a-z_]+(:[\w,]+)?(\|[a-z_]+(:[\w,]+)?)+$", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> _about = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pwd", "passphrase", "secret", "token", "apikey", "accesstoken", "refreshtoken", "clientsecret", "privatekey", "bearer", "basic", "credential", "credentials", "oauth", "authorization",
        "clientassertion", "accesskey", "secretkey", "idtoken", "string", "passwort", "kennwort", "contraseña", "contrasena", "senha", "wachtwoord",
    };

    private static readonly HashSet<string> _negative = new(StringComparer.Ordinal) { "invalid", "missing", "wrong", "incorrect", "bad", "expired" };

    /// <summary>Whether a value that a framework takes as a password is one. Weak passwords are passwords.</summary>
    public static bool IsSecret(string text) => IsKnown(text) && !Placeholder.IsPlaceholder(text);

    /// <summary>Whether a value under a credential's name is one, and not a text about it, the name of another key, an address or a parameter.</summary>
    public static bool IsSecretUnderName(string text) => IsSecret(text) && !IsAboutCredentials(text);

    /// <summary>Whether a value is a credential where nothing but a name says so: it has to look made by somebody, not be a word or a name of something.</summary>
    public static bool IsSecretByName(string text) => text.Trim().Length > 3 && IsSecretUnderName(text) && !IsWord(text) && !_selector.IsMatch(text) && !IsNameOfCredential(text);

    /// <summary>Whether a value looks drawn by lot: long, without blanks, of letters and digits, and of many different ones.</summary>
    public static bool LooksRandom(string text)
    {
        if (!IsSecretUnderName(text) || text.Length < 8 || text.IndexOf(' ') >= 0 || _selector.IsMatch(text))
            return false;

        // "SAP-Connectivity-Authentication", "OAuth2RefreshToken": names of things.
        if (IsCalledCredential(text) || IsNameOfCredential(text) || (_nameWithVersion.IsMatch(text) && text.Count(static c => _separators.Contains(c)) > 1) || IsWord(text) && text.IndexOfAny(['-', '_', '.', ':', '/']) > 0)
            return false;

        // "AuthorizationHeaderValue": words, though of both cases; what is drawn by lot changes case at every other letter.
        if (text.All(char.IsLetter) && CredentialNames.Words(text).Count * 3 < text.Length)
            return false;

        var letters = text.Count(char.IsLetter);
        var hasDigit = text.Any(char.IsDigit);
        return letters > 3 && (hasDigit || (text.Any(char.IsUpper) && text.Any(char.IsLower) && text.Length >= 20)) && (text.Length >= 12 ? Entropy(text) >= 2.8 : hasDigit);
    }

    /// <summary>Shannon's entropy in bits for each character.</summary>
    public static double Entropy(string text)
    {
        var sum = 0.0;
        foreach (var group in text.GroupBy(static c => c))
        {
            var share = (double)group.Count() / text.Length;
            sum -= share * Math.Log(share, 2);
        }

        return sum;
    }

    /// <summary>Whether the credential behind a header's scheme is one: <c>Bearer x</c>, <c>Basic base64(user:password)</c>, or the header's whole text.</summary>
    public static bool IsSecretHeader(string text)
    {
        var trimmed = text.TrimStart();
        var blank = trimmed.IndexOf(' ');
        var scheme = blank < 0 ? "" : trimmed.Substring(0, blank);
        return blank < 0 ? !IsScheme(trimmed) && IsSecretParameter("", trimmed) : IsSecretParameter(scheme, trimmed.Substring(blank + 1));
    }

    /// <summary>Whether the parameter of an authentication scheme is a secret.</summary>
    public static bool IsSecretParameter(string scheme, string parameter)
    {
        var text = parameter.Trim();
        if (text.Length > 1 && text[0] == StartOfBase64 && text[text.Length - 1] == EndOfBase64)
            return IsSecretPair(text.Substring(1, text.Length - 2));

        // What is no Base64 of user and password opens nothing; "Basic stub" stands where a real value comes later.
        if (string.Equals(scheme, "Basic", StringComparison.OrdinalIgnoreCase) && IsKnown(text))
            return Decode(text) is { } pair ? IsSecretPair(pair) : LooksRandom(text);

        return IsSecretUnderName(text) && !IsScheme(text);
    }

    /// <summary>Whether the password in <c>user:password</c> is one.</summary>
    public static bool IsSecretPair(string pair)
    {
        var colon = pair.IndexOf(':');
        return colon >= 0 && IsSecret(pair.Substring(colon + 1));
    }

    /// <summary>Whether a connection string holds a password or key.</summary>
    public static bool IsSecretConnectionString(string text) => HasSecretField(_connectionField, text, key => key.Replace(" ", "").Replace("_", "").ToUpperInvariant() is
        "PASSWORD" or "PWD" or "PASSWD" or "USERPASSWORD" or "ACCOUNTKEY" or "SHAREDACCESSKEY" or "SSLPASSWORD" or "ACCESSKEY" or "SHAREDSECRETVALUE" or "CLIENTSECRET" or "APPSECRET" or "JETOLEDB:DATABASEPASSWORD" or "DATABASEPASSWORD" or "DBPASSWORD" or "SSLKEYPASSWORD" or "SASLPASSWORD" or "CERTIFICATEPASSWORD" or "TRUSTSTOREPASSWORD" or "KEYSTOREPASSWORD");

    /// <summary>Whether the address of a cache with options behind it holds a password.</summary>
    public static bool IsSecretCacheAddress(string text) => HasSecretField(_cacheField, text, static _ => true);

    /// <summary>Whether one of the cookies in a header is a logon ticket or a session.</summary>
    public static bool IsSecretCookie(string text)
    {
        foreach (Match cookie in _cookie.Matches(text))
        {
            var value = cookie.Groups["value"].Value.Trim();
            if (value.Length >= 16 && LooksRandom(value))
                return true;
        }

        return false;
    }

    /// <summary>Whether a request body, form or JSON, holds a credential.</summary>
    public static bool IsSecretBody(string text)
    {
        var trimmed = text.TrimStart();
        return trimmed.Length > 0 && trimmed[0] is '{' or '[' ? IsSecretJson(trimmed) : HasSecretField(_formField, text, CredentialNames.IsCredentialKey);
    }

    /// <summary>Whether the value is made up, as those of tests are: short, a word, or one that says so. Such values count in products, and not in test projects.</summary>
    public static bool IsMadeUp(string text)
    {
        var lower = text.ToLowerInvariant();
        return lower.Length < 6 || !lower.Any(char.IsDigit) || lower is "123456" or "12345678" or "welcome1"
            || lower.Contains("test") || lower.Contains("dummy") || lower.Contains("fake") || lower.Contains("mock") || lower.Contains("example") || lower.Contains("sample")
            || lower.Contains("passw") || lower.Contains("secret");
    }

    /// <summary>Whether nothing of the text is left to run time.</summary>
    public static bool IsKnown(string text) => text.IndexOf(Unknown) < 0 && text.IndexOf(StartOfBase64) < 0;

    private static bool HasSecretField(Regex fields, string text, Func<string, bool> isCredential)
    {
        foreach (Match field in fields.Matches(text))
        {
            if (isCredential(field.Groups["key"].Value) && IsSecretUnderName(field.Groups["value"].Value.Trim().Trim('"', '\'')))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text is JSON that holds a credential which nobody would type: a binding, the body of a logon.</summary>
    public static bool IsRandomSecretJson(string text) => IsSecretJson(text.TrimStart(), LooksRandom);

    /// <summary>Whether a text is XML in which an element or attribute with a credential's name has a value that nobody would type.</summary>
    public static bool IsRandomSecretXml(string text)
    {
        foreach (Match field in _xmlField.Matches(text))
        {
            if (CredentialNames.IsCredentialKey(field.Groups["key"].Value) && LooksRandom(field.Groups["value"].Value.Trim()))
                return true;
        }

        return false;
    }

    private static bool IsSecretJson(string text) => IsSecretJson(text, IsSecretUnderName);

    private static bool IsSecretJson(string text, Func<string, bool> isSecret)
    {
        var pending = new Stack<PositionedNode>(PositionedDocument.Read("body.json", text).Roots);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            foreach (var item in (node as PositionedSequence)?.Items ?? [])
                pending.Push(item);

            foreach (var entry in (node as PositionedMapping)?.Entries ?? [])
            {
                if (entry.Value is PositionedScalar { Kind: ScalarKind.Text } value && CredentialNames.IsCredentialKey(entry.Name) && isSecret(value.Text))
                    return true;
                pending.Push(entry.Value);
            }
        }

        return false;
    }

    private static bool IsAboutCredentials(string text)
    {
        var trimmed = text.Trim();
        if (_programPassword.IsMatch(trimmed))
            return false;
        if (_screaming.IsMatch(trimmed) || _address.IsMatch(trimmed) || _sqlParameter.IsMatch(trimmed) || _requirement.IsMatch(trimmed) || _statement.IsMatch(trimmed) || IsSelectorOfCredential(trimmed) || HasIdeographs(trimmed) || _sentence.IsMatch(trimmed))
            return true;

        var words = CredentialNames.Words(trimmed);
        var isAllLetters = string.Concat(words).Length == trimmed.Replace("_", "").Replace("-", "").Replace(" ", "").Replace(".", "").Replace(":", "").Length;
        if (!isAllLetters || words.Count == 0)
            return false;

        // "password", "client_secret", "Sales:Password", "InvalidPassword", "passwordHash": names of things.
        return _about.Contains(string.Concat(words)) || words.Exists(_negative.Contains) || CredentialNames.IsCredential(trimmed)
            || (words.Count > 1 && trimmed.IndexOf(':') > 0 && _about.Contains(words[words.Count - 1]));
    }

    // One word of letters, or a name in kebab or dotted form: "Kennwort", "x-csrf-token", "auth.token", "access_token".
    private static bool IsWord(string text) => text.All(static c => char.IsLetter(c) || c is '-' or '_' or '.' or ':' or '/') || (text.IndexOf('/') > 0 && text.All(static c => char.IsLetter(c) || c is '-' or '_' or '.' or ':' or '/' or '#'));

    // #password, input[name='password']: where a logon page has its field.
    private static bool IsSelectorOfCredential(string text) =>
        text[0] is '#' or '.' or '[' || text[text.Length - 1] == ']'
        ? (_selector.IsMatch(text) || _element.IsMatch(text)) && _credentialWord.IsMatch(text)
        : false;

    // Nobody types ideographs where characters are hidden: it is a text to be read.
    private static bool HasIdeographs(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u0E00' and <= '\u0E7F' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF')
                return true;
        }

        return false;
    }

    /// <summary>Whether a text of letters and a number is what a credential is called: <c>OAuth2RefreshToken</c>, <c>apiKey2</c>. "Password1" is a password where a name says so.</summary>
    public static bool IsCalledCredential(string text)
    {
        var name = text.TrimEnd(_digits);
        return CredentialNames.IsCredential(name) && !name.EndsWith("pw", StringComparison.OrdinalIgnoreCase) && !name.Replace("OAuth2", "").Replace("oauth2", "").Any(char.IsDigit);
    }

    // "x-api-key-v2", "oauth2.token": words with the name of a credential among them, and at most a version.
    private static bool IsNameOfCredential(string text) =>
        text.IndexOfAny(_separators) > 0 && _nameWithVersion.IsMatch(text)
        && text.Split(_separators).Any(static part => part.ToLowerInvariant().TrimEnd('s') is "key" or "token" or "password" or "secret" or "pwd" or "apikey" or "authorization");

    private static bool IsScheme(string text) => text.Trim() is "Basic" or "Bearer" or "Negotiate" or "NTLM" or "Digest" or "Kerberos" or "ApiKey" or "basic" or "bearer";

    private static string? Decode(string text)
    {
        try
        {
            var bytes = Convert.FromBase64String(text);
            foreach (var b in bytes)
            {
                if (b < 0x20)
                    return null;
            }

            return Encoding.UTF8.GetString(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
