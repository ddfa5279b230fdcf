using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>The virtual host, and what of its port is known, to which an on-premise destination leads.</summary>
/// <param name="Host">The virtual host.</param>
/// <param name="Ports">The ports that would do, as mappings write them; empty if the destination does not tell.</param>
internal sealed record VirtualAddress(string Host, EquatableArray<string> Ports)
{
    /// <summary>Where a destination leads; null if it does not say so literally.</summary>
    public static VirtualAddress? Of(Destination destination) => destination switch
    {
        HttpDestination http => OfUrl(Literal(http, http.Find("URL") is not null ? "URL" : "url")),
        LdapDestination ldap => OfUrl(Literal(ldap, "ldap.url")),
        RfcDestination rfc => OfRfc(rfc),
        TcpDestination tcp => OfAuthority(Literal(tcp, "Address")),
        MailDestination mail => OfMail(mail),
        _ => null,
    };

    /// <summary>Whether a connector of this subaccount may be the one that a destination means. What is not known does not speak against it.</summary>
    public static bool IsSameLocation(Destination destination, ConnectedSubaccount subaccount) =>
        subaccount.LocationId is null
        || (destination.Find(destination.LocationIdKey) is { IsLiteral: false })
        || string.Equals(destination.LocationId ?? "", subaccount.LocationId, StringComparison.Ordinal);

    /// <summary>Whether a mapping is the one of this host, whatever its port.</summary>
    public bool IsHostOf(SystemMapping mapping) => string.Equals(Host, mapping.VirtualHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a mapping is the one of this host and port.</summary>
    public bool Matches(SystemMapping mapping)
    {
        if (!IsHostOf(mapping))
            return false;
        if (Ports.IsEmpty || mapping.VirtualPort is null)
            return true;

        foreach (var port in Ports)
        {
            if (string.Equals(port, mapping.VirtualPort, StringComparison.OrdinalIgnoreCase) || IsInRange(port, mapping.VirtualPort))
                return true;
        }

        return false;
    }

    /// <summary>Host and the likeliest port, as people write them.</summary>
    public override string ToString() => Ports.IsEmpty ? Host : Host + ":" + Ports[0];

    private static VirtualAddress? OfUrl(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? new VirtualAddress(uri.Host, uri.Port > 0 ? new[] { uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) }.ToEquatableArray() : default)
            : null;

    private static VirtualAddress? OfAuthority(string? address) => address is null ? null : OfUrl(address.IndexOf("://", StringComparison.Ordinal) < 0 ? "tcp://" + address : address);

    // A gateway is sapgwNN or 33NN, a message server sapmsSID, or a service or port of its own.
    private static VirtualAddress? OfRfc(RfcDestination rfc)
    {
        if (Literal(rfc, "jco.client.ashost") is { } server)
            return new VirtualAddress(server, Literal(rfc, "jco.client.sysnr") is { Length: 2 } number ? new[] { "sapgw" + number, "33" + number, "sapgw" + number + "s", "48" + number }.ToEquatableArray() : default);

        if (Literal(rfc, "jco.client.mshost") is not { } messages)
            return Literal(rfc, "jco.client.wshost") is { } web ? new VirtualAddress(web, Literal(rfc, "jco.client.wsport") is { } port ? new[] { port }.ToEquatableArray() : default) : null;
        if (Literal(rfc, "jco.client.msserv") is { } service)
            return new VirtualAddress(messages, new[] { service }.ToEquatableArray());
        return new VirtualAddress(messages, Literal(rfc, "jco.client.r3name") is { } system ? new[] { "sapms" + system }.ToEquatableArray() : default);
    }

    private static VirtualAddress? OfMail(MailDestination mail) =>
        Literal(mail, MailHostKey(mail)) is { } host ? new VirtualAddress(host, Literal(mail, MailHostKey(mail).Replace(".host", ".port")) is { } port ? new[] { port }.ToEquatableArray() : default) : null;

    /// <summary>The key under which a mail destination has its server: of those to which mail is handed, for want of one of those from which it is fetched.</summary>
    public static string MailHostKey(MailDestination mail) =>
        Array.Find(["mail." + (mail.TransportProtocol ?? "smtp") + ".host", "mail.smtp.host", "mail.smtps.host", "mail.imap4.host", "mail.imap.host", "mail.pop3.host"], key => mail.Find(key) is not null) ?? "mail.smtp.host";

    private static string? Literal(Destination destination, string key) => destination.Find(key) is { IsLiteral: true, Value: { Length: > 0 } value } ? value : null;

    private static bool IsInRange(string port, string range)
    {
        var dash = range.IndexOf('-');
        return dash > 0
            && int.TryParse(port, out var number)
            && int.TryParse(range.Substring(0, dash), out var first)
            && int.TryParse(range.Substring(dash + 1), out var last)
            && number >= first && number <= last;
    }
}
