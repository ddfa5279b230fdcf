using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.Certificates;

namespace Btp.Connectivity.Destinations;

/// <summary>The client certificate of a destination: a key store from <c>certificates</c>, opened with <c>KeyStorePassword</c>.</summary>
internal sealed class DestinationKeyStore
{
    private DestinationKeyStore(X509Certificate2 certificate, X509Certificate2Collection chain)
    {
        Thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        Context = SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }

    /// <summary>SHA-256 of the certificate: a rotated certificate is another transport.</summary>
    public string Thumbprint { get; }

    public SslStreamCertificateContext Context { get; }

    public static DestinationKeyStore Open(string destination, DestinationCertificate store, string? password)
    {
        try
        {
            var (leaf, chain) = CertificateStores.OpenKeyStore(store.Name, store.Content, password);
            return new DestinationKeyStore(leaf, chain);
        }
        catch (CryptographicException problem)
        {
            throw new DestinationServiceException(destination, $"the key store '{store.Name}' cannot be opened: {CertificateProblem.Of(problem, "KeyStorePassword")}");
        }
    }
}
