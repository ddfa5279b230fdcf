namespace Btp.Connectivity;

/// <summary>
/// Time limits and circuit breakers, also read from the configuration section <c>Btp:Resilience</c> under the same names. Repetition is
/// <see cref="BtpConnectivityOptions.MaxRetries"/>; the time limit of the platform's services <see cref="BtpConnectivityOptions.ServiceTimeout"/>.
/// </summary>
public sealed class ResilienceOptions
{
    /// <summary>
    /// How long one attempt waits for the head of a back end's answer, from the moment that it is sent. 60 seconds; 0 for no limit. What runs into it is not repeated: the back end may still be at work.
    /// </summary>
    public TimeSpan TargetTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Other time limits by the name of the destination (<c>Btp:Resilience:TargetTimeouts:{name}</c>), for systems with long reports.</summary>
    public IDictionary<string, TimeSpan> TargetTimeouts { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>The longest pause (<c>Retry-After</c>) after which a request is repeated; a longer one makes the answer itself the result. 10 seconds.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether calls to a destination that does not answer fail at once for a while. Circuits are separate for each destination and tenant,
    /// and for token service, Destination service and target. On by default.
    /// </summary>
    public bool CircuitBreaker { get; set; } = true;

    /// <summary>The share of failed calls from which on a circuit opens: above 0, at most 1. One half.</summary>
    public double CircuitFailureRatio { get; set; } = 0.5;

    /// <summary>How many calls to a target within <see cref="CircuitWindow"/> it takes for the share to mean anything; at least 2. 20.</summary>
    public int CircuitMinimumCalls { get; set; } = 20;

    /// <summary>The time in which calls are counted; half a second to a day. 30 seconds.</summary>
    public TimeSpan CircuitWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open circuit lets nothing through; one call then tries whether it may close. Half a second to a day; 15 seconds.</summary>
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromSeconds(15);

    internal TimeSpan TimeoutOf(string destination) => TargetTimeouts.TryGetValue(destination, out var own) ? own : TargetTimeout;
}
