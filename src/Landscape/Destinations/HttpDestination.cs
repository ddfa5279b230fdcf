namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>A destination of type HTTP.</summary>
public sealed record HttpDestination : Destination
{
    /// <inheritdoc/>
    public override DestinationType Type => DestinationType.Http;

    /// <inheritdoc/>
    /// <remarks>The approuter's <c>destinations</c> variable writes it in its own way.</remarks>
    public override ProxyType ProxyType =>
        Origin == DestinationOrigin.Environment && Find("proxyType") is { } own
            ? string.Equals(own.Value, "onPremise", StringComparison.OrdinalIgnoreCase) ? ProxyType.OnPremise
                : string.Equals(own.Value, "Internet", StringComparison.OrdinalIgnoreCase) ? ProxyType.Internet
                : ProxyType.Unknown
            : base.ProxyType;

    /// <summary>The address as written: the virtual one for on-premise destinations.</summary>
    public string? Url => Value("URL") ?? (Origin == DestinationOrigin.Environment ? Value("url") : null);

    /// <summary>The ABAP client, three digits.</summary>
    public string? SapClient => Value("sap-client");

    /// <summary>The logon language.</summary>
    public string? SapLanguage => Value("sap-language");
}
