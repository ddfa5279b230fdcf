namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>A destination of type RFC, whose properties are those of SAP's Java connector.</summary>
public sealed record RfcDestination : Destination
{
    /// <inheritdoc/>
    public override DestinationType Type => DestinationType.Rfc;

    /// <inheritdoc/>
    public override string ProxyTypeKey => "jco.destination.proxy_type";

    // WebSocket RFC is what there is over the Internet; for classic RFC nothing is documented.
    private protected override ProxyType DefaultProxyType => WebSocketHost is { Length: > 0 } ? ProxyType.Internet : ProxyType.Unknown;

    /// <inheritdoc/>
    public override string AuthenticationKey => "jco.destination.auth_type";

    /// <inheritdoc/>
    public override string? UserKey => Find("jco.client.user") is null && Find("jco.client.alias_user") is not null ? "jco.client.alias_user" : "jco.client.user";

    /// <inheritdoc/>
    public override string LocationIdKey => "jco.client.cloud_connector_location_id";

    /// <summary>The application server of a direct connection.</summary>
    public string? ApplicationServer => Value("jco.client.ashost");

    /// <summary>The instance number of a direct connection, two digits.</summary>
    public string? SystemNumber => Value("jco.client.sysnr");

    /// <summary>The message server of a balanced connection.</summary>
    public string? MessageServer => Value("jco.client.mshost");

    /// <summary>The host of a WebSocket connection.</summary>
    public string? WebSocketHost => Value("jco.client.wshost");

    /// <summary>The ABAP client, three digits.</summary>
    public string? SapClient => Value("jco.client.client");
}
