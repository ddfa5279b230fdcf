using System.Globalization;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>What the library can do with a destination. Everything else is refused with the alternative, before anything is sent.</summary>
internal static class NativeRules
{
    private const string Soap = "Set SoapDestination of [RfcService] to an HTTP destination of the same system.";

    public static void Verify(Destination destination, IReadOnlyDictionary<string, string> properties, NativeRfcOptions options)
    {
        foreach (var (name, value) in properties)
            Verify(destination.Name, name, value, options);

        if (destination.Authentication != "CONFIGURED_USER")
            throw No(destination, $"jco.destination.auth_type is '{destination.Authentication}'. How a user is propagated to the Cloud Connector by RFC is known to SAP's own connectors only. {Soap}");

        string? Text(string name) => DestinationType.Text(properties, "jco.client." + name);
        var (server, balanced, web) = (Text("ashost"), Text("mshost"), Text("wshost"));
        if (new[] { server, balanced, web }.Count(static host => host is not null) != 1)
            throw No(destination, "exactly one of jco.client.ashost, mshost and wshost has to be there.");
        if (server is not null && (Text("sysnr") is not { Length: 2 } number || !number.All(char.IsAsciiDigit)))
            throw No(destination, "jco.client.sysnr has to be two digits.");
        if (balanced is not null && (Text("r3name") ?? Text("msserv")) is null)
            throw No(destination, "jco.client.mshost needs jco.client.r3name or msserv.");
        if (web is not null && !(ushort.TryParse(Text("wsport") ?? "443", NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0))
            throw No(destination, "jco.client.wsport is no port.");
        if (Text("type") is not (null or "3"))
            throw No(destination, "jco.client.type is not 3, an ABAP system.");
        if (Text("use_sapgui") is not (null or "0"))
            throw No(destination, "jco.client.use_sapgui asks for a SAP GUI, and there is none on a server.");
        if (Text("serialization_format") is { } format && !(format.Equals("rowBased", StringComparison.OrdinalIgnoreCase) || format.Equals("columnBased", StringComparison.OrdinalIgnoreCase)))
            throw No(destination, "jco.client.serialization_format is none of rowBased and columnBased.");
        if (Text("network") is { } network && !(network.Equals("LAN", StringComparison.OrdinalIgnoreCase) || network.Equals("WAN", StringComparison.OrdinalIgnoreCase)))
            throw No(destination, "jco.client.network is none of LAN and WAN.");

        VerifyCredentials(destination, Text);
        VerifyTls(destination, properties, options, web is not null);
        if (destination.ProxyType == DestinationProxyType.OnPremise)
            VerifyTunnel(destination, Text);
        else if (web is null && !options.AllowUnencrypted && Text("snc_mode") != "1" && !IsLoopback(server ?? balanced!))
            throw No(destination, "classic RFC without SNC would send password and data readable over the network. Use jco.client.wshost (RFC over WebSocket), SNC, or proxy type OnPremise; "
                + $"in a network of your own, Btp:NativeRfc:{nameof(NativeRfcOptions.AllowUnencrypted)} allows it.");
    }

    private static void Verify(string destination, string name, string value, NativeRfcOptions options)
    {
        if (!name.StartsWith("jco.", StringComparison.OrdinalIgnoreCase))
            return;
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new RfcNotPossibleException(destination, $"{name} holds a zero character.");
        if (JcoProperty.All.TryGetValue(name, out var known))
        {
            if (known.Use == JcoUse.Refused)
                throw new RfcNotPossibleException(destination, $"{name}: {known.Reason}.");
        }
        else if (!options.IgnoredProperties.Contains(name))
        {
            throw new RfcNotPossibleException(destination,
                $"{name} is not known here, so leaving it out might change what the destination means. Remove it, or name it in Btp:NativeRfc:{nameof(NativeRfcOptions.IgnoredProperties)}.");
        }
    }

    private static void VerifyCredentials(Destination destination, Func<string, string?> text)
    {
        var byCertificate = text("tls_client_certificate_logon") == "1";
        var bySnc = text("snc_mode") == "1";
        if (byCertificate && text("passwd") is not null)
            throw No(destination, "jco.client.tls_client_certificate_logon and jco.client.passwd are both there: which of them logs on?");
        if (!byCertificate && !bySnc && text("mysapsso2") is null && (text("user") ?? text("alias_user")) is null)
            throw No(destination, "it names nobody to log on: jco.client.user, alias_user, mysapsso2, SNC or jco.client.tls_client_certificate_logon is missing.");
        if (!byCertificate && !bySnc && text("mysapsso2") is null && text("passwd") is null)
            throw No(destination, "jco.client.passwd is missing.");
        if (text("x509cert") is not null && !bySnc)
            throw No(destination, "jco.client.x509cert needs SNC (jco.client.snc_mode is 1): else everybody could log on with anybody's certificate, and the system refuses it.");
    }

    private static void VerifyTls(Destination destination, IReadOnlyDictionary<string, string> properties, NativeRfcOptions options, bool usesWebSocket)
    {
        var hasPse = options.ClientPse is not null || options.ClientPses.ContainsKey(destination.Name);
        if (DestinationType.Text(properties, "jco.client.tls_client_certificate_logon") == "1")
        {
            if (!usesWebSocket)
                throw No(destination, "jco.client.tls_client_certificate_logon needs RFC over WebSocket (jco.client.wshost).");
            if (!hasPse)
                throw No(destination, $"logon by certificate needs a PSE file, which only SAP's tool sapgenpse can make of the key store: name it in Btp:NativeRfc:ClientPses:{destination.Name}.");
        }

        if (usesWebSocket && !hasPse && properties.ContainsKey("TrustStoreLocation"))
            throw No(destination, $"the library reads no trust store but a PSE file: put its authorities into one with sapgenpse and name it in Btp:NativeRfc:ClientPses:{destination.Name}.");
        if (usesWebSocket && DestinationType.Text(properties, "jco.client.use_tls") == "0")
            throw No(destination, "jco.client.use_tls is 0: RFC over WebSocket without TLS is not used.");
    }

    private static void VerifyTunnel(Destination destination, Func<string, string?> text)
    {
        if (text("mshost") is not null)
            throw No(destination, $"a message server answers with addresses of the company's network, to which no tunnel leads. Use jco.client.ashost with sysnr, or wshost. Or: {Soap}");
        foreach (var name in (string[])["saprouter", "gwhost", "gwserv", "proxy_host", "proxy_port", "proxy_user", "proxy_passwd"])
        {
            if (text(name) is not null)
                throw No(destination, $"jco.client.{name} is another way to the system than the Cloud Connector.");
        }
    }

    private static bool IsLoopback(string host) => host is "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));

    private static RfcNotPossibleException No(Destination destination, string problem) => new(destination.Name, problem);
}
