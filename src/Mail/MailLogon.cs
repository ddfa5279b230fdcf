using System.Net;
using System.Text;
using Btp.Connectivity.Destinations;
using MailKit.Security;

namespace Btp.Connectivity.Mail;

/// <summary>User and password, or user and token, of a destination, and the one mechanism by which they are shown: a second try with another one would count as a second wrong password.</summary>
internal sealed class MailLogon
{
    private const string OAuth2 = "XOAUTH2";
    private const string CramMd5 = "CRAM-MD5";

    private readonly string _destination;
    private readonly NetworkCredential _credential;
    private readonly bool _isToken;

    private MailLogon(Destination destination, NetworkCredential credential, bool isToken)
    {
        _destination = destination.Name;
        _credential = credential;
        _isToken = isToken;
    }

    /// <summary>All mechanisms, those that show the password itself before the one that only proves it: with TLS every server's first choice.</summary>
    public static string[] Known { get; } = ["PLAIN", "LOGIN", CramMd5, OAuth2];

    /// <summary>The password or token.</summary>
    public string Secret => _credential.Password;

    /// <summary>What a server could quote: the secret, and the forms in which it is sent.</summary>
    public string?[] Secrets =>
    [
        Secret, Base64(Secret), Base64($"\0{_credential.UserName}\0{Secret}"), Base64($"user={_credential.UserName}\u0001auth=Bearer {Secret}\u0001\u0001"),
    ];

    /// <exception cref="DestinationServiceException">User or password are missing, or the authentication is none for mail.</exception>
    /// <exception cref="TokenRequestException">There is no token.</exception>
    public static MailLogon Of(Destination destination, DestinationLookup? lookup, UserContext? user)
    {
        var isToken = AuthenticationTypes.UsesServiceToken(destination.Authentication);
        if (!isToken && destination.Authentication != AuthenticationTypes.Basic)
        {
            throw new DestinationServiceException(destination.Name, $"its Authentication '{destination.Authentication}' is none that mail servers know; use {AuthenticationTypes.Basic} or one that gets a token, such as OAuth2ClientCredentials.");
        }

        var name = DestinationType.Text(destination.Properties, DestinationType.Mail.UserKey) ?? throw Missing(destination, DestinationType.Mail.UserKey);
        var secret = isToken ? ServiceTokens.Usable(destination, lookup, user).Value : destination.Properties.GetValueOrDefault(DestinationType.Mail.PasswordKey);
        if (string.IsNullOrEmpty(secret))
        {
            throw Missing(destination, DestinationType.Mail.PasswordKey);
        }

        // They separate the parts of what is sent (RFC 4616; XOAUTH2), so they could make one user out of another.
        return name.Any(char.IsControl) || secret.Any(char.IsControl)
            ? throw new DestinationServiceException(destination.Name, $"its {DestinationType.Mail.UserKey} or its credential has a control character.")
            : new MailLogon(destination, new NetworkCredential(name, secret), isToken);
    }

    /// <exception cref="MailException">The server offers nothing that fits.</exception>
    public SaslMechanism Choose(IReadOnlySet<string> offered, IReadOnlyList<string>? allowed, bool isEncrypted)
    {
        IEnumerable<string> fitting = _isToken ? [OAuth2] : isEncrypted ? ["PLAIN", "LOGIN", CramMd5] : [CramMd5, "PLAIN", "LOGIN"];
        var wanted = allowed is null ? fitting : allowed.Where(fitting.Contains);
        return wanted.FirstOrDefault(offered.Contains) switch
        {
            "PLAIN" => new SaslMechanismPlain(_credential),
            "LOGIN" => new SaslMechanismLogin(_credential),
            CramMd5 => new SaslMechanismCramMd5(_credential),
            OAuth2 => new SaslMechanismOAuth2(_credential),
            _ => throw new MailException(
                _destination, MailFailure.Logon,
                $"the mail server offers {(offered.Count == 0 ? "no logon" : "logon by " + string.Join(", ", offered.Order(StringComparer.Ordinal)))}; the destination can use {string.Join(", ", wanted)}"
                + $"{(isEncrypted ? "" : ". Many servers offer logon only behind STARTTLS or smtps")}."),
        };
    }

    /// <summary>The user; never the secret.</summary>
    public override string ToString() => _credential.UserName;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static DestinationServiceException Missing(Destination destination, string key) => new(destination.Name, $"its property {key} is missing, which {destination.Authentication} needs.");
}
