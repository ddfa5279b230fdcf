using System.Collections.Concurrent;
using Btp.Connectivity.LocalLandscape.Certificates;

namespace Btp.Connectivity.LocalLandscape.CloudConnector;

/// <summary>The short-lived certificates by which a Cloud Connector presents users to back ends, one per user, made anew before they end.</summary>
internal sealed class UserCertificates(CertificateAuthority authority)
{
    /// <summary>How long a certificate is valid; one hour is the Cloud Connector's default.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (string Header, DateTimeOffset RenewAt)> _issued = new(StringComparer.Ordinal);

    /// <summary>The value of <c>SSL_CLIENT_CERT</c> for a user: the DER in base64, one line.</summary>
    public string HeaderFor(string user)
    {
        var now = DateTimeOffset.UtcNow;
        if (_issued.TryGetValue(user, out var issued) && now < issued.RenewAt)
            return issued.Header;
        using var certificate = authority.IssueUserCertificate(user, now + Lifetime);
        var header = Convert.ToBase64String(certificate.RawData);
        _issued[user] = (header, now + Lifetime - RenewBefore);
        return header;
    }
}
