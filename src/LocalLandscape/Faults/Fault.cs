using Btp.Connectivity.LocalLandscape.Audit;

namespace Btp.Connectivity.LocalLandscape.Faults;

/// <summary>A fault to be switched on with <see cref="FaultSwitch.SwitchOn"/>.</summary>
/// <param name="Hop">Where.</param>
/// <param name="Kind">What.</param>
public sealed record Fault(Hop Hop, FaultKind Kind)
{
    /// <summary>How many requests it hits before it switches itself off; null = until it is switched off.</summary>
    public int? Times { get; init; }

    /// <summary>For <see cref="FaultKind.Slow"/>: how long the hop waits.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>For <see cref="FaultKind.CutMidBody"/>: how many bytes of the body still arrive.</summary>
    public long AfterBytes { get; init; }

    /// <summary>A location id or an internal host that the fault is limited to; null = everything.</summary>
    public string? Scope { get; init; }
}
