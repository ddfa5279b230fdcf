using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.Certificates;

namespace Btp.Connectivity.Destinations;

/// <summary>
/// Which server certificates a destination accepts. With a trust store exactly those whose chain contains one of its certificates, and none
/// that only the system knows; host name and validity are checked as ever. Equal by content.
/// </summary>
internal sealed class DestinationTrust : IEquatable<DestinationTrust>
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly X509Certificate2Collection _certificates;
    private readonly string _digest;

    private DestinationTrust(X509Certificate2Collection certificates, string digest)
    {
        _certificates = certificates;
        _digest = digest;
    }

    /// <summary><c>TrustAll</c>: whoever answers.</summary>
    public static DestinationTrust Anything { get; } = new([], "*");

    public bool AcceptsAnything => ReferenceEquals(this, Anything);

    public static DestinationTrust Open(string destination, DestinationCertificate store, string? password)
    {
        try
        {
            return new DestinationTrust(
                CertificateStores.OpenTrustStore(store.Name, store.Content, password),
                Convert.ToHexStringLower(SHA256.HashData(store.Content)));
        }
        catch (CryptographicException problem)
        {
            throw new DestinationServiceException(destination, $"the trust store '{store.Name}' cannot be opened: {CertificateProblem.Of(problem, "TrustStorePassword")}");
        }
    }

    public bool Accept(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (AcceptsAnything)
        {
            return true;
        }

        // The system's opinion of the chain does not matter, that of the name does.
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_certificates);
        chain.ChainPolicy.ExtraStore.AddRange(_certificates);
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        // A private authority publishes no revocation list that could be asked.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // A store may hold an intermediate authority or the server's own certificate: then the chain ends there, as in Java.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        }

        return chain.Build(leaf) && chain.ChainElements.Any(element => _certificates.Contains(element.Certificate));
    }

    public bool Equals(DestinationTrust? other) => other is not null && _digest == other._digest;

    public override bool Equals(object? obj) => Equals(obj as DestinationTrust);

    public override int GetHashCode() => _digest.GetHashCode(StringComparison.Ordinal);

    /// <summary>How many certificates; none of them.</summary>
    public override string ToString() => AcceptsAnything ? "anything" : $"{_certificates.Count} certificates";
}
