namespace Btp.Connectivity.LocalLandscape.Faults;

/// <summary>What can go wrong on purpose.</summary>
public enum FaultKind
{
    /// <summary>No Cloud Connector is connected: the Connectivity proxy answers 503. <see cref="Fault.Scope"/> = a location id, null = all tunnels.</summary>
    TunnelDown,

    /// <summary>The hop answers only after <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>The hop answers 429 with <c>Retry-After: 1</c>.</summary>
    TooManyRequests,

    /// <summary>The hop answers 401, the Connectivity proxy 407, whatever the token.</summary>
    Unauthorized,

    /// <summary>The hop cuts the connection after <see cref="Fault.AfterBytes"/> bytes of the answer's body.</summary>
    CutMidBody,

    /// <summary>The hop does not answer. At the back end: the Cloud Connector cannot reach it (502); <see cref="Fault.Scope"/> = its internal host, null = all.</summary>
    Down,
}
