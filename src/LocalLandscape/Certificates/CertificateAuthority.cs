using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Btp.Connectivity.LocalLandscape.Certificates;

/// <summary>
/// A certificate authority that is made when the landscape starts and forgotten when it stops. Its key never leaves the process,
/// so nothing that trusts it can be deceived later. ECDSA P-256: making keys costs less than a millisecond.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _userKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Makes an authority.</summary>
    /// <param name="name">The CN of its certificate.</param>
    /// <param name="lifetime">How long it is valid; it starts five minutes ago, so that small differences between clocks do no harm.</param>
    public CertificateAuthority(string name, TimeSpan lifetime)
    {
        var request = new CertificateRequest(Subject(name), _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = DateTimeOffset.UtcNow;
        using var withKey = request.CreateSelfSigned(now.AddMinutes(-5), now + lifetime);
        Certificate = X509CertificateLoader.LoadCertificate(withKey.RawData);
    }

    /// <summary>The authority's certificate, without the key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The authority's certificate as PEM.</summary>
    public string Pem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>Issues a TLS server certificate for <c>127.0.0.1</c>, <c>::1</c> and <c>localhost</c>, with its key.</summary>
    public X509Certificate2 IssueServerCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject("localhost"), key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var issued = Issue(request, ServerAuthentication, Certificate.NotAfter);
        return WithKey(issued, key);
    }

    /// <summary>Issues a client certificate with its key.</summary>
    /// <param name="name">The CN of the subject.</param>
    public X509Certificate2 IssueClientCertificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = Issue(new CertificateRequest(Subject(name), key, HashAlgorithmName.SHA256), ClientAuthentication, Certificate.NotAfter);
        return WithKey(issued, key);
    }

    /// <summary>
    /// Issues a short-lived certificate that names a user. It is sent as a header, never used for a handshake, so nobody gets its key:
    /// all of them share one that stays in here.
    /// </summary>
    /// <param name="name">The CN of the subject.</param>
    /// <param name="notAfter">When it ends.</param>
    public X509Certificate2 IssueUserCertificate(string name, DateTimeOffset notAfter) =>
        Issue(new CertificateRequest(Subject(name), _userKey, HashAlgorithmName.SHA256), ClientAuthentication, notAfter);

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
        _userKey.Dispose();
        Certificate.Dispose();
    }

    private X509Certificate2 Issue(CertificateRequest request, Oid usage, DateTimeOffset notAfter)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([usage], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false));
        Span<byte> serial = stackalloc byte[16];
        RandomNumberGenerator.Fill(serial);
        serial[0] &= 0x7F;
        var end = notAfter < Certificate.NotAfter ? notAfter : Certificate.NotAfter;
        return request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), Certificate.NotBefore, end, serial);
    }

    // The builder escapes: a user name with a comma or an equals sign must stay one CN and not become a second attribute.
    private static X500DistinguishedName Subject(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }

    // Windows can use a key for TLS only when it was loaded with the certificate.
    private static X509Certificate2 WithKey(X509Certificate2 certificate, ECDsa key)
    {
        using var ephemeral = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
