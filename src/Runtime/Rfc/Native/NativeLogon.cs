using System.Globalization;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>How the way of a connection leads to the system.</summary>
internal enum NativeRoute
{
    /// <summary>The library connects itself.</summary>
    Direct,

    /// <summary>To one application server: the library connects to a loopback address with the port that the system number means.</summary>
    TunneledServer,

    /// <summary>By WebSocket: the library uses a loopback port as its web proxy, so that it still knows the system's name.</summary>
    TunneledWebSocket,
}

/// <summary>The parameters of a connection, made of a destination.</summary>
internal sealed class NativeLogon
{
    private readonly List<KeyValuePair<string, string>> _parameters = [];

    private NativeLogon(Destination destination) => Destination = destination;

    public Destination Destination { get; }

    /// <summary>Name and value, without the address of a tunnel.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters;

    public NativeRoute Route { get; private set; }

    /// <summary>The host that a tunnel leads to.</summary>
    public string Host { get; private set; } = "";

    /// <summary>The port that a tunnel leads to.</summary>
    public int Port { get; private set; }

    public required NativeRfcTarget Target { get; init; }

    public required NativePoolSettings Pool { get; init; }

    /// <summary>Whether TLS, and so SAP's cryptographic library, is needed.</summary>
    public bool UsesWebSocket { get; private set; }

    /// <summary>Name of the destination that metadata is read by, or null.</summary>
    public string? RepositoryDestination { get; private init; }

    /// <summary>Same address, with the user that metadata is read by; null where that is the user itself.</summary>
    public NativeLogon? Repository { get; private set; }

    /// <exception cref="RfcNotPossibleException">The destination asks for what the library cannot do, or what would not be safe.</exception>
    public static NativeLogon Of(Destination destination, NativeRfcOptions options)
    {
        var logon = Create(destination, destination.Properties, options);
        var user = DestinationType.Text(destination.Properties, "jco.destination.repository.user");
        if (user is not null)
        {
            var properties = destination.Properties.Where(static property => !_credentials.Contains(property.Key)).ToDictionary(StringComparer.Ordinal);
            properties["jco.client.user"] = user;
            properties["jco.client.passwd"] = destination.Properties.GetValueOrDefault("jco.destination.repository.passwd") ?? "";
            logon.Repository = Create(destination, properties, options);
        }

        return logon;
    }

    private static readonly string[] _credentials =
        ["jco.client.user", "jco.client.passwd", "jco.client.alias_user", "jco.client.mysapsso2", "jco.client.x509cert", "jco.client.extid_data", "jco.client.extid_type", "jco.client.tls_client_certificate_logon"];

    private static NativeLogon Create(Destination destination, IReadOnlyDictionary<string, string> properties, NativeRfcOptions options)
    {
        NativeRules.Verify(destination, properties, options);
        var logon = new NativeLogon(destination)
        {
            Target = new(destination.Name, destination.Origin.Length > 0 ? destination.Origin : destination.Url.OriginalString,
                [.. properties.Where(static property => JcoProperty.All.TryGetValue(property.Key, out var known) && known.IsSecret).Select(static property => property.Value)]),
            Pool = NativePoolSettings.Of(destination.Name, properties),
            RepositoryDestination = DestinationType.Text(properties, "jco.destination.repository_destination"),
        };
        foreach (var (name, value) in properties)
        {
            if (JcoProperty.All.TryGetValue(name, out var known) && known is { Use: JcoUse.Parameter, Parameter: { } parameter } && value.Length > 0)
                logon._parameters.Add(new(parameter, value));
        }

        logon.AddFormat(properties);
        logon.AddAddress(properties, options);
        // The order decides nothing for the library, but the same destination has to give the same pool.
        logon._parameters.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return logon;
    }

    // Compression is chosen by the kind of network, and is there with the columns only.
    private void AddFormat(IReadOnlyDictionary<string, string> properties)
    {
        if (!string.Equals(DestinationType.Text(properties, "jco.client.serialization_format"), "columnBased", StringComparison.OrdinalIgnoreCase))
            return;
        _parameters.Add(new("SERIALIZATION_FORMAT", "CB_SERIALIZATION"));
        if (DestinationType.Text(properties, "jco.client.network") is { } network)
            _parameters.Add(new("COMPRESSION_TYPE", network.ToUpperInvariant()));
    }

    private void AddAddress(IReadOnlyDictionary<string, string> properties, NativeRfcOptions options)
    {
        var isTunneled = Destination.ProxyType == DestinationProxyType.OnPremise;
        if (DestinationType.Text(properties, "jco.client.wshost") is { } web)
        {
            var port = DestinationType.Text(properties, "jco.client.wsport") ?? "443";
            _parameters.Add(new("WSHOST", web));
            _parameters.Add(new("WSPORT", port));
            if ((options.ClientPses.TryGetValue(Destination.Name, out var own) ? own : options.ClientPse) is { } pse)
                _parameters.Add(new("TLS_CLIENT_PSE", pse));
            UsesWebSocket = true;
            (Route, Host, Port) = (isTunneled ? NativeRoute.TunneledWebSocket : NativeRoute.Direct, web, int.Parse(port, CultureInfo.InvariantCulture));
        }
        else if (DestinationType.Text(properties, "jco.client.ashost") is { } server)
        {
            var number = DestinationType.Text(properties, "jco.client.sysnr")!;
            _parameters.Add(new("SYSNR", number));
            if (!isTunneled)
                _parameters.Add(new("ASHOST", server));
            // Ports of SAP gateways: sapgwNN is 33NN, sapgwNNs, with SNC, is 48NN.
            var first = DestinationType.Text(properties, "jco.client.snc_mode") == "1" ? 4800 : 3300;
            (Route, Host, Port) = (isTunneled ? NativeRoute.TunneledServer : NativeRoute.Direct, server, first + int.Parse(number, CultureInfo.InvariantCulture));
        }
    }
}
