using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>Certificates that issue themselves.</summary>
internal static class TestCertificate
{
    /// <summary>A certificate with its key.</summary>
    /// <param name="name">The CN, and the DNS name.</param>
    public static X509Certificate2 Named(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
    }
}
