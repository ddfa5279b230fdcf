using System.Globalization;
using Btp.Connectivity.Destinations;
using MailKit.Security;
using MimeKit;

namespace Btp.Connectivity.Mail;

/// <summary>
/// What the <c>mail.smtp.*</c> properties of a destination mean (names and meaning are Jakarta Mail's, which SAP's MAIL destinations take over). Where the protocol is
/// <c>smtps</c>, <c>mail.smtps.*</c> comes first. A property that is not read here is ignored where that is as safe as, or stricter than, what it asks for; else it is an error.
/// </summary>
internal sealed record MailSettings
{
    public required bool LogsOn { get; init; }

    public required SecureSocketOptions Security { get; init; }

    /// <summary>Who sends where the message names nobody, and to whom the server returns what it cannot deliver.</summary>
    public MailboxAddress? From { get; init; }

    /// <summary>The name in <c>EHLO</c>, or null for that of the machine.</summary>
    public string? LocalDomain { get; init; }

    /// <summary>The ways to log on that are allowed, in their order; null for all.</summary>
    public IReadOnlyList<string>? Mechanisms { get; init; }

    public required TimeSpan ConnectTimeout { get; init; }

    public required TimeSpan Silence { get; init; }

    // They say whom to connect to, or how: to leave them out would be another connection than the one that is meant.
    private static readonly (string Key, string Instead)[] Detours =
    [
        ("socks.host", "CloudConnectorLocationId and ProxyType OnPremise"), ("proxy.host", "ProxyType"), ("socketFactory.class", "mail.smtp.ssl.enable"), ("socketFactory", "mail.smtp.ssl.enable"),
        ("ssl.socketFactory", "TrustStoreLocation"), ("ssl.socketFactory.class", "TrustStoreLocation"), ("localaddress", "nothing"), ("user", "mail.user"), ("password", "mail.password"),
    ];

    /// <exception cref="DestinationServiceException">The properties contradict each other, or a credential would go over the Internet as plain text.</exception>
    public static MailSettings Of(Destination destination, MailOptions options)
    {
        var properties = new Properties(destination);
        foreach (var (key, instead) in Detours)
        {
            if (properties.Text(key) is not null)
            {
                throw properties.Wrong(key, $"is not supported; use {instead}");
            }
        }

        var logsOn = destination.Authentication != AuthenticationTypes.None && properties.Flag("auth") != false;
        if (destination.Authentication == AuthenticationTypes.None && properties.Flag("auth") == true)
        {
            throw properties.Wrong("auth", $"is true, but its Authentication is {AuthenticationTypes.None}");
        }

        return new MailSettings
        {
            LogsOn = logsOn,
            Security = SecurityOf(destination, properties, options, logsOn),
            From = Sender(destination, properties),
            LocalDomain = properties.Text("localhost") is not { } host ? null
                : Uri.CheckHostName(host.Trim('[', ']')) != UriHostNameType.Unknown ? host : throw properties.Wrong("localhost", "is not the name of a host"),
            Mechanisms = Allowed(properties),
            ConnectTimeout = options.ConnectTimeout ?? properties.Milliseconds("connectiontimeout") ?? TimeSpan.FromSeconds(30),
            Silence = options.Timeout ?? properties.Milliseconds("timeout") ?? TimeSpan.FromMinutes(2),
        };
    }

    private static SecureSocketOptions SecurityOf(Destination destination, Properties properties, MailOptions options, bool logsOn)
    {
        if (destination.Url.Scheme == "smtps")
        {
            // The connector has begun TLS before MailKit says a word.
            return SecureSocketOptions.None;
        }

        var enabled = properties.Flag("starttls.enable");
        if (properties.Flag("starttls.required") == true || options.RequireTls || options.Tls is not null)
        {
            return SecureSocketOptions.StartTls;
        }

        // On loopback nobody listens on the way; on-premise the tunnel is encrypted up to the Cloud Connector.
        if (logsOn && destination.ProxyType == DestinationProxyType.Internet && !destination.Url.IsLoopback)
        {
            return enabled == false
                ? throw properties.Wrong("starttls.enable", "is false: its credential would go over the Internet as plain text. Set it to true, or mail.transport.protocol to smtps")
                : SecureSocketOptions.StartTls;
        }

        return enabled == false ? SecureSocketOptions.None : SecureSocketOptions.StartTlsWhenAvailable;
    }

    private static MailboxAddress? Sender(Destination destination, Properties properties)
    {
        var text = properties.Text("from") ?? DestinationType.Text(destination.Properties, "mail.from");
        return text is null ? null : MailboxAddress.TryParse(text, out var mailbox) && !text.Any(char.IsControl) ? mailbox : throw properties.Wrong("from", "is not the address of a mailbox");
    }

    private static string[]? Allowed(Properties properties)
    {
        var named = properties.Text("auth.mechanisms")?.ToUpperInvariant().Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = named ?? MailLogon.Known;
        var left = known.Where(name => properties.Flag($"auth.{name.ToLowerInvariant()}.disable") != true).ToArray();
        return named is null && left.Length == known.Length ? null : left;
    }

    private readonly struct Properties(Destination destination)
    {
        public string? Text(string key)
            => (destination.Url.Scheme == "smtps" ? DestinationType.Text(destination.Properties, "mail.smtps." + key) : null) ?? DestinationType.Text(destination.Properties, "mail.smtp." + key);

        public bool? Flag(string key) => Text(key) switch
        {
            null => null,
            var text when bool.TryParse(text, out var value) => value,
            _ => throw Wrong(key, "is neither true nor false"),
        };

        public TimeSpan? Milliseconds(string key) => Text(key) switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 => TimeSpan.FromMilliseconds(value),
            _ => throw Wrong(key, "is not a number of milliseconds above 0"),
        };

        public DestinationServiceException Wrong(string key, string problem) => new(destination.Name, $"its property mail.smtp.{key} {problem}.");
    }
}
