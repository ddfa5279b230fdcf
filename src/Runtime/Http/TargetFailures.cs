using System.Net;
using Polly;

namespace Btp.Connectivity.Http;

/// <summary>What the outcomes of a call to a back end mean: whether the request may be sent again, and whether anybody was there at all.</summary>
internal static class TargetFailures
{
    /// <summary>
    /// Always when it was certainly not sent (no connection, token refused by the proxy) or not accepted (429), and after an unknown outcome
    /// only when the method reads. The body must be repeatable.
    /// </summary>
    public static bool IsSafeToRepeat(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome)
    {
        if (!ResilienceHandler.IsReplayable(request.Content))
        {
            return false;
        }

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

    /// <summary>Nobody there: no connection, no tunnel, no answer. What a back end answers itself, its errors too, shows that it is there.</summary>
    public static bool IsOutage(Outcome<HttpResponseMessage> outcome)
        => outcome.Result is { } response
            ? response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            : outcome.Exception is ConnectivityProxyUnreachableException or CloudConnectorUnavailableException or BackendUnreachableException
                or BackendTimeoutException or HttpRequestException or IOException;

    private static bool Reads(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options;
}
