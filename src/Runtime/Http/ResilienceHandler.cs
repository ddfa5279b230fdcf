using Btp.Connectivity.Resilience;
using Polly;
using Polly.CircuitBreaker;

namespace Btp.Connectivity.Http;

/// <summary>
/// Sends through the pipeline of the destination and the tenant: repeats what is safe to repeat (<see cref="TargetFailures"/>) and lets nothing
/// through for a while when nobody answers. One tenant's or destination's outage never touches another's calls.
/// </summary>
internal sealed class ResilienceHandler(DestinationContract contract, HandlerServices services) : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("request");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var tenant = DestinationCall.Of(request, contract, services.Users).User?.TenantId;
        var circuit = services.Circuits.Of(new CircuitKey("target", contract.Name, tenant), this, static (circuit, handler) => handler.Build(circuit));
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(RequestKey, request);
            var outcome = await circuit.Pipeline.ExecuteOutcomeAsync(static (context, handler) => handler.AttemptAsync(context), context, this).ConfigureAwait(false);
            if (outcome.Exception is BrokenCircuitException broken)
            {
                throw new DestinationUnavailableException(contract.Name, broken.RetryAfter, broken.InnerException);
            }

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Whether the body can be written twice: a stream of the caller only if it can be rewound.</summary>
    internal static bool IsReplayable(HttpContent? content) => content is null or ByteArrayContent or ReadOnlyMemoryContent or IRepeatableContent or StreamedContent { CanBeRepeated: true };

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context)
    {
        try
        {
            return Outcome.FromResult(await base.SendAsync(context.Properties.GetValue(RequestKey, null!), context.CancellationToken).ConfigureAwait(false));
        }
        catch (Exception problem)
        {
            return Outcome.FromException<HttpResponseMessage>(problem);
        }
    }

    private void Build(Circuit circuit)
    {
        var options = services.Options.Resilience;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = services.Clock };
        if (services.Options.MaxRetries > 0)
        {
            builder.AddRetry(TargetRetry.Strategy(contract.Name, services, static context => context.Properties.GetValue(RequestKey, null!)));
        }

        if (options.CircuitBreaker)
        {
            builder.AddCircuitBreaker(circuit.Breaker(options, options.CircuitMinimumCalls, options.CircuitWindow, TargetFailures.IsOutage));
        }

        circuit.Pipeline = builder.Build();
    }
}
