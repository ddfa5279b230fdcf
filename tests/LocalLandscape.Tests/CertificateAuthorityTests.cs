using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.LocalLandscape.Certificates;
using Btp.Connectivity.LocalLandscape.CloudConnector;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class CertificateAuthorityTests : IDisposable
{
    private readonly CertificateAuthority _authority = new("Test CA", TimeSpan.FromDays(2));

    [Theory]
    [InlineData("ALICE")]
    [InlineData("alice@corp.example")]
    [InlineData("ALICE, O=Board, CN=ADMIN")]
    [InlineData("CN=ADMIN")]
    [InlineData("Jörg \"J\" O'Neil + Söhne; #1")]
    public void Whatever_a_user_is_called_it_stays_one_name(string user)
    {
        using var certificate = _authority.IssueUserCertificate(user, DateTimeOffset.UtcNow.AddHours(1));
        var parts = certificate.SubjectName.EnumerateRelativeDistinguishedNames().ToList();
        Assert.Equal(user, Assert.Single(parts).GetSingleElementValue());
        Assert.Equal(user, certificate.GetNameInfo(X509NameType.SimpleName, false));
    }

    [Fact]
    public void A_user_certificate_is_trusted_by_who_trusts_the_authority_and_by_nobody_else()
    {
        using var other = new CertificateAuthority("Test CA", TimeSpan.FromDays(2));
        using var certificate = _authority.IssueUserCertificate("ALICE", DateTimeOffset.UtcNow.AddHours(1));
        Assert.True(Builds(certificate, _authority.Certificate));
        Assert.False(Builds(certificate, other.Certificate));
    }

    [Fact]
    public void A_user_certificate_is_short_lived_and_carries_no_key()
    {
        using var certificate = _authority.IssueUserCertificate("ALICE", DateTimeOffset.UtcNow.AddHours(1));
        Assert.InRange(certificate.NotAfter.ToUniversalTime(), DateTime.UtcNow.AddMinutes(59), DateTime.UtcNow.AddMinutes(61));
        Assert.False(certificate.HasPrivateKey);
        Assert.False(_authority.Certificate.HasPrivateKey);
    }

    [Fact]
    public void A_connector_presents_the_same_user_with_the_same_certificate_and_another_with_another()
    {
        var certificates = new UserCertificates(_authority);
        Assert.Equal(certificates.HeaderFor("ALICE"), certificates.HeaderFor("ALICE"));
        Assert.NotEqual(certificates.HeaderFor("ALICE"), certificates.HeaderFor("BOB"));
        Assert.DoesNotContain('\n', certificates.HeaderFor("ALICE"));
    }

    [Fact]
    public void A_server_certificate_is_for_loopback()
    {
        using var certificate = _authority.IssueServerCertificate();
        Assert.True(certificate.HasPrivateKey);
        Assert.True(certificate.MatchesHostname("127.0.0.1"));
        Assert.True(certificate.MatchesHostname("localhost"));
        Assert.False(certificate.MatchesHostname("corp.example"));
    }

    public void Dispose() => _authority.Dispose();

    private static bool Builds(X509Certificate2 certificate, X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        return chain.Build(certificate);
    }
}
