using System.Globalization;

namespace Btp.Connectivity.Destinations;

/// <summary>
/// The keys under which a type of destination keeps what all of them have. SAP names them differently per type (SAP: property tables of
/// HTTP, RFC, LDAP, MAIL and TCP destinations), so one list of keys for all would read an RFC destination as one without authentication.
/// </summary>
internal sealed record DestinationType(string Name)
{
    public static DestinationType Http { get; } = new("HTTP");

    public static DestinationType Rfc { get; } = new("RFC")
    {
        ProxyTypeKey = "jco.destination.proxy_type", AuthenticationKey = "jco.destination.auth_type", UserKey = "jco.client.user", PasswordKey = "jco.client.passwd",
        LocationIdKey = "jco.client.cloud_connector_location_id", SapClientKey = "jco.client.client", TrustAllKey = "jco.client.tls_trust_all",
    };

    public static DestinationType Ldap { get; } = new("LDAP")
    {
        ProxyTypeKey = "ldap.proxyType", AuthenticationKey = "ldap.authentication", UserKey = "ldap.user", PasswordKey = "ldap.password",
    };

    public static DestinationType Mail { get; } = new("MAIL") { UserKey = "mail.user", PasswordKey = "mail.password" };

    public static DestinationType Tcp { get; } = new("TCP");

    /// <summary>Key of Internet, OnPremise or PrivateLink.</summary>
    public string ProxyTypeKey { get; private init; } = "ProxyType";

    public string AuthenticationKey { get; private init; } = "Authentication";

    public string UserKey { get; private init; } = "User";

    public string PasswordKey { get; private init; } = "Password";

    public string LocationIdKey { get; private init; } = "CloudConnectorLocationId";

    public string SapClientKey { get; private init; } = "sap-client";

    public string TrustAllKey { get; private init; } = "TrustAll";

    /// <summary>The type of that name; names are compared as written.</summary>
    /// <exception cref="DestinationServiceException">There is none.</exception>
    public static DestinationType Named(string destination, string name) => name switch
    {
        "HTTP" => Http,
        "RFC" => Rfc,
        "LDAP" => Ldap,
        "MAIL" => Mail,
        "TCP" => Tcp,
        _ => throw new DestinationServiceException(destination, $"its Type '{name}' is none of HTTP, RFC, LDAP, MAIL and TCP."),
    };

    /// <summary>The authentication as written, or what the service means when it is not written.</summary>
    public string Authentication(IReadOnlyDictionary<string, string> properties)
        => Text(properties, AuthenticationKey) is { } stated && this != Tcp ? stated
            : this == Rfc ? "CONFIGURED_USER"
            : this != Tcp && properties.ContainsKey(UserKey) && properties.ContainsKey(PasswordKey) ? AuthenticationTypes.Basic
            : AuthenticationTypes.None;

    /// <summary>Where it is, as a URL: the one that is written, or one made of host and port.</summary>
    /// <exception cref="DestinationServiceException">The address is missing or none.</exception>
    public Uri Address(string destination, IReadOnlyDictionary<string, string> properties) => Name switch
    {
        "HTTP" => AsUrl(Text(properties, "URL"), "http", "https") ?? throw Wrong(destination, "URL is not an absolute http(s) URL without user information"),
        "LDAP" => AsUrl(Text(properties, "ldap.url"), "ldap", "ldaps") ?? throw Wrong(destination, "ldap.url is not of the form ldap://host:port or ldaps://host:port"),
        "TCP" => TcpAddress(Text(properties, "Address")) ?? throw Wrong(destination, "Address is not of the form host:port"),
        "MAIL" => MailAddress(properties) ?? throw Wrong(destination, "mail.smtp.host or mail.smtp.port is missing or wrong"),
        _ => RfcAddress(properties) ?? throw Wrong(destination, "jco.client.ashost with sysnr, mshost with r3name or msserv, or wshost with wsport are missing"),
    };

    /// <summary>Type by name.</summary>
    public override string ToString() => Name;

    internal static string? Text(IReadOnlyDictionary<string, string> properties, string key)
        => properties.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    private static DestinationServiceException Wrong(string destination, string what) => new(destination, $"its {what}.");

    private static Uri? AsUrl(string? text, string scheme, string secureScheme)
        => Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == scheme || url.Scheme == secureScheme) && url is { UserInfo.Length: 0, Host.Length: > 0 } ? url : null;

    private static Uri? TcpAddress(string? address)
    {
        var bare = address is not null && address.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase) ? address["tcp://".Length..] : address;
        return bare is not null && bare.TrimEnd('/') is var text && text.LastIndexOf(':') is > 0 and var colon ? HostAndPort("tcp", text[..colon], text[(colon + 1)..]) : null;
    }

    // smtps (TLS from the first byte, also by the name mail.smtp.ssl.enable) has a port of its own; 587 is where mail is handed in otherwise (RFC 8314, RFC 6409).
    private static Uri? MailAddress(IReadOnlyDictionary<string, string> properties)
    {
        var isSecure = string.Equals(Text(properties, "mail.transport.protocol"), "smtps", StringComparison.OrdinalIgnoreCase)
            || string.Equals(Text(properties, "mail.smtp.ssl.enable"), "true", StringComparison.OrdinalIgnoreCase);
        var scheme = isSecure ? "smtps" : "smtp";
        var host = Text(properties, $"mail.{scheme}.host") ?? Text(properties, "mail.smtp.host") ?? Text(properties, "mail.host");
        var port = Text(properties, $"mail.{scheme}.port") ?? Text(properties, "mail.smtp.port") ?? (scheme == "smtps" ? "465" : "587");
        return host is null ? null : HostAndPort(scheme, host, port);
    }

    private static Uri? RfcAddress(IReadOnlyDictionary<string, string> properties)
        => Text(properties, "jco.client.wshost") is { } web ? HostAndPort("wss", web, Text(properties, "jco.client.wsport") ?? "443")
            : Text(properties, "jco.client.ashost") is { } server ? Text(properties, "jco.client.sysnr") is { Length: 2 } number ? HostAndPort("rfc", server, "33" + number) : null
            : Text(properties, "jco.client.mshost") is { } message ? (Text(properties, "jco.client.r3name") ?? Text(properties, "jco.client.msserv")) is { } system
                && Uri.TryCreate($"rfc://{message}/{Uri.EscapeDataString(system)}", UriKind.Absolute, out var url) ? url : null
            : null;

    private static Uri? HostAndPort(string scheme, string host, string port)
        => ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && host.IndexOfAny(['/', '?', '#', '@', '\\', ' ']) < 0 && Uri.TryCreate($"{scheme}://{host}:{number.ToString(CultureInfo.InvariantCulture)}", UriKind.Absolute, out var url)
            && url.Host.Length > 0 ? url : null;
}
