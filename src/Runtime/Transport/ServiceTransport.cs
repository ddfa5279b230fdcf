using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Http;
using Btp.Connectivity.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Btp.Connectivity.Transport;

/// <summary>
/// HTTP to the platform's own services (token service, Destination service): no cookies, no redirects, additional roots if configured,
/// mutual TLS per binding, a time limit, and repetition where the service asks for it. Every request here may be repeated safely.
/// </summary>
internal sealed class ServiceTransport : IDisposable
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, HttpMessageInvoker> _invokers = new(StringComparer.Ordinal);
    private readonly Lazy<TrustedRoots?> _roots;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly BtpConnectivityOptions _options;
    private readonly Circuits _circuits;
    private readonly TimeProvider _clock;

    public ServiceTransport(IOptions<BtpConnectivityOptions> options, Circuits circuits, TimeProvider clock)
    {
        _roots = new(() => options.Value.TrustedRootsFile is { Length: > 0 } file ? new TrustedRoots(file) : null);
        _options = options.Value;
        _circuits = circuits;
        _clock = clock;
        _pipeline = Attempts(new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }).Build();
    }

    /// <summary>Sends what <paramref name="request"/> makes, as often as it takes; throws when nothing answers within the time limit.</summary>
    /// <param name="request">Makes the request, once per attempt.</param>
    /// <param name="client">The client whose certificate proves it, or null.</param>
    /// <param name="circuit">What fails at once together when the service does not answer; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, OAuthClient? client, CircuitKey? circuit, CancellationToken cancellationToken)
    {
        var invoker = InvokerFor(client);
        var pipeline = circuit is { } key && _options.Resilience.CircuitBreaker
            ? _circuits.Of(key, this, static (circuit, transport) => transport.Build(circuit)).Pipeline
            : _pipeline;
        try
        {
            return await pipeline.ExecuteAsync(
                static async (state, token) =>
                {
                    using var message = state.request();
                    Correlation.Stamp(message);
                    HeaderSafety.Check(message);
                    return await BufferAsync(await state.invoker.SendAsync(message, token).ConfigureAwait(false), token).ConfigureAwait(false);
                },
                (request, invoker),
                cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException problem)
        {
            throw new OpenCircuitException("It did not answer the requests before this one, so it was not asked.", problem.InnerException);
        }
        catch (Polly.Timeout.TimeoutRejectedException problem)
        {
            throw new TimeoutException("No answer in time.", problem);
        }
        catch (OperationCanceledException problem) when (!cancellationToken.IsCancellationRequested)
        {
            // The connection was not there in time; nobody gave up, so nobody may be told that somebody did.
            throw new TimeoutException("No connection in time.", problem);
        }
    }

    // Outermost, because what counts is whether a question was answered, whatever it took. Concurrent callers share one question, so there
    // are few of them, and three without an answer say enough.
    private void Build(Circuit circuit)
    {
        var window = TimeSpan.FromTicks(Math.Max(_options.Resilience.CircuitWindow.Ticks, 6 * _options.ServiceTimeout.Ticks));
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _clock };
        builder.AddCircuitBreaker(circuit.Breaker(
            _options.Resilience, 3, window < LongestWindow ? window : LongestWindow,
            static outcome => ShouldRepeat(outcome) || outcome.Exception is Polly.Timeout.TimeoutRejectedException or HttpRequestException));
        circuit.Pipeline = Attempts(builder).Build();
    }

    private ResiliencePipelineBuilder<HttpResponseMessage> Attempts(ResiliencePipelineBuilder<HttpResponseMessage> builder)
        => builder.AddTimeout(_options.ServiceTimeout).AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(300),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = attempt => ValueTask.FromResult(
                ShouldRepeat(attempt.Outcome)
                && !(attempt.Outcome.Result is { } busy && RetryAfter.IsTooLong(busy, _clock, _options.ServiceTimeout / 2))),
            DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result is { } response ? RetryAfter.Of(response, _clock) : null),
            OnRetry = static attempt =>
            {
                attempt.Outcome.Result?.Dispose();
                return default;
            },
        });

    public void Dispose()
    {
        foreach (var invoker in _invokers.Values)
        {
            invoker.Dispose();
        }
    }

    // The time limit covers the body too, and the connection is free again before anyone looks at it.
    private static async Task<HttpResponseMessage> BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(4 * 1024 * 1024, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static bool ShouldRepeat(Outcome<HttpResponseMessage> outcome)
        => outcome.Exception is HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError } or IOException
            || outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private HttpMessageInvoker InvokerFor(OAuthClient? client)
    {
        var certificate = client is { UsesCertificate: true } ? client : null;
        var owner = certificate is null ? string.Empty : $"{certificate.ServiceLabel}/{certificate.BindingName}/";
        var key = owner + certificate?.CacheKey;
        if (_invokers.TryGetValue(key, out var invoker))
        {
            return invoker;
        }

        var created = new HttpMessageInvoker(Create(certificate));
        invoker = _invokers.GetOrAdd(key, created);
        if (!ReferenceEquals(invoker, created))
        {
            created.Dispose();
        }
        else if (certificate is not null)
        {
            // A rotated certificate: requests on the old one end, its idle connections close, and nothing holds its key any longer.
            foreach (var old in _invokers.Keys.Where(other => other != key && other.StartsWith(owner, StringComparison.Ordinal)))
            {
                _invokers.TryRemove(old, out _);
            }
        }

        return invoker;
    }

    private SocketsHttpHandler Create(OAuthClient? certificate)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
        };
        if (_roots.Value is { } roots)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, server, chain, errors) => roots.Accept(server, chain, errors);
        }

        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificateContext = ClientCertificates.FromBinding(certificate);
        }

        return handler;
    }
}
