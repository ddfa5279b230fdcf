using System.Text;
using Btp.Connectivity.Mail.Tests.Server;
using Btp.Connectivity.Testing;
using MimeKit;

namespace Btp.Connectivity.Mail.Tests;

/// <summary>Whatever a text holds, it becomes neither a header nor a recipient nor a command: it is encoded, or refused by the library, or refused by the toolkit.</summary>
public sealed class InjectionTests
{
    private static readonly string[] Texts =
    [
        "a\r\nBcc: spy@evil.example", "a\nBcc: spy@evil.example", "a\rBcc: spy@evil.example", "a\r\n\r\nBcc: spy@evil.example", "a\n\nBcc: spy@evil.example", "ü\r\nBcc: spy@evil.example", "ü\n \nBcc: spy@evil.example",
        "a\r\n.\r\nRCPT TO:<spy@evil.example>\r\n", "a>\r\nRCPT TO:<spy@evil.example", "a\0b\r\nBcc: spy@evil.example", "a\u0085Bcc: spy@evil.example", "a\u2028Bcc: spy@evil.example", "a\r\n\tBcc: spy@evil.example", "a\v\fBcc: spy@evil.example",
        "=?utf-8?q?a=0D=0ABcc:_spy@evil.example?=", new string('x', 2000) + "\r\nBcc: spy@evil.example", "\r\nBcc: spy@evil.example", "a\r\nContent-Type: text/html\r\n\r\n<script>", "\"\r\nBcc: spy@evil.example\"",
    ];

    // What a program may put a foreign text into.
    private static readonly (string Name, Action<MimeMessage, string> Put)[] Places =
    [
        ("subject", static (m, t) => m.Subject = t),
        ("name of the sender", static (m, t) => m.From.Add(new MailboxAddress(t, "x@corp.example"))),
        ("name of a recipient", static (m, t) => m.To[0].Name = t),
        ("address", static (m, t) => m.Cc.Add(new MailboxAddress("x", t))),
        ("address with a domain", static (m, t) => m.Cc.Add(new MailboxAddress("x", t + "@corp.example"))),
        ("quoted address", static (m, t) => m.Cc.Add(new MailboxAddress("x", $"\"{t}\"@corp.example"))),
        ("domain", static (m, t) => m.Cc.Add(new MailboxAddress("x", "x@" + t))),
        ("address that is read", static (m, t) => m.Cc.AddRange(InternetAddressList.Parse(t).Where(static _ => false))),
        ("route", static (m, t) => m.ReplyTo.Add(new MailboxAddress("x", [t], "x@corp.example"))),
        ("group", static (m, t) => m.ReplyTo.Add(new GroupAddress(t))),
        ("sender", static (m, t) => m.Sender = new MailboxAddress(t, "x@corp.example")),
        ("header of one's own", static (m, t) => m.Headers.Add("X-Order", t)),
        ("known header", static (m, t) => m.Headers.Add(HeaderId.Organization, t)),
        ("header in another charset", static (m, t) => m.Headers.Add("X-Order", Encoding.Latin1, t)),
        ("header replaced", static (m, t) => m.Headers[HeaderId.Subject] = t),
        ("raw header", static (m, t) => Raw(m, " " + t + "\r\n")),
        ("raw header with its fold", static (m, t) => Raw(m, "\r\n " + t + "\r\n")),
        ("name of a header", static (m, t) => m.Headers.Add("X-" + t, "x")),
        ("message id", static (m, t) => m.MessageId = t),
        ("answer to", static (m, t) => m.InReplyTo = t),
        ("references", static (m, t) => m.References.Add(t)),
        ("list header", static (m, t) => m.Headers.Add(HeaderId.ListUnsubscribe, $"<{t}>")),
        ("name of an attachment", static (m, t) => Attach(m).FileName = t),
        ("description of an attachment", static (m, t) => Attach(m).ContentDescription = t),
        ("id of an attachment", static (m, t) => Attach(m).ContentId = t),
        ("location of an attachment", static (m, t) => Attach(m).Headers.Add(HeaderId.ContentLocation, t)),
        ("parameter of a type", static (m, t) => Attach(m).ContentType.Parameters.Add("x", t)),
        ("name of a parameter", static (m, t) => Attach(m).ContentType.Parameters.Add(t, "x")),
        ("charset", static (m, t) => Attach(m).ContentType.Charset = t),
        ("media type", static (m, t) => Parts(m).Add(new MimePart(t, "x"))),
        ("media subtype", static (m, t) => Parts(m).Add(new MimePart("x", t))),
        ("disposition", static (m, t) => Attach(m).ContentDisposition = new ContentDisposition(t)),
        ("boundary", static (m, t) => Parts(m).Boundary = t),
        ("attached message", static (m, t) => Parts(m).Add(new MessagePart { Message = Inner(t) })),
        ("raw header of an attached message", static (m, t) =>
        {
            var inner = Inner("x");
            Raw(inner, " " + t + "\r\n");
            Parts(m).Add(new MessagePart { Message = inner });
        }),
        ("text", static (m, t) => ((TextPart)m.Body!).Text = t),
        ("text of 8 bits", static (m, t) => Body(m, t, ContentEncoding.EightBit)),
        ("text of 7 bits", static (m, t) => Body(m, t, ContentEncoding.SevenBit)),
        ("binary text", static (m, t) => Body(m, t, ContentEncoding.Binary)),
        ("text that ends the message", static (m, t) => Body(m, "x\n.\n" + t + "\r.\r" + t + "\r\n.\r\nMAIL FROM:<spy@evil.example>\r\n", ContentEncoding.EightBit)),
        ("binary text that ends the message", static (m, t) => Body(m, "x\n.\n" + t + "\r.\r" + t + "\n.\r\nMAIL FROM:<spy@evil.example>\r\n", ContentEncoding.Binary)),
    ];

    [NodeFact]
    public async Task No_text_in_any_place_becomes_a_header_a_recipient_or_a_command()
    {
        await using var server = await MailServer.StartAsync();
        await using var landscape = await MailLandscape.StartAsync(server.Port, server.Certificate, MailLandscape.OverTheInternet(server.Port));
        await using var services = landscape.Services();
        var (sent, refused, impossible) = (0, 0, 0);
        await Task.WhenAll(Places.Chunk(8).Select(async places =>
        {
            await using var connection = await services.Mail().ConnectAsync(MailLandscape.Internet);
            foreach (var (name, put) in places)
            {
                foreach (var text in Texts)
                {
                    var message = MailLandscape.Message("case");
                    try
                    {
                        put(message, text);
                    }
                    catch (Exception problem) when (problem is ArgumentException or ParseException or FormatException)
                    {
                        Interlocked.Increment(ref impossible);
                        continue;
                    }

                    try
                    {
                        await connection.SendAsync(message);
                        Interlocked.Increment(ref sent);
                    }
                    catch (MailException problem)
                    {
                        // A quoted name before the @ is one address, whatever it holds; the server may not like it.
                        Assert.True(problem is { Failure: MailFailure.Message, StatusCode: null } or { Failure: MailFailure.Recipient, StatusCode: 501 }, $"{name}: {problem}");
                        Assert.DoesNotContain("spy@", problem.Message, StringComparison.Ordinal);
                        Interlocked.Increment(ref refused);
                    }
                }
            }
        }));

        var (mails, _) = await server.EndAsync();
        Assert.Equal(sent, mails.Count);
        // Each way out is taken by some: the library's refusal, ours, and encoding.
        Assert.True(sent > 300 && refused > 50 && impossible > 100, $"{sent} sent, {refused} refused, {impossible} impossible");
        Assert.All(mails, static mail =>
        {
            Assert.Empty(mail.Headers.Except(["from", "date", "subject", "message-id", "to", "mime-version", "content-type", "sender", "cc", "reply-to", "x-order", "organization", "in-reply-to", "references",
                "list-unsubscribe", "content-transfer-encoding"]));
            Assert.Equal(mail.Headers.Length, mail.Headers.Distinct().Count());
            Assert.All(mail.Recipients, static recipient => Assert.EndsWith("@corp.example", recipient, StringComparison.Ordinal));
            Assert.EndsWith("@corp.example", mail.Sender, StringComparison.Ordinal);
            Assert.False(mail.HasBareBreaks);
        });
    }

    [Theory]
    [InlineData("route")]
    [InlineData("references")]
    [InlineData("raw header")]
    [InlineData("boundary")]
    [InlineData("raw header of an attached message")]
    public async Task Where_the_library_writes_a_text_as_it_is_nothing_is_even_opened(string place)
    {
        await using var server = new ScriptedServer("220 ready\r\n", ScriptedServer.Friendly);
        await using var landscape = await MailLandscape.StartAsync(server.Port, null, ("Authentication", "NoAuthentication"));
        await using var services = landscape.Services();
        var put = Places.Single(known => known.Name == place).Put;
        var (evil, good) = (MailLandscape.Message(), MailLandscape.Message());
        put(evil, "a\r\nBcc: spy@evil.example");
        put(good, place == "references" ? "1@corp.example" : "plain.example");

        var refusal = await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post with { Authentication = "NoAuthentication" }, evil));

        Assert.Equal(MailFailure.Message, refusal.Failure);
        Assert.Empty(server.Heard);
        await services.Mail().SendAsync(MailLandscape.Post with { Authentication = "NoAuthentication" }, good);
    }

    [Fact]
    public async Task A_message_that_was_read_from_elsewhere_is_judged_as_any_other()
    {
        await using var landscape = await MailLandscape.StartAsync(1, null);
        await using var services = landscape.Services();
        var read = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes("From: a@corp.example\r\nTo: b@corp.example\r\nno header\rBcc: c@evil.example\r\nSubject: x\r\n\r\ntext\r\n")));

        Assert.Equal(MailFailure.Message, (await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(MailLandscape.Post, read))).Failure);
    }

    private static MimeMessage Inner(string subject) => MailLandscape.Message(subject);

    private static void Raw(MimeMessage message, string value)
    {
        var header = new Header("X-Order", "x");
        header.SetRawValue(Encoding.UTF8.GetBytes(value));
        message.Headers.Add(header);
    }

    private static Multipart Parts(MimeMessage message)
    {
        Attach(message);
        return (Multipart)message.Body!;
    }

    private static MimePart Attach(MimeMessage message)
    {
        var part = new MimePart("application", "octet-stream") { Content = new MimeContent(new MemoryStream([1, 2, 3])), ContentTransferEncoding = ContentEncoding.Base64, FileName = "x" };
        message.Body = new Multipart("mixed") { message.Body!, part };
        return part;
    }

    private static void Body(MimeMessage message, string text, ContentEncoding encoding)
        => message.Body = new TextPart("plain") { Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(text))), ContentTransferEncoding = encoding };
}
