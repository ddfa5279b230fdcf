using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Btp.Connectivity.Certificates;

/// <summary>Opens the key stores and trust stores that a Destination service keeps: PKCS#12, PEM, DER and JKS, by the extension of their name.</summary>
internal static class CertificateStores
{
    /// <summary>The client certificate of a key store with its key, and the rest of its chain.</summary>
    /// <exception cref="CryptographicException">It cannot be opened. Messages that begin in lower case are ours and hold no content.</exception>
    public static (X509Certificate2 Leaf, X509Certificate2Collection Chain) OpenKeyStore(string name, byte[] content, string? password)
        => FormatOf(name, content) switch
        {
            "PKCS12" => FromPkcs12(content, password),
            "PEM" => FromPem(content),
            "JKS" => FromJavaKeyStore(content, password),
            var format => throw new CryptographicException($"it has the format '{format}'; a key can be read from .p12, .pfx, .pem and .jks"),
        };

    /// <summary>The certificates of a trust store.</summary>
    /// <exception cref="CryptographicException">It cannot be opened.</exception>
    public static X509Certificate2Collection OpenTrustStore(string name, byte[] content, string? password)
    {
        var certificates = new X509Certificate2Collection();
        switch (FormatOf(name, content))
        {
            case "PKCS12":
                certificates.AddRange(X509CertificateLoader.LoadPkcs12Collection(content, password));
                break;
            case "PEM":
                certificates.ImportFromPem(Encoding.UTF8.GetString(content));
                break;
            case "DER":
                certificates.Add(X509CertificateLoader.LoadCertificate(content));
                break;
            case "JKS":
                foreach (var certificate in JavaKeyStore.Read(content, password).TrustedCertificates)
                {
                    certificates.Add(X509CertificateLoader.LoadCertificate(certificate));
                }

                break;
            case var format:
                throw new CryptographicException($"it has the format '{format}'; certificates can be read from .pem, .crt, .cer, .der, .p12, .pfx and .jks");
        }

        return certificates.Count > 0 ? certificates : throw new CryptographicException("it holds no certificate");
    }

    // The extension decides between families; within one the content does: keytool has written PKCS#12 into files named .jks since Java 9.
    private static string FormatOf(string name, byte[] content)
    {
        var extension = Path.GetExtension(name).ToUpperInvariant();
        var isPem = content.AsSpan().IndexOf("-----BEGIN "u8) >= 0;
        return extension switch
        {
            ".P12" or ".PFX" => "PKCS12",
            ".JKS" or ".KEYSTORE" or ".TRUSTSTORE" => JavaKeyStore.IsJavaKeyStore(content) ? "JKS" : "PKCS12",
            ".PEM" => "PEM",
            ".CRT" or ".CER" or ".DER" => isPem ? "PEM" : "DER",
            _ => extension,
        };
    }

    private static (X509Certificate2, X509Certificate2Collection) FromPkcs12(byte[] content, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(content, password);
        var leaf = all.FirstOrDefault(static certificate => certificate.HasPrivateKey) ?? throw new CryptographicException("it holds no private key");
        all.Remove(leaf);
        return (leaf, all);
    }

    private static (X509Certificate2, X509Certificate2Collection) FromPem(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        using var pem = X509Certificate2.CreateFromPem(text, text);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(text);
        return (Usable(pem), chain);
    }

    private static (X509Certificate2, X509Certificate2Collection) FromJavaKeyStore(byte[] content, string? password)
    {
        if (password is null)
        {
            throw new CryptographicException("its key cannot be read without KeyStorePassword");
        }

        var entry = JavaKeyStore.Read(content, password).Keys.Find(static key => key.Chain.Length > 0) ?? throw new CryptographicException("it holds no private key");
        using var certificate = X509CertificateLoader.LoadCertificate(entry.Chain[0]);
        using var withKey = WithKey(certificate, entry.Pkcs8);
        var chain = new X509Certificate2Collection();
        foreach (var issuer in entry.Chain.Skip(1))
        {
            chain.Add(X509CertificateLoader.LoadCertificate(issuer));
        }

        return (Usable(withKey), chain);
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate, byte[] pkcs8)
    {
        try
        {
            using var rsaPublic = certificate.GetRSAPublicKey();
            if (rsaPublic is not null)
            {
                using var rsa = RSA.Create();
                rsa.ImportPkcs8PrivateKey(pkcs8, out _);
                return certificate.CopyWithPrivateKey(rsa);
            }

            using var ecdsaPublic = certificate.GetECDsaPublicKey();
            if (ecdsaPublic is not null)
            {
                using var ecdsa = ECDsa.Create();
                ecdsa.ImportPkcs8PrivateKey(pkcs8, out _);
                return certificate.CopyWithPrivateKey(ecdsa);
            }

            throw new CryptographicException("its key is neither RSA nor ECDSA");
        }
        catch (ArgumentException)
        {
            throw new CryptographicException("its key does not belong to its certificate");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    // Through PKCS#12, because SChannel cannot use a key that only lives in memory.
    private static X509Certificate2 Usable(X509Certificate2 certificate) => X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}
