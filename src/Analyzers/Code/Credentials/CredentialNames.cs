using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Landscape.Destinations;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Tells by a name whether what it names is a credential: the last word has to be the credential.</summary>
/// <remarks><c>password</c> and <c>dbPassword2</c> are credentials; a <c>passwordHint</c>, a <c>passwordFile</c> and an <c>invalidPassword</c> are not.</remarks>
/// <param name="own">Names that the project added (<c>BtpCredentialNames</c>), as words.</param>
internal sealed class CredentialNames(ImmutableArray<string> own)
{
    private static readonly HashSet<string> _heads = new(StringComparer.Ordinal) { "password", "passwd", "pwd", "passphrase", "passcode", "pw", "apikey", "clientsecret", "passw0rd", "passwort", "kennwort", "contraseña", "contrasena", "senha", "wachtwoord" };

    private static readonly string[] _gluedHeads = ["password", "passwd", "passphrase", "passwort", "kennwort", "apikey", "clientsecret"];

    // A key, a secret or a token is one only with the word before it: a bare one may be a name, an index or a request token.
    private static readonly HashSet<string> _qualifiedHeads = new(StringComparer.Ordinal)
    {
        "api key", "access key", "secret key", "private key", "account key", "subscription key", "shared key", "signing key", "encryption key", "license key", "master key", "storage key",
        "client secret", "app secret", "application secret", "api secret", "shared secret", "consumer secret", "signing secret", "webhook secret", "jwt secret", "token secret", "user secret", "tech secret",
        "access token", "refresh token", "bearer token", "auth token", "api token", "id token", "secret token", "client assertion", "password clear", "password plain", "pass word", "pass phrase",
    };

    private static readonly HashSet<string> _negations = new(StringComparer.Ordinal)
    {
        "invalid", "missing", "wrong", "bad", "incorrect", "no", "has", "is", "requires", "require", "forgot", "forgotten", "reset", "show", "hide", "allow", "validate", "check", "generate", "empty", "expired",
        "hashed", "encrypted", "masked", "redacted", "fake", "dummy", "example", "sample", "public",
    };

    private static readonly HashSet<string> _bareHeads = new(StringComparer.Ordinal) { "pass", "secret", "token", "credential", "credentials" };

    // Keys that sign and encrypt, but are as often names of entries.
    private static readonly HashSet<string> _bareQualifiedHeads = new(StringComparer.Ordinal) { "security key", "token key", "jwt key", "auth key", "cipher key", "crypto key", "crypt key", "aes key", "hmac key", "session key" };

    private static readonly HashSet<string> _harmlessTokens = new(StringComparer.Ordinal)
    {
        "csrf", "xsrf", "antiforgery", "forgery", "cancellation", "continuation", "page", "next", "skip", "delta", "public", "sync", "syntax", "change", "parse", "json", "verification", "request", "placeholder", "separator", "metadata",
    };

    private readonly ImmutableArray<string> _own = [.. own.Select(static name => string.Join(" ", Words(name)))];

    /// <summary>The names of the frameworks' world alone.</summary>
    public static CredentialNames Common { get; } = new([]);

    /// <summary>The names for a project: the common ones, and those of its property <c>BtpCredentialNames</c>.</summary>
    public static CredentialNames Of(AnalyzerOptions options) => CodeOptions.List(options.AnalyzerConfigOptionsProvider.GlobalOptions, "BtpCredentialNames") is { IsEmpty: false } own ? new(own) : Common;

    /// <summary>Whether a name is a credential's, the project's own included.</summary>
    public bool IsNamed(string name) => IsCredential(name) || IsOwn(name);

    /// <summary>Whether a name may be a credential's, bare tokens and secrets included; costs nothing.</summary>
    public bool MayBeNamed(string name) => MayEndWithCredential(name) || IsOwn(name);

    /// <summary>Whether a name ends in "token" or "secret" alone: whether it is one, its value has to tell.</summary>
    public static bool IsBare(string name)
    {
        if (!MayEndWithCredential(name))
            return false;

        var words = Words(name);
        return words.Count > 0 && (_bareHeads.Contains(words[words.Count - 1]) || (words.Count > 1 && _bareQualifiedHeads.Contains(words[words.Count - 2] + " " + words[words.Count - 1]))) && !words.Exists(_negations.Contains) && !words.Exists(_harmlessTokens.Contains);
    }

    private bool IsOwn(string name)
    {
        if (_own.IsEmpty)
            return false;

        var words = string.Join(" ", Words(name));
        return _own.Any(own => words == own || (words.EndsWith(own, StringComparison.Ordinal) && words[words.Length - own.Length - 1] == ' '));
    }

    /// <summary>Whether a parameter, property, field or variable of this name holds a credential.</summary>
    public static bool IsCredential(string name)
    {
        // Most names end with no credential; look at the end before anything is allocated.
        if (!MayEndWithCredential(name))
            return false;

        var words = Words(name);
        if (words.Count == 0 || words.Exists(_negations.Contains))
            return false;

        // ProcessStartInfo.PasswordInClearText.
        var head = words[words.Count - 1];
        if (head == "text")
            return name is "PasswordInClearText" or "PasswordClearText" or "PasswordPlainText";

        return _heads.Contains(head) || IsGlued(head) || (words.Count > 1 && _qualifiedHeads.Contains(words[words.Count - 2] + " " + head));
    }

    /// <summary>Whether a key ends in "token", "secret" or "pass" alone: whether it is one, its value has to tell.</summary>
    public static bool IsBareKey(string key) => IsBare(LastSegment(key)) || IsBare(key);

    /// <summary>Whether a header, form field, query parameter, dictionary or configuration key of this name holds a credential: by its last segment.</summary>
    public static bool IsCredentialKey(string key)
    {
        var last = LastSegment(key);
        return IsHeader(key) || IsCredential(last) || CredentialKeys.IsCredential(key) || (last == "PRIVATE_KEY");
    }

    private static string LastSegment(string key)
    {
        var at = key.LastIndexOfAny([':', '.', '/']);
        var doubled = key.LastIndexOf("__", StringComparison.Ordinal);
        return key.Substring(Math.Max(at + 1, doubled < 0 ? 0 : doubled + 2));
    }

    /// <summary>Whether a header of this name carries a credential as a whole, behind a scheme if it has one.</summary>
    public static bool IsHeader(string name) => !string.Equals(name, "Cookie", StringComparison.OrdinalIgnoreCase) && CredentialKeys.IsCredentialHeader(name);

    /// <summary>The words of a name, in lower case, without digits: <c>dbPassword2</c> is "db", "password".</summary>
    public static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsLetter(name[i]);
            var begins = isLetter && start >= 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (start >= 0 && (!isLetter || begins))
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }

            if (isLetter && start < 0)
                start = i;
        }

        return words;
    }

    /// <summary>Whether the end of a name leaves it open that it names a credential; costs nothing, and is false for most names.</summary>
    public static bool MayEndWithCredential(string name)
    {
        var end = name.Length;
        while (end > 0 && (char.IsDigit(name[end - 1]) || name[end - 1] == '_'))
            end--;

        // The last letter tells most names apart: this is asked for every argument of a program.
        return end > 1 && (name[end - 1] | 0x20) switch
        {
            'a' => EndsWith(name, end, "ña") || EndsWith(name, end, "sena") || EndsWith(name, end, "senha"),
            'd' => EndsWith(name, end, "woord") || EndsWith(name, end, "word") || EndsWith(name, end, "wd"),
            'w' => EndsWith(name, end, "pw"),
            'r' => EndsWith(name, end, "PasswordClear"),
            'e' => EndsWith(name, end, "phrase") || EndsWith(name, end, "code"),
            'y' => EndsWith(name, end, "key"),
            't' => EndsWith(name, end, "wort") || EndsWith(name, end, "secret") || EndsWith(name, end, "ClearText") || EndsWith(name, end, "PlainText"),
            'n' => EndsWith(name, end, "PasswordPlain") || EndsWith(name, end, "token") || EndsWith(name, end, "assertion"),
            'l' or 's' => EndsWith(name, end, "pass") || EndsWith(name, end, "credential") || EndsWith(name, end, "credentials"),
            _ => false,
        };
    }

    // PGPASSWORD, dbpassword: two words of which nobody made two.
    private static bool IsGlued(string word)
    {
        foreach (var head in _gluedHeads)
        {
            if (word.Length > head.Length + 1 && word.EndsWith(head, StringComparison.Ordinal))
                return !_negations.Contains(word.Substring(0, word.Length - head.Length)) && !word.StartsWith("change", StringComparison.Ordinal);
        }

        return false;
    }

    private static bool EndsWith(string name, int end, string suffix) =>
        end >= suffix.Length && string.Compare(name, end - suffix.Length, suffix, 0, suffix.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
