using System.Text.Json;
using Btp.Connectivity.Destinations;
using MailKit.Security;

namespace Btp.Connectivity.Mail.Tests;

/// <summary>What the properties of a destination mean, and which are refused.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Internet", SecureSocketOptions.StartTls)]
    [InlineData("Internet", SecureSocketOptions.StartTls, "mail.smtp.starttls.enable=true")]
    [InlineData("Internet", SecureSocketOptions.StartTls, "Authentication=OAuth2ClientCredentials")]
    [InlineData("Internet", SecureSocketOptions.StartTlsWhenAvailable, "Authentication=NoAuthentication")]
    [InlineData("Internet", SecureSocketOptions.None, "Authentication=NoAuthentication", "mail.smtp.starttls.enable=false")]
    [InlineData("Internet", SecureSocketOptions.StartTlsWhenAvailable, "mail.smtp.auth=false")]
    [InlineData("Internet", SecureSocketOptions.StartTls, "mail.smtp.auth=false", "mail.smtp.starttls.required=true")]
    [InlineData("Internet", SecureSocketOptions.StartTlsWhenAvailable, "mail.smtp.host=127.0.0.1")]
    [InlineData("Internet", SecureSocketOptions.None, "mail.transport.protocol=smtps")]
    [InlineData("OnPremise", SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("OnPremise", SecureSocketOptions.StartTls, "mail.smtp.starttls.required=true", "mail.smtp.starttls.enable=false")]
    [InlineData("OnPremise", SecureSocketOptions.None, "mail.smtp.starttls.enable=false")]
    [InlineData("PrivateLink", SecureSocketOptions.StartTlsWhenAvailable)]
    public void How_a_connection_is_encrypted_follows_from_the_way_and_what_goes_over_it(string proxyType, SecureSocketOptions expected, params string[] properties)
        => Assert.Equal(expected, MailSettings.Of(Destination(["ProxyType=" + proxyType, .. properties]), new()).Security);

    [Theory]
    [InlineData("starttls.enable", "ProxyType=Internet", "mail.smtp.starttls.enable=false")]
    [InlineData("starttls.required", "mail.smtp.starttls.required=yes")]
    [InlineData("auth", "Authentication=NoAuthentication", "mail.smtp.auth=true")]
    [InlineData("from", "mail.smtp.from=not an address")]
    [InlineData("from", "mail.smtp.from=a@corp.example\nx")]
    [InlineData("localhost", "mail.smtp.localhost=a\r\nMAIL FROM:<x>")]
    [InlineData("timeout", "mail.smtp.timeout=0")]
    [InlineData("connectiontimeout", "mail.smtp.connectiontimeout=soon")]
    [InlineData("socks.host", "mail.smtp.socks.host=proxy")]
    [InlineData("proxy.host", "mail.smtp.proxy.host=proxy")]
    [InlineData("socketFactory.class", "mail.smtp.socketFactory.class=javax.net.ssl.SSLSocketFactory")]
    [InlineData("user", "mail.smtp.user=somebody")]
    [InlineData("auth", "mail.transport.protocol=smtps", "mail.smtps.auth=perhaps", "mail.smtp.auth=true")]
    public void What_contradicts_itself_or_would_lead_elsewhere_is_refused_by_its_name(string key, params string[] properties)
        => Assert.Contains("mail.smtp." + key, Assert.Throws<DestinationServiceException>(() => MailSettings.Of(Destination(properties), new())).Message, StringComparison.Ordinal);

    [Fact]
    public void Time_limits_names_and_ways_to_log_on_are_the_destination_s_unless_the_caller_knows_better()
    {
        var destination = Destination(["mail.smtp.timeout=1500", "mail.smtp.connectiontimeout=2500", "mail.smtp.localhost=app.corp.example", "mail.smtp.from=Sales <s@corp.example>",
            "mail.smtp.auth.mechanisms=login plain", "mail.smtp.auth.plain.disable=true"]);

        var settings = MailSettings.Of(destination, new());

        Assert.Equal((TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2.5), "app.corp.example", "s@corp.example"), (settings.Silence, settings.ConnectTimeout, settings.LocalDomain, settings.From!.Address));
        Assert.Equal(["LOGIN"], settings.Mechanisms!);
        Assert.Equal(TimeSpan.FromSeconds(9), MailSettings.Of(destination, new() { Timeout = TimeSpan.FromSeconds(9) }).Silence);
        var plain = MailSettings.Of(Destination([]), new());
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30), null, null), (plain.Silence, plain.ConnectTimeout, plain.LocalDomain, plain.Mechanisms));
    }

    [Fact]
    public void Smtps_has_properties_of_its_own_before_those_of_smtp()
        => Assert.Equal(TimeSpan.FromSeconds(2), MailSettings.Of(Destination(["mail.transport.protocol=smtps", "mail.smtps.timeout=2000", "mail.smtp.timeout=1000"]), new()).Silence);

    [Theory]
    [InlineData("mail.user=")]
    [InlineData("mail.password=")]
    [InlineData("mail.user=a\u0001auth=Bearer x")]
    [InlineData("mail.password=a\0b")]
    [InlineData("Authentication=PrincipalPropagation")]
    [InlineData("Authentication=ClientCertificateAuthentication")]
    public void A_credential_that_is_none_is_refused_without_being_shown(string property)
    {
        var problem = Assert.Throws<DestinationServiceException>(() => MailLogon.Of(Destination([property]), null, null));

        Assert.DoesNotContain(MailLandscape.Password, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(MailLandscape.Password, MailLogon.Of(Destination([]), null, null).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "PLAIN", "CRAM-MD5 LOGIN PLAIN XOAUTH2")]
    [InlineData(true, "LOGIN", "CRAM-MD5 LOGIN XOAUTH2 NTLM")]
    [InlineData(false, "CRAM-MD5", "CRAM-MD5 LOGIN PLAIN")]
    [InlineData(true, null, "XOAUTH2 NTLM")]
    [InlineData(true, null, "")]
    public void One_mechanism_is_chosen_of_those_that_are_offered(bool isEncrypted, string? expected, string offered)
    {
        var logon = MailLogon.Of(Destination([]), null, null);
        var names = offered.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        if (expected is null)
            Assert.Equal(MailFailure.Logon, Assert.Throws<MailException>(() => logon.Choose(names, null, isEncrypted)).Failure);
        else
            Assert.Equal(expected, logon.Choose(names, null, isEncrypted).MechanismName);
    }

    [Fact]
    public void A_line_break_s_half_is_told_from_a_line_break()
    {
        Assert.True(BareBreaks.In("a\rb") && BareBreaks.In("a\r") && BareBreaks.In("\r\r\n"));
        Assert.False(BareBreaks.In("a\r\nb\n") || BareBreaks.In("") || BareBreaks.In(null));
    }

    private static Destination Destination(string[] properties)
    {
        var all = MailLandscape.Properties(("TrustStoreLocation", ""), ("mail.smtp.host", "mail.example.com"), ("mail.smtp.port", "587"));
        foreach (var property in properties)
        {
            all[property[..property.IndexOf('=', StringComparison.Ordinal)]] = property[(property.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        return DestinationParser.Parse("POST", JsonSerializer.SerializeToUtf8Bytes(new { destinationConfiguration = all }));
    }
}
