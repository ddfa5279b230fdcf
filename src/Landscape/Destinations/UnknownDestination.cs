namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>A destination whose type is none that SAP documents, or is filled in at deployment.</summary>
public sealed record UnknownDestination : Destination
{
    /// <inheritdoc/>
    public override DestinationType Type => DestinationType.Unknown;

    /// <inheritdoc/>
    public override ProxyType ProxyType => ProxyType.Unknown;
}
