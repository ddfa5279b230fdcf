using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.Mail.Tests.Server;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Mail.Tests;

/// <summary>What is said without TLS, and whom TLS trusts.</summary>
public sealed class EncryptionTests
{
    [NodeTheory]
    [InlineData("mail.transport.protocol", "smtps")]
    [InlineData("mail.smtp.ssl.enable", "true")]
    public async Task Smtps_is_TLS_from_the_first_byte_through_the_tunnel(string key, string value)
    {
        await using var server = await MailServer.StartAsync(new() { Secure = true });
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate, (key, value));
        await using var services = landscape.Services();

        await using (var connection = await services.Mail().ConnectAsync(MailLandscape.Post))
        {
            Assert.True(connection.IsEncrypted);
            await connection.SendAsync(MailLandscape.Message());
        }

        Assert.True(Assert.Single((await server.EndAsync()).Mails).Secure);
    }

    [NodeFact]
    public async Task With_a_mapping_for_TCPS_the_connector_speaks_TLS()
    {
        await using var server = await MailServer.StartAsync(new() { Secure = true });
        await using var landscape = await MailLandscape.StartAsync([server.Port], [null], "TCPS", MailLandscape.File("ca.pem", server.Certificate.ExportCertificatePem()));
        await using var services = landscape.Services();

        await services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message());

        Assert.True(Assert.Single((await server.EndAsync()).Mails).Secure);
    }

    [NodeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_the_trust_store_does_not_know_gets_neither_credential_nor_message(bool fromTheFirstByte)
    {
        await using var server = await MailServer.StartAsync(new() { Secure = fromTheFirstByte });
        await using var landscape = await MailLandscape.StartAsync(server.Port, null, ("mail.transport.protocol", fromTheFirstByte ? "smtps" : "smtp"));
        await using var services = landscape.Services();

        var problem = await Assert.ThrowsAsync<TunnelException>(() => services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()));

        Assert.Equal(TunnelStep.Tls, problem.Step);
        Assert.Contains("TrustStoreLocation", problem.Message, StringComparison.Ordinal);
        var (mails, logons) = await server.EndAsync();
        Assert.Equal((0, 0), (mails.Count, logons.Count));
    }

    [NodeFact]
    public async Task Without_a_trust_store_the_system_decides_and_another_name_is_another_server()
    {
        await using var server = await MailServer.StartAsync();
        await using var landscape = await MailLandscape.StartAsync(server.Port, null, ("TrustStoreLocation", ""));
        await using var services = landscape.Services();
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(server.Certificate);

        await Assert.ThrowsAsync<TunnelException>(() => services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()));
        await Assert.ThrowsAsync<TunnelException>(() => services.Mail().SendAsync(
            MailLandscape.Post, MailLandscape.Message(), new() { Tls = new SslClientAuthenticationOptions { CertificateChainPolicy = policy, TargetHost = "other.virtual" } }));
        await services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message(), new() { Tls = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } });

        Assert.Single((await server.EndAsync()).Mails);
    }

    [NodeFact]
    public async Task Where_TLS_is_demanded_a_server_without_STARTTLS_hears_nothing()
    {
        await using var server = await MailServer.StartAsync(new() { HideStartTls = true, AllowInsecureAuth = true });
        await using var demanding = await MailLandscape.StartAsync(server.Port, server.Certificate, ("mail.smtp.starttls.required", "true"));
        await using var services = demanding.Services();
        var problem = await Assert.ThrowsAsync<TunnelException>(() => services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()));
        Assert.Contains("STARTTLS", problem.Message, StringComparison.Ordinal);
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate);
        await using var others = landscape.Services();
        Assert.Equal(TunnelStep.Tls, (await Assert.ThrowsAsync<TunnelException>(() => others.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message(), new() { RequireTls = true }))).Step);

        // Behind the tunnel nobody demands it otherwise.
        await others.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message());

        var (mails, logons) = await server.EndAsync();
        Assert.False(Assert.Single(mails).Secure);
        Assert.Single(logons);
    }

    [LinuxNodeFact]
    public async Task A_credential_goes_over_the_Internet_only_behind_TLS()
    {
        await using var server = await MailServer.StartAsync(new() { HideStartTls = true, AllowInsecureAuth = true, AuthOptional = true });
        foreach (var (authentication, more) in ((string, (string, string)[])[])[
            ("BasicAuthentication", []),
            ("OAuth2ClientCredentials", [("clientId", "mail-client"), ("tokenServiceURL", "https://login.example/oauth/token")])])
        {
            await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate, MailLandscape.OverTheInternet(server.Port, [("mail.smtp.host", "0.0.0.0"), ("Authentication", authentication), .. more]));
            await using var services = landscape.Services();
            Assert.Equal(TunnelStep.Tls, (await Assert.ThrowsAsync<TunnelException>(() => services.Mail().SendAsync(MailLandscape.Internet, MailLandscape.Message()))).Step);

            await using var forbidding = await MailLandscape.StartAsync(server.Port, server.Certificate, MailLandscape.OverTheInternet(server.Port, [("mail.smtp.host", "0.0.0.0"), ("Authentication", authentication), ("mail.smtp.starttls.enable", "false"), .. more]));
            await using var others = forbidding.Services();
            Assert.Contains("plain text", (await Assert.ThrowsAsync<DestinationServiceException>(() => others.Mail().SendAsync(MailLandscape.Internet, MailLandscape.Message()))).Message, StringComparison.Ordinal);
        }

        // Without a credential there is nothing to protect but the message, which is for everybody's mail server.
        await using var open = await MailLandscape.StartAsync(server.Port, server.Certificate, MailLandscape.OverTheInternet(server.Port, ("mail.smtp.host", "0.0.0.0"), ("Authentication", "NoAuthentication")));
        await using var anyone = open.Services();
        await anyone.Mail().SendAsync(MailLandscape.Internet, MailLandscape.Message());

        var (mails, logons) = await server.EndAsync();
        Assert.Equal((1, 0), (mails.Count, logons.Count));
    }

    [Fact]
    public async Task What_a_server_says_too_early_does_not_count_as_said_behind_TLS()
    {
        // A man in the middle adds an answer of his own to the one that begins TLS.
        await using var server = new ScriptedServer("220 ready\r\n", static line => line.Split(' ')[0] switch
        {
            "EHLO" => "250-hello\r\n250 STARTTLS\r\n",
            "STARTTLS" => "220 go on\r\n250-hello\r\n250 AUTH PLAIN\r\n",
            _ => null,
        });
        await using var landscape = await MailLandscape.StartAsync(server.Port, null);
        await using var services = landscape.Services();

        await Assert.ThrowsAnyAsync<ConnectivityException>(() => services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()));

        Assert.DoesNotContain(server.Heard, static line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }
}
