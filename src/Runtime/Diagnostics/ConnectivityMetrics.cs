using System.Diagnostics.Metrics;

namespace Btp.Connectivity.Diagnostics;

/// <summary>The meter <c>Btp.Connectivity</c>.</summary>
internal static class ConnectivityMetrics
{
    private static readonly Meter Meter = new(ConnectivityActivities.SourceName);

    private static readonly Histogram<double> RequestDuration =
        Meter.CreateHistogram<double>("btp.request.duration", "s", "Time until the response headers of a call through a destination.");

    private static readonly Counter<long> TokenRequests =
        Meter.CreateCounter<long>("btp.token.requests", "{request}", "Requests to token services.");

    private static readonly Counter<long> DestinationLookups =
        Meter.CreateCounter<long>("btp.destination.lookups", "{request}", "Requests to the Destination service.");

    private static readonly Counter<long> CacheLookups =
        Meter.CreateCounter<long>("btp.cache.lookups", "{lookup}", "Lookups in the token and destination caches.");

    private static readonly UpDownCounter<long> Transports =
        Meter.CreateUpDownCounter<long>("btp.transports", "{transport}", "Isolated transports that are open.");

    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("btp.retries", "{retry}", "Requests that were repeated.");

    private static readonly UpDownCounter<long> OpenCircuits =
        Meter.CreateUpDownCounter<long>("btp.circuits.open", "{circuit}", "Circuits that let nothing through because nobody answers.");

    private static readonly Counter<long> Mails =
        Meter.CreateCounter<long>("btp.mail.messages", "{message}", "Messages for the mail servers of destinations.");

    public static bool MeasuresRequests => RequestDuration.Enabled;

    public static void Requested(string destination, string method, int? status, string? error, double seconds)
        => RequestDuration.Record(seconds, new("btp.destination", destination), new("http.request.method", method),
            new("http.response.status_code", status), new("error.type", error));

    public static void TokenRequested(string service, int status)
        => TokenRequests.Add(1, new("btp.service", service), new KeyValuePair<string, object?>("http.response.status_code", status));

    public static void DestinationLookedUp(string destination, int status)
        => DestinationLookups.Add(1, new("btp.destination", destination), new KeyValuePair<string, object?>("http.response.status_code", status));

    public static void CacheHit(string cache) => CacheLookup(cache, "hit");

    public static void CacheMiss(string cache) => CacheLookup(cache, "miss");

    /// <summary>An expired destination stood in for a failed request.</summary>
    public static void ServedStale() => CacheLookup("destination", "stale");

    /// <summary>Another instance's answer was in the shared cache.</summary>
    public static void ServedShared() => CacheLookup("destination", "shared");

    public static void TransportOpened() => Transports.Add(1);

    public static void TransportClosed() => Transports.Add(-1);

    public static void Retried(string destination) => Retries.Add(1, new KeyValuePair<string, object?>("btp.destination", destination));

    public static void CircuitOpened(string hop, string name) => OpenCircuits.Add(1, new("btp.hop", hop), new KeyValuePair<string, object?>("btp.destination", name));

    public static void CircuitClosed(string hop, string name) => OpenCircuits.Add(-1, new("btp.hop", hop), new KeyValuePair<string, object?>("btp.destination", name));

    /// <summary>A message was taken, or why not.</summary>
    public static void MailSent(string destination, string? error) => Mails.Add(1, new("btp.destination", destination), new KeyValuePair<string, object?>("error.type", error));

    private static void CacheLookup(string cache, string result)
    {
        if (CacheLookups.Enabled)
        {
            CacheLookups.Add(1, new("btp.cache", cache), new KeyValuePair<string, object?>("btp.result", result));
        }
    }
}
