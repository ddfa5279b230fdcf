using System.Diagnostics;
using Btp.Connectivity.Diagnostics;

namespace Btp.Connectivity.Http;

/// <summary>Outermost: the span and the measurement of the whole call, and the correlation id that every hop carries.</summary>
internal sealed class TelemetryHandler(DestinationContract contract, HandlerServices services) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = DestinationCall.Of(request, contract, services.Users);
        // With an activity around it and nobody who listens, a call only needs the activity's id: nothing is to be done after it.
        if (!ConnectivityActivities.Source.HasListeners() && !ConnectivityMetrics.MeasuresRequests && Activity.Current is not null && !request.Headers.NonValidated.Contains(Correlation.Header))
        {
            request.Headers.TryAddWithoutValidation(Correlation.Header, Correlation.Current);
            return base.SendAsync(request, cancellationToken);
        }

        return ObserveAsync(request, call, cancellationToken);
    }

    private async Task<HttpResponseMessage> ObserveAsync(HttpRequestMessage request, DestinationCall call, CancellationToken cancellationToken)
    {
        using var activity = ConnectivityActivities.Source.StartActivity(ConnectivityActivities.Call, ActivityKind.Internal);
        activity?.SetTag("btp.destination", contract.Name)
            .SetTag("btp.tenant", call.User?.TenantId)
            .SetTag("btp.principal", call.User?.PrincipalId)
            .SetTag("http.request.method", request.Method.Method);
        var given = request.Headers.NonValidated.TryGetValues(Correlation.Header, out var values) ? values.ToString() : null;
        var correlation = Correlation.Begin(given);
        if (given is null)
        {
            request.Headers.TryAddWithoutValidation(Correlation.Header, correlation);
        }

        var started = ConnectivityMetrics.MeasuresRequests ? services.Clock.GetTimestamp() : 0;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            ConnectivityActivities.Answered(activity, response);
            Measure(request, started, (int)response.StatusCode, null);
            return response;
        }
        catch (Exception problem)
        {
            // The type alone: a foreign exception's message may hold a URL with a key in its query.
            ConnectivityActivities.Failed(activity, problem.GetType().Name);
            Measure(request, started, null, problem.GetType().Name);
            throw;
        }
    }

    private void Measure(HttpRequestMessage request, long started, int? status, string? error)
    {
        if (started != 0)
        {
            ConnectivityMetrics.Requested(contract.Name, request.Method.Method, status, error, services.Clock.GetElapsedTime(started).TotalSeconds);
        }
    }
}
