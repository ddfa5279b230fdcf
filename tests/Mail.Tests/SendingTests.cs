using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Btp.Connectivity.Mail.Tests.Server;
using Btp.Connectivity.Testing;
using MimeKit;

namespace Btp.Connectivity.Mail.Tests;

/// <summary>Mail that arrives, read by the server's own parser.</summary>
public sealed class SendingTests
{
    [NodeFact]
    public async Task A_message_goes_through_the_tunnel_with_STARTTLS_and_the_destination_s_user()
    {
        await using var server = await MailServer.StartAsync();
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate);
        await using var services = landscape.Services();

        var words = await services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message());

        var (mails, logons) = await server.EndAsync();
        var mail = Assert.Single(mails);
        Assert.Equal((MailLandscape.User, true, MailLandscape.User, "Order 4711", "Thank you."), (mail.User, mail.Secure, mail.Sender, mail.Subject, mail.Text.Trim()));
        Assert.Equal(["ada@corp.example"], mail.Recipients);
        Assert.Equal(new Logon("PLAIN", MailLandscape.User, MailLandscape.Password, true), Assert.Single(logons));
        Assert.Contains("4711", words, StringComparison.Ordinal);
        var tunnel = Assert.Single(landscape.Audit.At(Hop.CloudConnector));
        Assert.Equal(("tcp://system.virtual:4000", MailLandscape.Tenant(0)), (tunnel.Path, tunnel.Tenant));
    }

    [NodeFact]
    public async Task Over_the_Internet_there_is_no_tunnel()
    {
        await using var server = await MailServer.StartAsync();
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate, MailLandscape.OverTheInternet(server.Port, ("mail.smtp.starttls.required", "true")));
        await using var services = landscape.Services();

        await services.Mail().SendAsync(MailLandscape.Internet, MailLandscape.Message());

        Assert.True(Assert.Single((await server.EndAsync()).Mails).Secure);
        Assert.Empty(landscape.Audit.At(Hop.ConnectivityProxy));
    }

    [NodeTheory]
    [InlineData("LOGIN", true)]
    [InlineData("CRAM-MD5", true)]
    [InlineData("CRAM-MD5", false)]
    public async Task The_server_s_way_to_log_on_is_gone(string method, bool isEncrypted)
    {
        await using var server = await MailServer.StartAsync(new() { Methods = isEncrypted ? [method] : [method, "PLAIN"], HideStartTls = !isEncrypted, AllowInsecureAuth = !isEncrypted });
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate);
        await using var services = landscape.Services();

        await services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message());

        var (mails, logons) = await server.EndAsync();
        Assert.Equal(isEncrypted, Assert.Single(mails).Secure);
        Assert.Equal(method, Assert.Single(logons).Method);
    }

    [NodeFact]
    public async Task A_token_of_the_Destination_service_logs_on_by_XOAUTH2()
    {
        await using var server = await MailServer.StartAsync();
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate, OAuth2);
        await using var services = landscape.Services();

        await services.Mail().SendAsync(MailLandscape.Post with { Authentication = "OAuth2ClientCredentials" }, MailLandscape.Message());

        var (mails, logons) = await server.EndAsync();
        Assert.Single(mails);
        var logon = Assert.Single(logons);
        Assert.Equal(("XOAUTH2", MailLandscape.User, "mail-client"), (logon.Method, logon.User, ClientOf(logon.Secret)));
    }

    [NodeFact]
    public async Task A_token_that_is_refused_is_fetched_anew_once_and_a_password_is_never_shown_twice()
    {
        await using var server = await MailServer.StartAsync(new() { RefusedLogons = 1 });
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate, OAuth2);
        await using var services = landscape.Services();
        await services.Mail().SendAsync(MailLandscape.Post with { Authentication = "OAuth2ClientCredentials" }, MailLandscape.Message());
        var (mails, logons) = await server.EndAsync();
        Assert.Single(mails);
        Assert.Equal(2, logons.Select(static logon => logon.Secret).Distinct().Count());

        await using var strict = await MailServer.StartAsync(new() { RefusedLogons = 1 });
        await using var basic = await MailLandscape.StartAsync(strict.Port, strict.Certificate);
        await using var others = basic.Services();
        await Assert.ThrowsAsync<MailException>(() => others.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()));
        Assert.Single((await strict.EndAsync()).Logons);
    }

    [NodeFact]
    public async Task Without_authentication_nobody_logs_on_nor_where_only_receiving_needs_it()
    {
        await using var server = await MailServer.StartAsync(new() { AuthOptional = true });
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate, ("Authentication", "NoAuthentication"));
        await using var services = landscape.Services();
        await services.Mail().SendAsync(MailLandscape.Post with { Authentication = "NoAuthentication" }, MailLandscape.Message());
        await using var other = await MailLandscape.StartAsync(server.Port, server.Certificate, ("mail.smtp.auth", "false"));
        await using var others = other.Services();
        await others.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message());

        var (mails, logons) = await server.EndAsync();
        Assert.Equal((2, 0), (mails.Count, logons.Count));
    }

    [NodeFact]
    public async Task Names_subjects_and_attachments_keep_every_letter_and_byte()
    {
        await using var server = await MailServer.StartAsync();
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate);
        await using var services = landscape.Services();
        var (all, large) = (Enumerable.Range(0, 256).Select(static i => (byte)i).ToArray(), RandomNumberGenerator.GetBytes(10_000_000));
        var body = new BodyBuilder { TextBody = "Grüße aus Köln\n.\n..\n.Punkt\nпривет 你好 😀" };
        body.Attachments.Add("Übersicht für März.pdf", all, new ContentType("application", "pdf"));
        body.Attachments.Add("große Datei.bin", new MemoryStream(large));
        body.Attachments.Add("請求書 \"2026\"; x=y.txt", Encoding.UTF8.GetBytes("Rechnung"), new ContentType("text", "plain"));
        var message = new MimeMessage([new MailboxAddress("Jürgen \"Jü\" Größe, GmbH", MailLandscape.User)], [new MailboxAddress("Zoë", "zoë@straße.example"), new MailboxAddress("", "ada@bücher.example")], "Bestätigung für Auftrag 4711 — 你好 😀", body.ToMessageBody());

        await services.Mail().SendAsync(MailLandscape.Post, message);

        var mail = Assert.Single((await server.EndAsync()).Mails);
        Assert.Equal("Bestätigung für Auftrag 4711 — 你好 😀", mail.Subject);
        Assert.Equal("Grüße aus Köln\n.\n..\n.Punkt\nпривет 你好 😀", mail.Text.Trim());
        Assert.Contains("Jürgen", mail.From, StringComparison.Ordinal);
        Assert.Equal(["zoë@straße.example", "ada@bücher.example"], mail.Recipients);
        Assert.Equal(
            [("Übersicht für März.pdf", Sha256(all)), ("große Datei.bin", Sha256(large)), ("請求書 \"2026\"; x=y.txt", Sha256(Encoding.UTF8.GetBytes("Rechnung")))],
            mail.Attachments.Select(static file => (file.Name, file.Sha256)));
        Assert.False(mail.HasBareBreaks);
    }

    [NodeFact]
    public async Task Who_returns_are_sent_to_is_the_destination_s_and_blind_copies_stay_blind()
    {
        await using var server = await MailServer.StartAsync();
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate, ("mail.smtp.from", "Returns <returns@corp.example>"));
        await using var services = landscape.Services();
        var message = MailLandscape.Message();
        message.From.Clear();
        message.Cc.Add(MailboxAddress.Parse("ada@corp.example"));
        message.Bcc.Add(MailboxAddress.Parse("audit@corp.example"));

        await services.Mail().SendAsync(MailLandscape.Post, message);

        var mail = Assert.Single((await server.EndAsync()).Mails);
        Assert.Equal("returns@corp.example", mail.Sender);
        Assert.Contains("returns@corp.example", mail.From, StringComparison.Ordinal);
        Assert.Equal(["ada@corp.example", "audit@corp.example"], mail.Recipients);
        Assert.DoesNotContain("bcc", mail.Headers);
        Assert.Empty(message.From);
    }

    [NodeFact]
    public async Task Several_messages_go_over_one_connection_and_a_refused_one_does_not_end_it()
    {
        await using var server = await MailServer.StartAsync();
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate);
        await using var services = landscape.Services();

        await using (var connection = await services.Mail().ConnectAsync(MailLandscape.Post))
        {
            Assert.True(connection.IsEncrypted);
            await connection.SendAsync(MailLandscape.Message("1"));
            Assert.Equal(MailFailure.Recipient, (await Assert.ThrowsAsync<MailException>(() => connection.SendAsync(MailLandscape.Message("2", "nobody@corp.example")))).Failure);
            await Task.WhenAll(Enumerable.Range(3, 5).Select(i => connection.SendAsync(MailLandscape.Message($"{i}"))));
        }

        var (mails, logons) = await server.EndAsync();
        Assert.Equal(["1", "3", "4", "5", "6", "7"], mails.Select(static mail => mail.Subject).Order(StringComparer.Ordinal));
        Assert.Single(logons);
        Assert.Single(landscape.Audit.At(Hop.CloudConnector));
    }

    [NodeFact]
    public async Task Tenants_that_send_at_the_same_time_never_meet()
    {
        const int Tenants = 5;
        const int Messages = 20;
        var servers = await Task.WhenAll(Enumerable.Range(0, Tenants).Select(static _ => MailServer.StartAsync()));
        await using var landscape = await MailLandscape.StartAsync([.. servers.Select(static s => s.Port)], [.. servers.Select(static s => s.Certificate)], "TCP", null);
        for (var i = 0; i < Tenants; i++)
        {
            var stored = landscape.Destinations.Find(MailLandscape.Tenant(i), DestinationLevel.Subaccount, "POST")!;
            landscape.Destinations.Put(MailLandscape.Tenant(i), DestinationLevel.Subaccount, stored.With("mail.user", $"user-{i}"));
        }

        await using var services = landscape.Services();
        await Task.WhenAll(Enumerable.Range(0, Tenants * Messages).Select(i => services.Mail().SendAsync(
            MailLandscape.Post, MailLandscape.Message($"for {i % Tenants}"), new() { User = UserContext.ForTenant(MailLandscape.Tenant(i % Tenants)) })));

        for (var i = 0; i < Tenants; i++)
        {
            var (mails, logons) = await servers[i].EndAsync();
            Assert.Equal(Messages, mails.Count);
            Assert.All(mails, mail => Assert.Equal(($"for {i}", $"user-{i}"), (mail.Subject, mail.User)));
            Assert.All(logons, logon => Assert.Equal($"user-{i}", logon.User));
            await servers[i].DisposeAsync();
        }
    }

    private static (string, string)[] OAuth2 { get; } =
        [("Authentication", "OAuth2ClientCredentials"), ("clientId", "mail-client"), ("tokenServiceURL", "https://login.example/oauth/token"), ("mail.password", "")];

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string? ClientOf(string token)
    {
        var payload = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        using var claims = JsonDocument.Parse(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '=')));
        return claims.RootElement.GetProperty("client_id").GetString();
    }
}
