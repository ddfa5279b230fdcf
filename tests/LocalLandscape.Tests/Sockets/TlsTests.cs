using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>TLS between application and system, through the tunnel, which sees nothing of it.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly X509Certificate2 _server = TestCertificate.Named("system.virtual");
    private readonly X509Certificate2 _client = TestCertificate.Named("scale-7");
    private TcpProgram _program = null!;

    public Task InitializeAsync()
    {
        _program = new TcpProgram(ServeAsync);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        _server.Dispose();
        _client.Dispose();
    }

    [Fact]
    public async Task The_trust_store_of_the_destination_says_whom_to_trust_and_the_virtual_host_is_asked_for()
    {
        await using var landscape = await StartAsync(_server.ExportCertificatePem());
        await using var services = landscape.Services();

        await using var stream = await ConnectAsync(services, new());

        Assert.True(stream.IsEncrypted);
        Assert.Equal("system.virtual, nobody", await new StreamReader(stream).ReadLineAsync());
        Assert.Equal("tcp://system.virtual:4000", Assert.Single(landscape.Audit.At(Hop.CloudConnector)).Path);
    }

    [Fact]
    public async Task Without_the_trust_store_or_with_another_one_no_byte_of_the_application_is_sent()
    {
        using var stranger = TestCertificate.Named("system.virtual");
        foreach (var store in new[] { null, stranger.ExportCertificatePem() })
        {
            await using var landscape = await StartAsync(store);
            await using var services = landscape.Services();

            var refusal = await Assert.ThrowsAsync<TunnelException>(() => ConnectAsync(services, new()).AsTask());

            Assert.Equal((TunnelStep.Tls, "SYSTEM"), (refusal.Step, refusal.Destination));
            Assert.Contains("TrustStoreLocation", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_trusted_certificate_for_another_name_is_refused_unless_that_name_is_asked_for()
    {
        using var other = TestCertificate.Named("other.virtual");
        await using var program = new TcpProgram((stream, token) => ServeAsync(stream, other, token));
        await using var landscape = await StartAsync(other.ExportCertificatePem(), program.Port);
        await using var services = landscape.Services();

        Assert.Equal(TunnelStep.Tls, (await Assert.ThrowsAsync<TunnelException>(() => ConnectAsync(services, new()).AsTask())).Step);

        await using var stream = await ConnectAsync(services, new() { TargetHost = "other.virtual" });
        Assert.Equal("other.virtual, nobody", await new StreamReader(stream).ReadLineAsync());
    }

    [Fact]
    public async Task A_client_certificate_reaches_the_system_itself()
    {
        await using var landscape = await StartAsync(_server.ExportCertificatePem());
        await using var services = landscape.Services();

        await using var stream = await ConnectAsync(services, new() { ClientCertificates = [_client] });

        Assert.Equal("system.virtual, CN=scale-7", await new StreamReader(stream).ReadLineAsync());
    }

    [Fact]
    public async Task What_the_caller_says_of_protocol_and_trust_counts_more_than_the_destination()
    {
        await using var landscape = await StartAsync(_server.ExportCertificatePem());
        await using var services = landscape.Services();

        await Assert.ThrowsAsync<TunnelException>(() => ConnectAsync(services, new() { RemoteCertificateValidationCallback = static (_, _, _, _) => false }).AsTask());
        await using var old = await ConnectAsync(services, new() { EnabledSslProtocols = SslProtocols.Tls12 });

        Assert.Equal("system.virtual, nobody", await new StreamReader(old).ReadLineAsync());
    }

    [Fact]
    public async Task TLS_that_begins_later_is_checked_in_the_same_way_and_begins_once()
    {
        await using var landscape = await StartAsync(_server.ExportCertificatePem());
        await using var services = landscape.Services();
        await using var stream = await services.GetRequiredService<IDestinationConnector>().ConnectAsync(TunnelLandscape.System);
        Assert.False(stream.IsEncrypted);

        await stream.StartTlsAsync();

        Assert.Equal("system.virtual, nobody", await new StreamReader(stream, leaveOpen: true).ReadLineAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.StartTlsAsync());
    }

    [LinuxFact]
    public async Task A_loopback_port_speaks_TLS_for_a_library_that_does_not()
    {
        await using var landscape = await StartAsync(_server.ExportCertificatePem());
        await using var services = landscape.Services();
        await using var forwarder = await services.GetRequiredService<IDestinationConnector>().ForwardAsync(TunnelLandscape.System, new() { Tls = new() { ClientCertificates = [_client] } });
        using var library = new System.Net.Sockets.TcpClient();
        await library.ConnectAsync(forwarder.Host, forwarder.Port);

        Assert.Equal("system.virtual, CN=scale-7", await new StreamReader(library.GetStream()).ReadLineAsync());
    }

    private static ValueTask<DestinationStream> ConnectAsync(IServiceProvider services, SslClientAuthenticationOptions tls) =>
        services.GetRequiredService<IDestinationConnector>().ConnectAsync(TunnelLandscape.System, new() { Tls = tls });

    private Task ServeAsync(Stream stream, CancellationToken token) => ServeAsync(stream, _server, token);

    // Tells which name it was asked for and who asks.
    private static async Task ServeAsync(Stream stream, X509Certificate2 certificate, CancellationToken token)
    {
        using var tls = new SslStream(stream);
        try
        {
            var asked = "";
            await tls.AuthenticateAsServerAsync(
                (_, hello, _, _) =>
                {
                    asked = hello.ServerName;
                    return ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificate = certificate, ClientCertificateRequired = true, RemoteCertificateValidationCallback = static (_, _, _, _) => true });
                }, null, token);
            await tls.WriteAsync(Encoding.UTF8.GetBytes($"{asked}, {tls.RemoteCertificate?.Subject ?? "nobody"}\n"), token);
            // Until the other side leaves; nothing may come from it.
            Assert.Equal(0, await tls.ReadAsync(new byte[1], token));
        }
        catch (Exception problem) when (problem is AuthenticationException or IOException)
        {
            // The other side did not want it.
        }
    }

    private async Task<LocalLandscape> StartAsync(string? trustStore, int? port = null)
    {
        var destination = new Dictionary<string, string> { ["Name"] = "SYSTEM", ["Type"] = "TCP", ["Address"] = "system.virtual:4000", ["ProxyType"] = "OnPremise" };
        if (trustStore is not null)
            destination["TrustStoreLocation"] = "trusted.pem";
        var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([port ?? _program.Port], destinations: JsonSerializer.Serialize(new[] { destination })));
        if (trustStore is not null)
            landscape.Destinations.Put(TunnelLandscape.Tenant(0), new StoredCertificate("trusted.pem", Encoding.ASCII.GetBytes(trustStore)));
        return landscape;
    }
}
