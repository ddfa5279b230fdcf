using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace Btp.Connectivity.Resilience;

/// <summary>The pipeline of one <see cref="CircuitKey"/> and the state of its circuit breaker.</summary>
internal sealed class Circuit(CircuitKey key, ILogger logger)
{
    private readonly CircuitBreakerStateProvider _state = new();
    private int _open;

    public ResiliencePipeline<HttpResponseMessage> Pipeline { get; internal set; } = ResiliencePipeline<HttpResponseMessage>.Empty;

    /// <summary>Timestamp of the last use; ticks of UTC.</summary>
    public long LastUsed { get; set; }

    /// <summary>Whether calls go through without a trial being due.</summary>
    public bool IsClosed => _state.CircuitState == CircuitState.Closed;

    /// <summary>The breaker: opens at the share of outages that the options state.</summary>
    /// <param name="options">The options.</param>
    /// <param name="minimumCalls">How many calls it takes.</param>
    /// <param name="window">The time in which they are counted.</param>
    /// <param name="isOutage">Whether an outcome says that nobody is there; what it says otherwise does not matter.</param>
    public CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker(
        ResilienceOptions options, int minimumCalls, TimeSpan window, Func<Outcome<HttpResponseMessage>, bool> isOutage) => new()
    {
        FailureRatio = options.CircuitFailureRatio,
        MinimumThroughput = minimumCalls,
        SamplingDuration = window,
        BreakDuration = options.CircuitBreak,
        StateProvider = _state,
        // A caller that gives up during the trial has shown nothing, so the circuit stays open.
        ShouldHandle = attempt => ValueTask.FromResult(
            isOutage(attempt.Outcome) || (attempt.Outcome.Exception is OperationCanceledException && _state.CircuitState == CircuitState.HalfOpen)),
        OnOpened = opened =>
        {
            if (Interlocked.Exchange(ref _open, 1) == 0)
            {
                ConnectivityMetrics.CircuitOpened(key.Hop, key.Name);
            }

            ConnectivityLog.CircuitOpened(logger, key.Hop, key.Name, key.Tenant, opened.BreakDuration.TotalSeconds);
            return default;
        },
        OnClosed = _ =>
        {
            if (Interlocked.Exchange(ref _open, 0) == 1)
            {
                ConnectivityMetrics.CircuitClosed(key.Hop, key.Name);
                ConnectivityLog.CircuitClosed(logger, key.Hop, key.Name, key.Tenant);
            }

            return default;
        },
    };
}
