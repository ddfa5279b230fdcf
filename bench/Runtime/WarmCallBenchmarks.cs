using BenchmarkDotNet.Attributes;

namespace Btp.Connectivity.Bench.Runtime;

/// <summary>What the handler chain of a destination costs on a warm cache, over a bare client with the same headers.</summary>
[MemoryDiagnoser]
public class WarmCallBenchmarks
{
    private WarmCall _call = null!;

    /// <summary>Fills the caches.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _call = new WarmCall();
        _call.Enter();
        await _call.BoundAsync().ConfigureAwait(false);
    }

    /// <summary>Releases the clients.</summary>
    [GlobalCleanup]
    public void Cleanup() => _call.Dispose();

    /// <summary>A bare client that sets the headers itself.</summary>
    [Benchmark(Baseline = true)]
    public Task<int> BareAsync() => _call.BareAsync();

    /// <summary>The destination-bound client; setting the user is part of it, as it is of every request of an application.</summary>
    [Benchmark]
    public Task<int> DestinationBoundAsync()
    {
        _call.Enter();
        return _call.BoundAsync();
    }
}
