namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>A destination of type TCP, which knows no authentication.</summary>
public sealed record TcpDestination : Destination
{
    /// <inheritdoc/>
    public override DestinationType Type => DestinationType.Tcp;

    /// <inheritdoc/>
    public override string? UserKey => null;

    /// <summary>The address as written, <c>host:port</c> with or without <c>tcp://</c>.</summary>
    public string? Address => Value("Address");
}
