using System.Net;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Transport;
using Polly;
using Polly.Retry;

namespace Btp.Connectivity.Http;

/// <summary>
/// Repeats a request where that is safe: always when it was certainly not sent (no connection, token refused by the proxy) or not
/// accepted (429), and after an unknown outcome only when the method reads. The body must be repeatable.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline<HttpResponseMessage>? _pipeline;
    private readonly string _destination;
    private readonly HandlerServices _services;

    public ResilienceHandler(DestinationContract contract, HandlerServices services)
    {
        _destination = contract.Name;
        _services = services;
        if (services.Options.MaxRetries > 0)
        {
            _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = services.Clock }.AddRetry(Strategy()).Build();
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => _pipeline is null || !IsReplayable(request.Content) ? base.SendAsync(request, cancellationToken) : RepeatAsync(request, cancellationToken);

    /// <summary>Whether the body can be written twice: a stream of the caller cannot unless it can be rewound.</summary>
    internal static bool IsReplayable(HttpContent? content) => content is null or ByteArrayContent or ReadOnlyMemoryContent or IRepeatableContent or StreamedContent { CanBeRepeated: true };

    private async Task<HttpResponseMessage> RepeatAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(RequestKey, request);
            var outcome = await _pipeline!.ExecuteOutcomeAsync(static (context, handler) => handler.AttemptAsync(context), context, this).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("request");

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context)
    {
        context.Properties.TryGetValue(RequestKey, out var request);
        try
        {
            return Outcome.FromResult(await base.SendAsync(request!, context.CancellationToken).ConfigureAwait(false));
        }
        catch (Exception problem)
        {
            return Outcome.FromException<HttpResponseMessage>(problem);
        }
    }

    private RetryStrategyOptions<HttpResponseMessage> Strategy() => new()
    {
        MaxRetryAttempts = _services.Options.MaxRetries,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = LongestPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = attempt =>
        {
            attempt.Context.Properties.TryGetValue(RequestKey, out var request);
            return ValueTask.FromResult(
                IsSafeToRepeat(request!, attempt.Outcome)
                && !(attempt.Outcome.Result is { } busy && RetryAfter.IsTooLong(busy, _services.Clock, LongestPause)));
        },
        DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome switch
        {
            { Result: { } response } => RetryAfter.Of(response, _services.Clock),
            { Exception: ProxyAuthorizationException } => TimeSpan.Zero,
            _ => null,
        }),
        OnRetry = attempt =>
        {
            var reason = attempt.Outcome.Result is { } response ? $"status {(int)response.StatusCode}" : attempt.Outcome.Exception!.GetType().Name;
            attempt.Outcome.Result?.Dispose();
            ConnectivityMetrics.Retried(_destination);
            ConnectivityLog.Retried(_services.Logger, _destination, attempt.AttemptNumber + 1, reason);
            return default;
        },
    };

    private static bool IsSafeToRepeat(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Result is { } response)
        {
            return response.StatusCode == HttpStatusCode.TooManyRequests
                || (Reads(request.Method) && response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null);
        }

        return outcome.Exception switch
        {
            ProxyAuthorizationException or ConnectivityProxyUnreachableException => true,
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => true,
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.Unknown } => Reads(request.Method),
            _ => false,
        };
    }

    private static bool Reads(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options;
}
