using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Runtime.Tests.Transport;

public sealed class TrustTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trust").FullName;
    private readonly Authority _authority = new("CN=Test Root");
    private string? _clientSubject;
    private string? _form;

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_additional_root_makes_its_servers_trusted()
    {
        await using var server = await StartAsync(_authority.Issue("CN=localhost", "localhost"));

        Assert.Equal("t", (await RequestAsync(server, RootsFile(_authority.Root))).Value);
    }

    [Fact]
    public async Task Without_the_root_the_same_server_is_refused()
    {
        await using var server = await StartAsync(_authority.Issue("CN=localhost", "localhost"));

        await Assert.ThrowsAsync<TokenRequestException>(() => RequestAsync(server, null));
    }

    [Fact]
    public async Task A_server_of_another_root_is_refused()
    {
        using var other = new Authority("CN=Other Root");
        await using var server = await StartAsync(other.Issue("CN=localhost", "localhost"));

        await Assert.ThrowsAsync<TokenRequestException>(() => RequestAsync(server, RootsFile(_authority.Root)));
    }

    [Fact]
    public async Task Another_host_name_is_refused_even_with_the_root()
    {
        await using var server = await StartAsync(_authority.Issue("CN=elsewhere", "elsewhere.test"));

        await Assert.ThrowsAsync<TokenRequestException>(() => RequestAsync(server, RootsFile(_authority.Root)));
    }

    [Fact]
    public async Task An_expired_certificate_is_refused_even_with_the_root()
    {
        await using var server = await StartAsync(_authority.Issue("CN=localhost", "localhost", expired: true));

        await Assert.ThrowsAsync<TokenRequestException>(() => RequestAsync(server, RootsFile(_authority.Root)));
    }

    [Fact]
    public async Task A_binding_with_a_certificate_proves_itself_by_it_and_sends_no_secret()
    {
        await using var server = await StartAsync(_authority.Issue("CN=localhost", "localhost"));
        using var client = _authority.Issue("CN=my-client", "client.test");

        await RequestAsync(server, RootsFile(_authority.Root), client);

        Assert.Equal("CN=my-client", _clientSubject);
        Assert.Equal("grant_type=client_credentials&client_id=id", _form);
    }

    [Fact]
    public async Task A_file_without_a_certificate_is_an_error_and_not_an_empty_trust()
    {
        var file = Path.Combine(_folder, "empty.pem");
        await File.WriteAllTextAsync(file, "nothing");
        await using var server = await StartAsync(_authority.Issue("CN=localhost", "localhost"));

        var problem = await Assert.ThrowsAsync<ConnectivityException>(() => RequestAsync(server, file));

        Assert.Contains("holds no certificate", problem.Message, StringComparison.Ordinal);
    }

    private async Task<WebApplication> StartAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = static (_, _, _) => true;
        })));
        var app = builder.Build();
        app.Run(async context =>
        {
            _clientSubject = (await context.Connection.GetClientCertificateAsync())?.Subject;
            using var reader = new StreamReader(context.Request.Body);
            _form = await reader.ReadToEndAsync();
            await context.Response.WriteAsync("""{"access_token":"t","expires_in":60}""");
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<AccessToken> RequestAsync(WebApplication server, string? roots, X509Certificate2? client = null)
    {
        var port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        var url = $"https://localhost:{port}";
        var credentials = new Dictionary<string, string> { ["clientid"] = "id", ["url"] = url, ["uri"] = url };
        if (client is null)
        {
            credentials["clientsecret"] = "s";
        }
        else
        {
            credentials["certurl"] = url;
            credentials["certificate"] = client.ExportCertificatePem();
            credentials["key"] = client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["VCAP_SERVICES"] = $$"""{ "destination": [ { "name": "d", "credentials": {{JsonSerializer.Serialize(credentials)}} } ] }""",
            ["Btp:TrustedRootsFile"] = roots,
        }).Build());
        services.AddBtpConnectivity();
        await using var provider = services.BuildServiceProvider();
        var binding = new DestinationServiceBinding(provider.GetRequiredService<IServiceBindings>().GetRequired("destination"));
        return await provider.GetRequiredService<ITokenService>().GetClientCredentialsTokenAsync(binding.Client, null, default);
    }

    private string RootsFile(X509Certificate2 root)
    {
        var file = Path.Combine(_folder, "roots.pem");
        File.WriteAllText(file, root.ExportCertificatePem(), Encoding.ASCII);
        return file;
    }

    private sealed class Authority : IDisposable
    {
        private readonly RSA _key = RSA.Create(2048);

        public Authority(string name)
        {
            var request = new CertificateRequest(name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
            Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-100), DateTimeOffset.UtcNow.AddDays(100));
        }

        public X509Certificate2 Root { get; }

        public X509Certificate2 Issue(string subject, string host, bool expired = false)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
            var until = DateTimeOffset.UtcNow.AddDays(expired ? -1 : 10);
            using var issued = request.Create(Root, DateTimeOffset.UtcNow.AddDays(-10), until, RandomNumberGenerator.GetBytes(8));
            using var withKey = issued.CopyWithPrivateKey(key);
            return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        }

        public void Dispose()
        {
            Root.Dispose();
            _key.Dispose();
        }
    }
}
