using Btp.Connectivity.Mail.Tests.Server;
using Btp.Connectivity.Testing;
using MimeKit;

namespace Btp.Connectivity.Mail.Tests;

/// <summary>What a caller sees when a mail is not taken.</summary>
public sealed class RefusalTests
{
    [NodeFact]
    public async Task A_wrong_password_is_a_refused_logon_and_no_secret_shows_even_if_the_server_quotes_it()
    {
        await using var server = await MailServer.StartAsync(new() { Password = "another", QuotesSecret = true });
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate);
        await using var services = landscape.Services();

        var refusal = await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()));

        Assert.Equal((MailFailure.Logon, 535, false, "POST"), (refusal.Failure, refusal.StatusCode!.Value, refusal.IsTransient, refusal.Destination));
        Assert.Contains("mail.password", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(MailLandscape.Password, refusal + refusal.ServerWords, StringComparison.Ordinal);
        Assert.Contains("wrong", refusal.ServerWords, StringComparison.Ordinal);
        Assert.Empty((await server.EndAsync()).Mails);
    }

    [NodeFact]
    public async Task A_refused_token_shows_nowhere_either()
    {
        await using var server = await MailServer.StartAsync(new() { RefusedLogons = 9, QuotesSecret = true });
        await using var landscape = await MailLandscape.StartAsync(
            server.Port, server.Certificate, ("Authentication", "OAuth2ClientCredentials"), ("clientId", "mail-client"), ("tokenServiceURL", "https://login.example/oauth/token"), ("mail.password", ""));
        await using var services = landscape.Services();

        var refusal = await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post with { Authentication = "OAuth2ClientCredentials" }, MailLandscape.Message()));

        var (_, logons) = await server.EndAsync();
        Assert.Equal(2, logons.Count);
        Assert.All(logons, logon => Assert.DoesNotContain(logon.Secret, refusal + refusal.ServerWords, StringComparison.Ordinal));
        Assert.Equal(MailFailure.Logon, refusal.Failure);
    }

    [NodeFact]
    public async Task Sender_recipient_and_size_are_told_apart_and_nobody_gets_a_part()
    {
        await using var server = await MailServer.StartAsync(new() { Size = 20_000 });
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate);
        await using var services = landscape.Services();
        var refused = MailLandscape.Message();
        refused.Sender = refused.From.Mailboxes.First();
        refused.From.Clear();
        refused.From.Add(MailboxAddress.Parse("refused@corp.example"));
        refused.Sender = null;
        var later = MailLandscape.Message();
        later.From.Clear();
        later.From.Add(MailboxAddress.Parse("later@corp.example"));
        var two = MailLandscape.Message();
        two.To.Add(MailboxAddress.Parse("nobody@corp.example"));

        var sender = await FailAsync(refused);
        var transient = await FailAsync(later);
        var recipient = await FailAsync(two);
        var large = await FailAsync(MailLandscape.Message(text: new string('x', 30_000)));

        Assert.Equal((MailFailure.Sender, 550, "refused@corp.example", false), (sender.Failure, sender.StatusCode!.Value, sender.Mailbox, sender.IsTransient));
        Assert.Equal((MailFailure.Sender, 451, true), (transient.Failure, transient.StatusCode!.Value, transient.IsTransient));
        Assert.Equal((MailFailure.Recipient, 550, "nobody@corp.example"), (recipient.Failure, recipient.StatusCode!.Value, recipient.Mailbox));
        Assert.Contains("unknown", recipient.ServerWords, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody@", recipient.Message, StringComparison.Ordinal);
        Assert.Equal(552, large.StatusCode);
        Assert.Contains("larger", large.Message, StringComparison.Ordinal);
        Assert.Empty((await server.EndAsync()).Mails);

        async Task<MailException> FailAsync(MimeMessage message) => await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post, message));
    }

    [NodeFact]
    public async Task A_server_without_a_way_to_log_on_or_without_UTF_8_addresses_says_which()
    {
        await using var server = await MailServer.StartAsync(new() { HideUtf8 = true, Methods = ["XOAUTH2"] });
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate);
        await using var services = landscape.Services();
        var logon = await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()));
        Assert.Equal((MailFailure.Logon, (int?)null), (logon.Failure, logon.StatusCode));
        Assert.Contains("XOAUTH2", logon.Message, StringComparison.Ordinal);

        await using var open = await MailServer.StartAsync(new() { HideUtf8 = true });
        await using var other = await MailLandscape.StartAsync(open.Port, open.Certificate);
        await using var others = other.Services();
        Assert.Contains("SMTPUTF8", (await Assert.ThrowsAsync<MailException>(() => others.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message(to: "zoë@corp.example")))).Message, StringComparison.Ordinal);
        await others.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message(to: "ada@bücher.example"));
        Assert.Equal(["ada@xn--bcher-kva.example"], Assert.Single((await open.EndAsync()).Mails).Recipients.Select(static r => new System.Globalization.IdnMapping().GetAscii(r.Split('@')[1]) is var host ? "ada@" + host : r));
    }

    [Theory]
    [InlineData("220 ready\r\n", "EHLO")]
    [InlineData("220 ready\r\n", "MAIL")]
    [InlineData("", "")]
    public async Task A_silent_server_is_given_up(string greeting, string silentAt)
    {
        await using var server = new ScriptedServer(greeting, line => silentAt.Length > 0 && line.StartsWith(silentAt, StringComparison.Ordinal) ? "" : ScriptedServer.Friendly(line));
        await using var landscape = await MailLandscape.StartAsync(server.Port, null, ("Authentication", "NoAuthentication"), ("mail.smtp.timeout", "200"));
        await using var services = landscape.Services();

        var problem = await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post with { Authentication = "NoAuthentication" }, MailLandscape.Message()));

        Assert.Equal((MailFailure.Connection, true, false), (problem.Failure, problem.IsTransient, problem.MayHaveArrived));
        Assert.Contains("mail.smtp.timeout", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EHLO", false)]
    [InlineData("RCPT", false)]
    [InlineData("Subject", false)]
    [InlineData(".", true)]
    public async Task A_cut_connection_says_whether_the_message_may_have_arrived(string cutAt, bool mayHaveArrived)
    {
        await using var server = new ScriptedServer("220 ready\r\n", line => line.StartsWith(cutAt, StringComparison.Ordinal) ? null : ScriptedServer.Friendly(line));
        await using var landscape = await MailLandscape.StartAsync(server.Port, null, ("Authentication", "NoAuthentication"));
        await using var services = landscape.Services();
        var random = new byte[cutAt == "Subject" ? 20_000_000 : 10];
        var message = MailLandscape.Message();
        message.Body = new MimePart("application", "octet-stream") { Content = new MimeContent(new MemoryStream(random)), ContentTransferEncoding = ContentEncoding.Base64 };

        var problem = await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post with { Authentication = "NoAuthentication" }, message));

        Assert.Equal((MailFailure.Connection, mayHaveArrived), (problem.Failure, problem.MayHaveArrived));
    }

    [Fact]
    public async Task A_goodbye_that_is_not_answered_makes_no_failure_of_a_message_that_was_taken()
    {
        await using var server = new ScriptedServer("220 ready\r\n", static line => line == "QUIT" ? null : ScriptedServer.Friendly(line));
        await using var landscape = await MailLandscape.StartAsync(server.Port, null, ("Authentication", "NoAuthentication"));
        await using var services = landscape.Services();

        await services.Mail().SendAsync(MailLandscape.Post with { Authentication = "NoAuthentication" }, MailLandscape.Message());

        Assert.Contains("QUIT", server.Heard);
    }

    [Fact]
    public async Task What_speaks_no_SMTP_and_what_is_not_exposed_have_their_errors()
    {
        await using var server = new ScriptedServer("HTTP/1.1 400 Bad Request\r\n\r\n", static _ => "");
        await using var landscape = await MailLandscape.StartAsync(server.Port, null);
        await using var services = landscape.Services();
        Assert.Equal(MailFailure.Connection, (await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()))).Failure);

        await using var hidden = await MailLandscape.StartAsync(server.Port, null, ("mail.smtp.port", "4001"));
        await using var others = hidden.Services();
        await Assert.ThrowsAsync<ResourceNotExposedException>(() => others.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message()));
    }

    [Fact]
    public async Task Whoever_gives_up_gets_his_own_cancellation()
    {
        await using var server = new ScriptedServer("", static _ => "");
        await using var landscape = await MailLandscape.StartAsync(server.Port, null);
        await using var services = landscape.Services();
        using var given = new CancellationTokenSource();
        var sending = services.Mail().SendAsync(MailLandscape.Post, MailLandscape.Message(), cancellationToken: given.Token);

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_message_without_anybody_and_a_destination_of_another_type_are_refused_before_a_word()
    {
        await using var server = new ScriptedServer("220 ready\r\n", ScriptedServer.Friendly);
        await using var landscape = await MailLandscape.StartAsync(server.Port, null, ("Authentication", "NoAuthentication"));
        await using var services = landscape.Services();
        var contract = MailLandscape.Post with { Authentication = "NoAuthentication" };
        var lonely = MailLandscape.Message();
        lonely.To.Clear();
        var nameless = MailLandscape.Message();
        nameless.From.Clear();

        Assert.Contains("recipient", (await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(contract, lonely))).Message, StringComparison.Ordinal);
        Assert.Contains("sender", (await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(contract, nameless))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, static line => line.StartsWith("MAIL", StringComparison.Ordinal));

        await using var other = await MailLandscape.StartAsync(server.Port, null, ("Type", "TCP"), ("Address", "system.virtual:4000"));
        await using var others = other.Services();
        await Assert.ThrowsAsync<DestinationServiceException>(() => others.Mail().SendAsync(new("POST"), MailLandscape.Message()));
        await Assert.ThrowsAsync<DestinationContractException>(() => others.Mail().SendAsync(contract, MailLandscape.Message()));
    }
}
