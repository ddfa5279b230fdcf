using Btp.Connectivity.LocalLandscape.Audit;

namespace Btp.Connectivity.LocalLandscape.Faults;

/// <summary>The faults that are on in a landscape. Safe for concurrent use; a change holds from the next request on.</summary>
public sealed class FaultSwitch
{
    private readonly Lock _lock = new();
    private readonly List<Armed> _armed = [];

    /// <summary>The faults that are on, with what is left of <see cref="Fault.Times"/>.</summary>
    public IReadOnlyList<Fault> Active
    {
        get
        {
            lock (_lock)
                return [.. _armed.Select(static a => a.Fault with { Times = a.Left })];
        }
    }

    /// <summary>Switches a fault on; disposing what is returned switches it off.</summary>
    public IDisposable SwitchOn(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var armed = new Armed(this, fault);
        lock (_lock)
            _armed.Add(armed);
        return armed;
    }

    /// <summary>Switches all faults off.</summary>
    public void Clear()
    {
        lock (_lock)
            _armed.Clear();
    }

    /// <summary>The tunnel of one location id (null: of all) is down.</summary>
    public IDisposable TunnelDown(string? locationId = null) => SwitchOn(new Fault(Hop.ConnectivityProxy, FaultKind.TunnelDown) { Scope = locationId });

    /// <summary>A hop answers late.</summary>
    public IDisposable Slow(Hop hop, TimeSpan delay, int? times = null) => SwitchOn(new Fault(hop, FaultKind.Slow) { Delay = delay, Times = times });

    /// <summary>A hop answers 429.</summary>
    public IDisposable TooManyRequests(Hop hop, int? times = null) => SwitchOn(new Fault(hop, FaultKind.TooManyRequests) { Times = times });

    /// <summary>A hop answers 401.</summary>
    public IDisposable Unauthorized(Hop hop, int? times = null) => SwitchOn(new Fault(hop, FaultKind.Unauthorized) { Times = times });

    /// <summary>A hop cuts the connection in the middle of an answer.</summary>
    public IDisposable CutMidBody(Hop hop, long afterBytes, int? times = null) =>
        SwitchOn(new Fault(hop, FaultKind.CutMidBody) { AfterBytes = afterBytes, Times = times });

    /// <summary>A hop is down; for the back end optionally one internal host only.</summary>
    public IDisposable Down(Hop hop, string? internalHost = null) => SwitchOn(new Fault(hop, FaultKind.Down) { Scope = internalHost });

    /// <summary>Asks whether a request at a hop is hit by a fault, and counts the hit.</summary>
    /// <param name="hop">The hop that handles the request.</param>
    /// <param name="kind">The kind of fault that the hop can show now.</param>
    /// <param name="scope">The location id or internal host of the request, when it has one.</param>
    /// <returns>The fault, or null.</returns>
    public Fault? Take(Hop hop, FaultKind kind, string? scope = null)
    {
        lock (_lock)
        {
            var armed = _armed.Find(a => a.Fault.Hop == hop && a.Fault.Kind == kind
                && (a.Fault.Scope is null || string.Equals(a.Fault.Scope, scope ?? "", StringComparison.OrdinalIgnoreCase)));
            if (armed is null)
                return null;
            if (armed.Left is int left && (armed.Left = left - 1) <= 0)
                _armed.Remove(armed);
            return armed.Fault;
        }
    }

    private sealed class Armed(FaultSwitch owner, Fault fault) : IDisposable
    {
        public Fault Fault => fault;
        public int? Left { get; set; } = fault.Times;

        public void Dispose()
        {
            lock (owner._lock)
                owner._armed.Remove(this);
        }
    }
}
