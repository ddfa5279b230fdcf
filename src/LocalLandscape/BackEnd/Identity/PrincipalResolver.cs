using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Identity;

/// <summary>
/// Logs the caller of a request on: by the certificate that the Cloud Connector made for the propagated user, at the TLS port by that of the handshake, else by
/// Basic authentication. A certificate that does not hold is a refusal, never a reason to try the password.
/// </summary>
internal sealed class PrincipalResolver(BackEndDefinition definition)
{
    /// <summary>The header in which the ICM takes a certificate from a trusted reverse proxy.</summary>
    public const string CertificateHeader = "SSL_CLIENT_CERT";

    private readonly CertificateVerifier? _verifier = definition.TrustedConnectorCa is { } ca ? new(ca) : null;
    private readonly CertificateVerifier? _clients = definition.TrustedClientCa is { } ca ? new(ca) : null;

    /// <summary>Finds the user.</summary>
    public LogonResult Resolve(HttpContext context)
    {
        var headers = context.Request.Headers;
        var authorization = headers.Authorization.ToString();
        if (context.Request.IsHttps && context.Connection.ClientCertificate is { } shown)
            return ByCertificate(_clients, Convert.ToBase64String(shown.RawData), "the system trusts no authority of client certificates");
        if (!context.Request.IsHttps && headers[CertificateHeader].ToString() is { Length: > 0 } certificate)
            return ByCertificate(_verifier, certificate, "the system trusts no Cloud Connector");
        return authorization.Length == 0 ? new(null, Reason: "no credentials") : ByPassword(authorization);
    }

    private LogonResult ByCertificate(CertificateVerifier? verifier, string certificate, string untrusted)
    {
        if (verifier is null)
            return new(null, Reason: untrusted);
        if (!verifier.TryGetUser(certificate, out var name, out var reason))
            return new(null, name, reason);
        var user = definition.Users.FirstOrDefault(u => Same(u.Name, name) || Same(u.Email, name));
        return user is null ? new(null, name, "unknown user") : new(user);
    }

    private LogonResult ByPassword(string authorization)
    {
        if (!authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return new(null, Reason: "an authentication scheme that the system does not have");
        string credentials;
        try
        {
            credentials = Encoding.UTF8.GetString(Convert.FromBase64String(authorization[6..].Trim()));
        }
        catch (FormatException)
        {
            return new(null, Reason: "malformed Basic credentials");
        }
        var colon = credentials.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new(null, Reason: "malformed Basic credentials");
        var name = credentials[..colon];
        var user = definition.Users.FirstOrDefault(u => Same(u.Name, name));
        return user?.Password is { Length: > 0 } password && Equal(password, credentials[(colon + 1)..])
            ? new(user)
            : new(null, name, "name or password is wrong");
    }

    private static bool Same(string? known, string? given) => known is not null && string.Equals(known, given, StringComparison.OrdinalIgnoreCase);

    private static bool Equal(string expected, string given) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
