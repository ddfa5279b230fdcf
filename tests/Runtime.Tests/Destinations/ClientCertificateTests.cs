using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Certificates;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

public sealed class ClientCertificateTests
{
    private static readonly DestinationContract Contract = new("CERT")
    {
        Type = "HTTP", Url = new("https://target.test"), ProxyType = DestinationProxyType.Internet, Authentication = "ClientCertificateAuthentication",
    };

    [Theory]
    [InlineData("client.p12")]
    [InlineData("client.pfx")]
    [InlineData("client.v2.P12")]
    [InlineData("client.pem")]
    public async Task The_transport_presents_the_certificate_of_the_key_store(string name)
    {
        using var certificate = Create("CN=app");

        var (key, store) = await CallAsync(name, Store(certificate, name), FakePlatform.Password);

        Assert.Equal("CN=app", store!.Context.TargetCertificate.Subject);
        Assert.True(store.Context.TargetCertificate.HasPrivateKey);
        Assert.Equal(certificate.GetCertHashString(HashAlgorithmName.SHA256), key.ClientCertificate);
    }

    [Theory]
    [InlineData("rsa.jks", "CN=rsa client")]
    [InlineData("chain.jks", "CN=chained client")]
    public async Task A_key_store_of_Java_is_as_good(string name, string subject)
    {
        var (_, store) = await CallAsync(name, KeyStoreFile.Read(name), KeyStoreFile.Password);

        Assert.Equal(subject, store!.Context.TargetCertificate.Subject);
        Assert.True(store.Context.TargetCertificate.HasPrivateKey);
    }

    [Fact]
    public async Task A_rotated_certificate_is_another_transport()
    {
        using var first = Create("CN=app");
        using var second = Create("CN=app");

        var (one, _) = await CallAsync("k.p12", Store(first, "k.p12"), FakePlatform.Password);
        var (two, _) = await CallAsync("k.p12", Store(second, "k.p12"), FakePlatform.Password);

        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task A_wrong_password_is_reported_without_it()
    {
        using var certificate = Create("CN=app");

        var problem = await Assert.ThrowsAsync<DestinationServiceException>(() => CallAsync("k.p12", Store(certificate, "k.p12"), "wr0ng"));

        Assert.Contains("KeyStorePassword", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_store_of_another_format_is_named()
    {
        var problem = await Assert.ThrowsAsync<DestinationServiceException>(() => CallAsync("k.xyz", [1, 2, 3], FakePlatform.Password));

        Assert.Contains(".XYZ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_store_that_is_not_there_is_named()
    {
        var problem = await Assert.ThrowsAsync<DestinationServiceException>(() => CallAsync("k.p12", [1], FakePlatform.Password, location: "other.p12"));

        Assert.Contains("other.p12", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_without_tls_is_refused()
    {
        using var certificate = Create("CN=app");

        await Assert.ThrowsAsync<DestinationServiceException>(() => CallAsync("k.p12", Store(certificate, "k.p12"), FakePlatform.Password, "http://target.test"));
    }

    private static async Task<(TransportKey Key, DestinationKeyStore? Store)> CallAsync(string name, byte[] content, string password, string url = "https://target.test", string? location = null)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.Destinations["CERT"] = new()
        {
            ["Name"] = "CERT", ["Type"] = "HTTP", ["URL"] = url, ["ProxyType"] = "Internet", ["Authentication"] = "ClientCertificateAuthentication",
            ["KeyStoreLocation"] = location ?? name, ["KeyStorePassword"] = password,
        };
        platform.Additions["CERT"] = $$""" "certificates":[{"Name":"{{name}}","Content":"{{Convert.ToBase64String(content)}}","Type":"CERTIFICATE"}] """;
        (TransportKey, DestinationKeyStore?) seen = default;
        await using var services = platform.Services(more: collection => collection.AddSingleton(provider => new TransportPool(
            provider.GetRequiredService<IOptions<BtpConnectivityOptions>>(), TimeProvider.System, NullLogger<TransportPool>.Instance, (key, store) =>
            {
                seen = (key, store);
                return new Answer();
            })));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(Contract with { Url = new Uri(url) });
        using var response = await client.GetAsync(new Uri("x", UriKind.Relative));
        return seen;
    }

    private static byte[] Store(X509Certificate2 certificate, string name)
        => name.EndsWith(".pem", StringComparison.Ordinal)
            ? Encoding.ASCII.GetBytes($"{certificate.ExportCertificatePem()}\n{certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n")
            : certificate.Export(X509ContentType.Pkcs12, FakePlatform.Password);

    private static X509Certificate2 Create(string subject)
    {
        var key = RSA.Create(2048);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private sealed class Answer : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage());
    }
}
