using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Runtime.Tests.Diagnostics;

/// <summary>docs/operations.md lists what there is, no more and no less.</summary>
public sealed class OperationsPageTests
{
    [Fact]
    public void The_events_of_the_page_are_those_of_the_code()
    {
        var events = typeof(ConnectivityLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
            .Select(static message => (message.EventId, message.Level)).Append((2001, LogLevel.Warning));

        var page = Rows().Where(static row => int.TryParse(row[0], CultureInfo.InvariantCulture, out _))
            .Select(static row => (int.Parse(row[0], CultureInfo.InvariantCulture), Enum.Parse<LogLevel>(row[1])));

        Assert.Equal(events.Order(), page.Order());
    }

    [Fact]
    public void The_instruments_of_the_page_are_those_of_the_code()
    {
        var instruments = typeof(ConnectivityMetrics).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(static field => field.GetValue(null)).OfType<Instrument>().Select(static instrument => instrument.Name);

        Assert.Equal(instruments.Order(StringComparer.Ordinal), Rows().Select(static row => row[0].Trim('`')).Where(static name => name.StartsWith("btp.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_spans_of_the_page_are_those_of_the_code()
    {
        var spans = typeof(ConnectivityActivities).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(static field => field is { IsLiteral: true, Name: not nameof(ConnectivityActivities.SourceName) }).Select(static field => (string)field.GetRawConstantValue()!);

        Assert.Subset(Rows().Select(static row => row[0].Trim('`')).ToHashSet(), spans.ToHashSet());
    }

    private static List<string[]> Rows()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Toolkit.sln")))
        {
            folder = folder.Parent!;
        }

        return [.. File.ReadLines(Path.Combine(folder.FullName, "docs", "operations.md"))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])];
    }
}
