using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Btp.Connectivity.Destinations;

/// <summary>The client certificate of a destination: a PKCS#12 or PEM key store from <c>certificates</c>, opened with <c>KeyStorePassword</c>.</summary>
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
            return Path.GetExtension(store.Name).ToUpperInvariant() switch
            {
                ".P12" or ".PFX" => FromPkcs12(destination, store, password),
                ".PEM" => FromPem(store),
                var format => throw new DestinationServiceException(destination, $"the key store '{store.Name}' has the format '{format}'; .p12, .pfx and .pem can be used."),
            };
        }
        catch (CryptographicException)
        {
            // Without the inner exception: nothing of a key or its password belongs into a message.
            throw new DestinationServiceException(destination, $"the key store '{store.Name}' cannot be opened; check KeyStorePassword.");
        }
    }

    private static DestinationKeyStore FromPkcs12(string destination, DestinationCertificate store, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(store.Content, password);
        var leaf = all.FirstOrDefault(static certificate => certificate.HasPrivateKey)
            ?? throw new DestinationServiceException(destination, $"the key store '{store.Name}' holds no private key.");
        all.Remove(leaf);
        return new DestinationKeyStore(leaf, all);
    }

    private static DestinationKeyStore FromPem(DestinationCertificate store)
    {
        var text = Encoding.UTF8.GetString(store.Content);
        using var pem = X509Certificate2.CreateFromPem(text, text);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(text);
        return new DestinationKeyStore(X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null), chain);
    }
}
