using System.Globalization;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>What single properties may be: numbers within bounds, one of a set, text of a length. A part of BTP2013.</summary>
/// <remarks>Source: SAP's tables of HTTP and RFC destination properties, and of the Transparent Proxy for <c>URL.*Timeout*</c>. Placeholders and empty values are nothing to judge.</remarks>
internal static class PropertyBounds
{
    private static readonly string[] _switch = ["0", "1"];

    private static readonly string[] _truth = ["TRUE", "FALSE"];

    // Values whose case the service does not mind.
    private static readonly (string Key, string[] Values)[] _httpSets =
    [
        ("tokenServiceURLType", ["Dedicated", "Common"]), ("tokenServiceURL.ProxyType", ["Internet", "OnPremise"]), ("HostnameVerifier", ["Strict", "BrowserCompatible"]),
        ("SAMLAssertionProvider", ["DestinationServiceGenerated", "ClientProvided"]), ("KeyStore.Source", ["DestinationService", "ClientProvided"]),
        ("TrustAll", _truth), ("Preemptive", _truth), ("tokenService.addClientCredentialsInBody", _truth), ("samlAssertionEncoding", ["base64", "base64url"]),
        ("clientAssertion.type", ["urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"]),
    ];

    private static readonly (string Key, string[] Values)[] _rfcSets =
    [
        ("jco.client.tls_client_certificate_logon", _switch), ("jco.client.tls_trust_all", _switch), ("jco.client.trace", _switch), ("jco.destination.pool_check_connection", _switch),
        ("jco.client.serialization_format", ["rowBased", "columnBased"]), ("jco.client.network", ["LAN", "WAN"]),
    ];

    // Zero switches off what otherwise has a least value.
    private static readonly (string Key, int Least, int Most, bool OrZero)[] _httpNumbers =
    [
        ("tokenServiceURL.ConnectionTimeoutInSeconds", 0, 60, false), ("tokenServiceURL.SocketReadTimeoutInSeconds", 0, 600, false),
        ("URL.connectionTimeoutInSeconds", 1, 300, false), ("URL.socketReadTimeoutInSeconds", 1, 43200, false),
    ];

    private static readonly (string Key, int Least, int Most, bool OrZero)[] _rfcNumbers =
    [
        ("jco.destination.ws_ping_period", 10, 86400, true), ("jco.destination.ws_pong_timeout", 10, 3600, true),
        ("jco.destination.pool_capacity", 0, int.MaxValue, false), ("jco.destination.peak_limit", 0, int.MaxValue, false), ("jco.destination.max_get_client_time", 0, int.MaxValue, false),
        ("jco.destination.expiration_time", 0, int.MaxValue, false), ("jco.destination.expiration_check_period", 0, int.MaxValue, false),
    ];

    private static readonly (string Key, int Length)[] _rfcLengths = [("jco.client.user", 12), ("jco.client.alias_user", 40)];

    /// <summary>The sets that a type of destination has besides its proxy types and authentications.</summary>
    public static IReadOnlyList<(string Key, string[] Values)> Sets(Destination destination) => destination switch
    {
        HttpDestination => _httpSets,
        RfcDestination => _rfcSets,
        _ => [],
    };

    /// <summary>The values that are no number within their bounds, or too long, and what is wrong with them.</summary>
    public static IEnumerable<(SourceSpan, string)> Beyond(Destination destination)
    {
        foreach (var (key, least, most, orZero) in destination switch { HttpDestination => _httpNumbers, RfcDestination => _rfcNumbers, _ => [] })
        {
            if (Judged(destination, key) is not { } property)
                continue;

            var isNumber = int.TryParse(property.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
            if (!isNumber || ((number < least || number > most) && !(orZero && number == 0)))
                yield return (property.ValueSpan, "'" + key + "' of '" + destination.Name + "' cannot be '" + property.Value + "': it is a number "
                    + (most == int.MaxValue ? "from " + Text(least) + " on" : (orZero ? "of 0, or " : "") + "from " + Text(least) + " to " + Text(most)));
        }

        foreach (var (key, length) in destination is RfcDestination ? _rfcLengths : [])
        {
            if (Judged(destination, key) is { } property && property.Value.Trim().Length > length)
                yield return (property.ValueSpan, "'" + key + "' of '" + destination.Name + "' has at most " + Text(length) + " characters" + (length == 12 ? "; a longer name of the same user is an alias, 'jco.client.alias_user'" : ""));
        }
    }

    private static DestinationProperty? Judged(Destination destination, string key) =>
        destination.Find(key) is { IsLiteral: true } property && !Placeholder.IsPlaceholder(property.Value) ? property : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
