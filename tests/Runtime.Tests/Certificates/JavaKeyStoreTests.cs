using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.Certificates;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.Certificates;

public sealed class JavaKeyStoreTests
{
    [Theory]
    [InlineData("rsa.jks", "CN=rsa client", 0)]
    [InlineData("ec.jks", "CN=ec client", 0)]
    [InlineData("chain.jks", "CN=chained client", 1)]
    [InlineData("pkcs12.jks", "CN=pkcs12 client", 0)]
    public void A_key_that_keytool_wrote_signs_what_its_certificate_verifies(string file, string subject, int issuers)
    {
        var (leaf, chain) = CertificateStores.OpenKeyStore(file, KeyStoreFile.Read(file), KeyStoreFile.Password);

        Assert.Equal(subject, leaf.Subject);
        Assert.Equal(issuers, chain.Count);
        byte[] data = [1, 2, 3];
        if (leaf.GetRSAPrivateKey() is { } rsa)
        {
            Assert.True(leaf.GetRSAPublicKey()!.VerifyData(data, rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
        else
        {
            Assert.True(leaf.GetECDsaPublicKey()!.VerifyData(data, leaf.GetECDsaPrivateKey()!.SignData(data, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
        }
    }

    [Theory]
    [InlineData(KeyStoreFile.Password)]
    [InlineData(null)]
    public void Trusted_certificates_are_read_with_a_password_and_unchecked_without_one(string? password)
        => Assert.Equal(
            ["CN=ec client", "CN=rsa client"],
            CertificateStores.OpenTrustStore("trust.jks", KeyStoreFile.Read("trust.jks"), password).Select(static certificate => certificate.Subject).Order());

    [Theory]
    [InlineData("rsa.jks", "wr0ng-password", "password is wrong")]
    [InlineData("rsa.jks", null, "without KeyStorePassword")]
    [InlineData("jce.jks", KeyStoreFile.Password, "JCEKS")]
    [InlineData("trust.jks", KeyStoreFile.Password, "no private key")]
    public void What_cannot_be_opened_is_refused_with_its_reason_and_without_the_password(string file, string? password, string reason)
    {
        var problem = Assert.ThrowsAny<CryptographicException>(() => CertificateStores.OpenKeyStore(file, KeyStoreFile.Read(file), password));

        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-password", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_password_of_the_key_is_found_out()
    {
        var store = JavaKeyStore.Read(KeyStoreFile.Read("ec.jks"), KeyStoreFile.Password);

        Assert.Single(store.Keys);
        Assert.DoesNotContain(Convert.ToHexString(store.Keys[0].Pkcs8), store.ToString() + store.Keys[0], StringComparison.OrdinalIgnoreCase);
        Assert.Throws<CryptographicException>(() => JavaKeyProtection.Recover([0x30, 0x03, 0x02, 0x01, 0x00], "x"));
    }

    [Property(MaxTest = 300)]
    public void A_changed_byte_is_noticed_by_the_digest_and_never_ends_in_another_error(int at, byte value)
    {
        var content = KeyStoreFile.Read("trust.jks");
        var index = (int)((uint)at % content.Length);
        if (content[index] == value)
        {
            return;
        }

        content[index] = value;

        Assert.ThrowsAny<CryptographicException>(() => JavaKeyStore.Read(content, KeyStoreFile.Password));
        try
        {
            // Unchecked it may be read or not, but in bounds.
            JavaKeyStore.Read(content, null);
        }
        catch (CryptographicException)
        {
            // As good an answer.
        }
    }

    [Property(MaxTest = 100)]
    public void A_store_that_is_cut_off_is_refused(int length)
    {
        var content = KeyStoreFile.Read("chain.jks");

        Assert.ThrowsAny<CryptographicException>(() => JavaKeyStore.Read(content.AsSpan(0, (int)((uint)length % content.Length)), null));
    }
}
