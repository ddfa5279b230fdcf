using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Certificates;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

/// <summary>TrustStoreLocation and TrustAll: which servers a destination speaks to.</summary>
public sealed class ServerTrustTests
{
    private static readonly DestinationContract Contract = new("TLS") { Type = "HTTP", ProxyType = DestinationProxyType.Internet, Authentication = "NoAuthentication" };

    [Theory]
    [InlineData("ca.pem")]
    [InlineData("ca.crt")]
    [InlineData("ca.p12")]
    public void A_server_of_the_stores_authority_is_accepted(string name)
    {
        using var pki = new Pki();
        var trust = DestinationTrust.Open("TLS", new DestinationCertificate(name, pki.Store(name)), FakePlatform.Password);

        Assert.True(trust.Accept(pki.Server, null, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public void A_server_that_only_the_system_knows_is_not()
    {
        using var pki = new Pki();
        using var other = new Pki();
        var trust = DestinationTrust.Open("TLS", new DestinationCertificate("ca.pem", pki.Store("ca.pem")), null);

        Assert.False(trust.Accept(other.Server, null, SslPolicyErrors.None));
        Assert.False(trust.Accept(other.Server, null, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch)]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors)]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable)]
    public void Another_name_or_no_certificate_is_refused_whatever_the_store_holds(SslPolicyErrors errors)
    {
        using var pki = new Pki();
        var trust = DestinationTrust.Open("TLS", new DestinationCertificate("ca.pem", pki.Store("ca.pem")), null);

        Assert.False(trust.Accept(pki.Server, null, errors));
    }

    [Fact]
    public void An_expired_server_certificate_is_refused()
    {
        using var pki = new Pki(serverEnd: DateTimeOffset.UtcNow.AddHours(-1));
        var trust = DestinationTrust.Open("TLS", new DestinationCertificate("ca.pem", pki.Store("ca.pem")), null);

        Assert.False(trust.Accept(pki.Server, null, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public void The_servers_own_certificate_in_the_store_is_enough()
    {
        using var pki = new Pki();
        var trust = DestinationTrust.Open("TLS", new DestinationCertificate("server.cer", pki.Server.RawData), null);

        Assert.True(trust.Accept(pki.Server, null, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public async Task A_trust_store_of_Java_belongs_to_the_transport_and_another_one_is_another_transport()
    {
        var one = await ResolveAsync(("TrustStoreLocation", "trust.jks"), ("TrustStorePassword", KeyStoreFile.Password));
        var same = await ResolveAsync(("TrustStoreLocation", "trust.jks"), ("TrustStorePassword", KeyStoreFile.Password));
        var none = await ResolveAsync();

        Assert.NotNull(one.Trust);
        Assert.Equal(one.Trust, same.Trust);
        Assert.Null(none.Trust);
    }

    [Fact]
    public async Task A_trust_store_that_cannot_be_opened_fails_the_call_and_hides_the_password()
    {
        var problem = await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(("TrustStoreLocation", "trust.jks"), ("TrustStorePassword", "wr0ng-password")));

        Assert.Contains("TrustStorePassword", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-password", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trust_store_that_is_not_there_never_means_the_systems()
        => Assert.Contains("other.jks", (await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(("TrustStoreLocation", "other.jks")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task TrustAll_is_refused_and_the_refusal_says_what_to_do()
    {
        var problem = await Assert.ThrowsAsync<DestinationServiceException>(() => ResolveAsync(("TrustAll", "TRUE")));

        Assert.Contains("TrustStoreLocation", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Btp:AllowTrustAll", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrustAll_is_there_for_whoever_allows_it_and_makes_a_transport_of_its_own()
    {
        var destination = await ResolveAsync(static options => options.AllowTrustAll = true, "https://target.test", "Internet", ("TrustAll", "true"));

        Assert.True(destination.Trust!.AcceptsAnything);
        using var pki = new Pki();
        Assert.True(destination.Trust.Accept(pki.Server, null, SslPolicyErrors.RemoteCertificateNameMismatch));
    }

    [Fact]
    public async Task Behind_the_Cloud_Connector_TrustAll_has_no_effect()
        => Assert.Null((await ResolveAsync(null, "http://target.virtual:80", "OnPremise", ("TrustAll", "true"))).Trust);

    private static Task<Destination> ResolveAsync(params (string, string)[] more) => ResolveAsync(null, "https://target.test", "Internet", more);

    private static async Task<Destination> ResolveAsync(Action<BtpConnectivityOptions>? options, string url, string proxyType, params (string Key, string Value)[] more)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.Destinations["TLS"] = new() { ["Name"] = "TLS", ["Type"] = "HTTP", ["URL"] = url, ["ProxyType"] = proxyType, ["Authentication"] = "NoAuthentication" };
        foreach (var (key, value) in more)
        {
            platform.Destinations["TLS"][key] = value;
        }

        platform.Additions["TLS"] = $$""" "certificates":[{"Name":"trust.jks","Content":"{{Convert.ToBase64String(KeyStoreFile.Read("trust.jks"))}}","Type":"CERTIFICATE"}] """;
        await using var services = platform.Services(options);
        return await services.GetRequiredService<IDestinationResolver>().ResolveAsync(Contract with { ProxyType = Enum.Parse<DestinationProxyType>(proxyType) }, null, default);
    }

    private sealed class Pki : IDisposable
    {
        private readonly X509Certificate2 _authority;

        public Pki(DateTimeOffset? serverEnd = null)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=authority " + Guid.NewGuid(), key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
            using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Server = new CertificateRequest("CN=server", serverKey, HashAlgorithmName.SHA256)
                .Create(_authority, DateTimeOffset.UtcNow.AddDays(-1), serverEnd ?? DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3]);
        }

        public X509Certificate2 Server { get; }

        public byte[] Store(string name)
        {
            using var alone = X509CertificateLoader.LoadCertificate(_authority.RawData);
            return Path.GetExtension(name) switch
            {
                ".p12" => alone.Export(X509ContentType.Pkcs12, FakePlatform.Password),
                ".crt" => alone.RawData,
                _ => Encoding.ASCII.GetBytes(alone.ExportCertificatePem()),
            };
        }

        public void Dispose()
        {
            _authority.Dispose();
            Server.Dispose();
        }
    }
}
