using System.Globalization;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>
/// Where a destination of any type is, as a URL: the one that is written, or one made of host and port in the way that the runtime makes it of the
/// Destination service's answer. Null where a part is a placeholder or missing; never with user information.
/// </summary>
internal static class DestinationAddress
{
    public static string? Of(Destination destination) => destination switch
    {
        HttpDestination => Url(Literal(destination, "URL"), "http", "https"),
        LdapDestination => Url(Literal(destination, "ldap.url"), "ldap", "ldaps"),
        TcpDestination => Tcp(Literal(destination, "Address")),
        MailDestination => Mail(destination),
        RfcDestination => Rfc(destination),
        _ => null,
    };

    private static string? Url(string? text, string scheme, string secureScheme) =>
        text is not null && Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == scheme || url.Scheme == secureScheme) && url.UserInfo.Length == 0 ? text : null;

    private static string? Tcp(string? address)
    {
        if (address is null)
            return null;

        var bare = (address.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase) ? address.Substring("tcp://".Length) : address).TrimEnd('/');
        var colon = bare.LastIndexOf(':');
        return colon > 0 ? HostAndPort("tcp", bare.Substring(0, colon), bare.Substring(colon + 1)) : null;
    }

    private static string? Mail(Destination destination)
    {
        if (destination.Find("mail.transport.protocol") is { IsLiteral: false } || destination.Find("mail.smtp.ssl.enable") is { IsLiteral: false })
            return null;

        var isSecure = string.Equals(Literal(destination, "mail.transport.protocol"), "smtps", StringComparison.OrdinalIgnoreCase)
            || string.Equals(Literal(destination, "mail.smtp.ssl.enable"), "true", StringComparison.OrdinalIgnoreCase);
        var scheme = isSecure ? "smtps" : "smtp";
        var port = destination.Find("mail." + scheme + ".port") ?? destination.Find("mail.smtp.port");
        var host = destination.Find("mail." + scheme + ".host") ?? destination.Find("mail.smtp.host") ?? destination.Find("mail.host");
        return host is { IsLiteral: true } && port is null or { IsLiteral: true }
            ? HostAndPort(scheme, host?.Value.Trim(), port?.Value.Trim() ?? (isSecure ? "465" : "587"))
            : null;
    }

    private static string? Rfc(Destination destination)
    {
        if (destination.Find("jco.client.wshost") is not null)
            return HostAndPort("wss", Literal(destination, "jco.client.wshost"), destination.Find("jco.client.wsport") is null ? "443" : Literal(destination, "jco.client.wsport"));

        if (destination.Find("jco.client.ashost") is not null)
            return Literal(destination, "jco.client.sysnr") is { Length: 2 } number ? HostAndPort("rfc", Literal(destination, "jco.client.ashost"), "33" + number) : null;

        var system = destination.Find("jco.client.r3name") is not null ? Literal(destination, "jco.client.r3name") : Literal(destination, "jco.client.msserv");
        return Literal(destination, "jco.client.mshost") is { } host && system is not null && Uri.TryCreate("rfc://" + host + "/" + Uri.EscapeDataString(system), UriKind.Absolute, out var url)
            ? url.OriginalString
            : null;
    }

    private static string? HostAndPort(string scheme, string? host, string? port) =>
        host is { Length: > 0 } && host.IndexOfAny(['/', '?', '#', '@', '\\', ' ']) < 0 && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && Uri.TryCreate(scheme + "://" + host + ":" + number.ToString(CultureInfo.InvariantCulture), UriKind.Absolute, out var url)
            ? url.OriginalString
            : null;

    private static string? Literal(Destination destination, string key) =>
        destination.Find(key) is { IsLiteral: true } property && property.Value.Trim() is { Length: > 0 } text ? text : null;
}
