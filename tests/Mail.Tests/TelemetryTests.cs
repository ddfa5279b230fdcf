using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Mail.Tests.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Mail.Tests;

/// <summary>What shows of a mail: destination, tenant and how it ended; nobody's address, no subject, no credential.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_message_is_a_span_above_its_hop_a_count_and_an_event_that_name_nobody()
    {
        await using var server = new ScriptedServer("220 ready\r\n", static line => line.Contains("nobody", StringComparison.Ordinal) ? "550 5.1.1 nobody@corp.example is unknown\r\n" : ScriptedServer.Friendly(line));
        await using var landscape = await MailLandscape.StartAsync(server.Port, null, ("Authentication", "NoAuthentication"));
        using var log = new Events();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build())
            .AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddBtpMail()
            .BuildServiceProvider();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = static source => source.Name == ConnectivityActivities.SourceName, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = spans.Enqueue };
        ActivitySource.AddActivityListener(listener);
        var counts = new ConcurrentQueue<string>();
        using var meter = new MeterListener { InstrumentPublished = static (instrument, self) => { if (instrument.Name == "btp.mail.messages") self.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<long>((_, value, tags, _) => counts.Enqueue($"{value} {string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))}"));
        meter.Start();
        var contract = MailLandscape.Post with { Name = "POST", Authentication = "NoAuthentication" };

        using var root = new Activity("test").Start();
        await services.Mail().SendAsync(contract, MailLandscape.Message("secret subject"), new() { User = UserContext.ForTenant(MailLandscape.Tenant(0)) });
        await Assert.ThrowsAsync<MailException>(() => services.Mail().SendAsync(contract, MailLandscape.Message("secret subject", "nobody@corp.example")));
        root.Stop();

        var own = spans.Where(span => span.TraceId == root.TraceId).ToList();
        var mails = own.Where(static span => span.OperationName == ConnectivityActivities.MailHop).ToList();
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], mails.Select(static span => span.Status));
        Assert.Equal(MailLandscape.Tenant(0), mails[0].GetTagItem("btp.tenant"));
        Assert.Equal("Recipient", mails[1].GetTagItem("error.type"));
        Assert.All(mails, mail => Assert.Contains(own, span => span.OperationName == ConnectivityActivities.ProxyHop && span.ParentSpanId == mail.SpanId));
        Assert.Contains("1 btp.destination=POST error.type=", counts);
        Assert.Contains("1 btp.destination=POST error.type=Recipient", counts);
        Assert.Contains(log.Lines, static line => line.StartsWith("1401 Debug", StringComparison.Ordinal));
        Assert.Contains(log.Lines, static line => line.StartsWith("1402 Warning", StringComparison.Ordinal) && line.Contains("550", StringComparison.Ordinal));
        Assert.All(log.Lines.Concat(own.SelectMany(static span => span.TagObjects.Select(static tag => $"{tag.Value}"))), static line =>
        {
            foreach (var hidden in (string[])["ada@", "nobody@", "secret subject", MailLandscape.User, MailLandscape.Password])
            {
                Assert.DoesNotContain(hidden, line, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void AddBtpMail_brings_the_runtime_and_may_be_called_again()
    {
        using var services = new ServiceCollection().AddBtpMail().AddBtpConnectivity().AddBtpMail(static options => options.MaxCacheEntries = 77).BuildServiceProvider();

        Assert.Single(services.GetServices<IMailSender>());
        Assert.Equal(77, services.GetRequiredService<Microsoft.Extensions.Options.IOptions<BtpConnectivityOptions>>().Value.MaxCacheEntries);
    }

    private sealed class Events : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Enqueue($"{eventId.Id} {logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
