using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Transport;
using Polly;
using Polly.Retry;

namespace Btp.Connectivity.Http;

/// <summary>How calls to a back end are repeated.</summary>
internal static class TargetRetry
{
    public static RetryStrategyOptions<HttpResponseMessage> Strategy(string destination, HandlerServices services, Func<ResilienceContext, HttpRequestMessage> requestOf) => new()
    {
        MaxRetryAttempts = services.Options.MaxRetries,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = services.Options.Resilience.LongestPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = attempt => ValueTask.FromResult(
            TargetFailures.IsSafeToRepeat(requestOf(attempt.Context), attempt.Outcome)
            && !(attempt.Outcome.Result is { } busy && RetryAfter.IsTooLong(busy, services.Clock, services.Options.Resilience.LongestPause))),
        DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome switch
        {
            { Result: { } response } => RetryAfter.Of(response, services.Clock),
            { Exception: ProxyAuthorizationException } => TimeSpan.Zero,
            _ => null,
        }),
        OnRetry = attempt =>
        {
            var reason = attempt.Outcome.Result is { } response ? $"status {(int)response.StatusCode}" : attempt.Outcome.Exception!.GetType().Name;
            attempt.Outcome.Result?.Dispose();
            ConnectivityMetrics.Retried(destination);
            ConnectivityLog.Retried(services.Logger, destination, attempt.AttemptNumber + 1, reason);
            return default;
        },
    };
}
