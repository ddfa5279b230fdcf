using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Transport;

/// <summary>Client certificates for mutual TLS from PEM text, with their intermediate certificates.</summary>
internal static class ClientCertificates
{
    public static SslStreamCertificateContext FromBinding(OAuthClient client)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPem(client.Certificate!, client.PrivateKey!);
            // Through PKCS#12, because SChannel cannot use a key that only lives in memory.
            var leaf = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(client.Certificate!);
            return SslStreamCertificateContext.Create(leaf, chain, offline: true);
        }
        catch (CryptographicException)
        {
            // Without the inner exception: nothing of a key belongs into a message.
            throw new MissingBindingException(client.ServiceLabel, $"The certificate and key of the {client} are not PEM, or do not belong together.");
        }
    }
}
