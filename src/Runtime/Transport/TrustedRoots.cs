using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Btp.Connectivity.Transport;

/// <summary>
/// Server certificate validation with additional roots: whatever the system accepts is accepted, and a chain that the system does not
/// know may end at one of the roots instead. Everything else (host name, validity, a missing certificate) is refused as ever.
/// </summary>
internal sealed class TrustedRoots
{
    private readonly X509Certificate2Collection _roots = [];

    public TrustedRoots(string file)
    {
        try
        {
            _roots.ImportFromPemFile(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ConnectivityException($"The file of trusted roots '{file}' cannot be read as PEM.", problem);
        }

        if (_roots.Count == 0)
        {
            throw new ConnectivityException($"The file of trusted roots '{file}' holds no certificate.");
        }
    }

    public bool Accept(X509Certificate? certificate, X509Chain? systemChain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null)
        {
            return false;
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        // A private authority publishes no revocation list that could be asked.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (systemChain is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(systemChain.ChainPolicy.ExtraStore);
        }

        return chain.Build(leaf);
    }
}
