using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Identity;

/// <summary>
/// Logs the caller of a request on: by the certificate that the Cloud Connector made for the propagated user, else by Basic
/// authentication. A certificate that does not hold is a refusal, never a reason to try the password.
/// </summary>
internal sealed class PrincipalResolver(BackEndDefinition definition)
{
    /// <summary>The header in which the ICM takes a certificate from a trusted reverse proxy.</summary>
    public const string CertificateHeader = "SSL_CLIENT_CERT";

    private readonly CertificateVerifier? _verifier = definition.TrustedConnectorCa is { } ca ? new(ca) : null;

    /// <summary>Finds the user.</summary>
    public LogonResult Resolve(IHeaderDictionary headers)
    {
        var certificate = headers[CertificateHeader].ToString();
        if (certificate.Length > 0)
            return ByCertificate(certificate);
        var authorization = headers.Authorization.ToString();
        return authorization.Length == 0 ? new(null, Reason: "no credentials") : ByPassword(authorization);
    }

    private LogonResult ByCertificate(string certificate)
    {
        if (_verifier is null)
            return new(null, Reason: "the system trusts no Cloud Connector");
        if (!_verifier.TryGetUser(certificate, out var name, out var reason))
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
