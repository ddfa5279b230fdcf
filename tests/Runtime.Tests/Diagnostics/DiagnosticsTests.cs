using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Runtime.Tests.Diagnostics;

public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Every_hop_of_a_call_is_a_span_below_the_call()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var spans = new SpanCollector();

        using var response = await client.GetAsync(new Uri("x", UriKind.Relative));

        var call = Assert.Single(spans.All, static span => span.OperationName == "call");
        Assert.Equal(["destination", "proxy", "token", "token"], spans.All.Where(span => span.ParentSpanId == call.SpanId).Select(static span => span.OperationName).Order());
        Assert.Equal(200, call.GetTagItem("http.response.status_code"));
    }

    [Fact]
    public async Task Secrets_reach_neither_spans_nor_logs_nor_metrics_whether_the_call_succeeds_or_fails()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(more: [("Password", FakePlatform.Password), ("URL.queries.key", "k3y-in-query"), ("URL.headers.apikey", "k3y-in-header")]);
        using var log = new LogCollector();
        await using var services = platform.Services(more: collection => collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var spans = new SpanCollector();
        using var metrics = new MetricCollector();

        using var response = await client.GetAsync(new Uri("x", UriKind.Relative));
        platform.OnCall = static (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync(new Uri("x", UriKind.Relative)));

        var said = string.Join('\n', log.Lines.Concat(spans.Texts).Concat(metrics.Texts).Append(problem.ToString()));
        Assert.Contains("S4HANA", said, StringComparison.Ordinal);
        Assert.All(
            new[] { FakePlatform.Secret, FakePlatform.Password, "k3y-in-query", "k3y-in-header", Jwt.Signature, "dest-token", "conn-token" },
            secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_meter_counts_requests_tokens_lookups_and_cache_hits()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(name: "METERED");
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var metrics = new MetricCollector();

        using var first = await client.GetAsync(new Uri("x", UriKind.Relative));
        using var second = await client.GetAsync(new Uri("x", UriKind.Relative));

        Assert.Equal(2, metrics.Texts.Count(static text => text.StartsWith("btp.request.duration", StringComparison.Ordinal) && text.Contains("METERED", StringComparison.Ordinal)));
        Assert.Contains(metrics.Texts, static text => text.StartsWith("btp.cache.lookups", StringComparison.Ordinal) && text.Contains("hit", StringComparison.Ordinal));
        Assert.Contains(metrics.Texts, static text => text.StartsWith("btp.transports", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_a_service_are_cleaned_of_secrets_and_tokens_and_bounded()
    {
        Assert.Equal("bad *** and ***", Redaction.Clean("bad eyJhbGciOiJSUzI1NiJ9.eyJ6aWQiOiJ0In0.c2ln and s3cr3t", "s3cr3t"));
        Assert.Equal(303, Redaction.Clean(new string('x', 1000))!.Length);
        Assert.Null(Redaction.Clean("  "));
    }

    private sealed class SpanCollector : IDisposable
    {
        private readonly ActivityListener _listener;
        private readonly Activity _root;
        private readonly ConcurrentQueue<Activity> _all = new();

        public SpanCollector()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = static source => source.Name == ConnectivityActivities.SourceName,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _all.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
            // Tests run beside each other in one process; a root of our own tells our spans from theirs.
            _root = new Activity("test").Start();
        }

        public IEnumerable<Activity> All => _all.Where(span => span.TraceId == _root.TraceId);

        public IEnumerable<string> Texts => All.Select(static span => $"{span.OperationName} {span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(static happened => happened.Tags))}");

        public void Dispose()
        {
            _root.Dispose();
            _listener.Dispose();
        }
    }

    private sealed class MetricCollector : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<string> _texts = new();

        public MetricCollector()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == ConnectivityActivities.SourceName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public IEnumerable<string> Texts => _texts;

        public void Dispose() => _listener.Dispose();

        private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
            => _texts.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}");
    }
}
