using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Resilience;

/// <summary>The circuits of the process, one per <see cref="CircuitKey"/>. Bounded: closed ones that nobody used for long make room.</summary>
internal sealed class Circuits(IOptions<BtpConnectivityOptions> options, TimeProvider clock, ILogger<Circuits> logger)
{
    private readonly ConcurrentDictionary<CircuitKey, Circuit> _circuits = new();

    public int Count => _circuits.Count;

    /// <summary>The circuit of the key; <paramref name="build"/> gives a new one its pipeline.</summary>
    public Circuit Of<TState>(CircuitKey key, TState state, Action<Circuit, TState> build)
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (!_circuits.TryGetValue(key, out var circuit))
        {
            var created = new Circuit(key, logger) { LastUsed = now };
            build(created, state);
            circuit = _circuits.GetOrAdd(key, created);
            if (_circuits.Count > options.Value.MaxCacheEntries)
            {
                MakeRoom();
            }
        }

        circuit.LastUsed = now;
        return circuit;
    }

    // Rare, so a scan is fine. An open circuit keeps its place: without it the dead destination would be called again.
    private void MakeRoom()
    {
        var excess = _circuits.Count - options.Value.MaxCacheEntries + (options.Value.MaxCacheEntries / 10);
        foreach (var pair in _circuits.Where(static pair => pair.Value.IsClosed).OrderBy(static pair => pair.Value.LastUsed).Take(excess).ToArray())
        {
            _circuits.TryRemove(pair);
        }
    }
}
