using System.Globalization;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>Reads what the monitoring interface of a Cloud Connector answers.</summary>
/// <remarks>SAP: "Monitoring APIs". Times are milliseconds since 1970; other clients write them as texts.</remarks>
internal static class MonitoringAnswers
{
    /// <summary>The calls of <c>/api/monitoring/usage</c>: as <c>usage</c>, as <c>monitoring.usage</c>, or as the document itself.</summary>
    public static EquatableArray<ResourceUsage> Usage(PositionedMapping root)
    {
        var all = new List<ResourceUsage>();
        var answer = root.Mapping("usage") ?? root.Mapping("monitoring")?.Mapping("usage") ?? root;
        foreach (var subaccount in answer.Items("subaccounts").OfType<PositionedMapping>())
        {
            foreach (var system in subaccount.Items("usageStatistics").OfType<PositionedMapping>())
            {
                foreach (var resource in system.Items("resources").OfType<PositionedMapping>())
                {
                    if (resource.Text("resourceName") is not { } name || !long.TryParse(resource.Text("calls"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var calls))
                        continue;

                    all.Add(new ResourceUsage(subaccount.Text("subaccount"), system.Text("virtualHost"), system.Text("virtualPort"), name, calls, resource.Get("resourceName")!.Span)
                    {
                        IsEnabled = resource.Boolean("enabled") != false,
                        LastAccess = Time(resource.Text("mostRecentAccess")),
                        Since = Time(subaccount.Text("sinceTime")),
                    });
                }
            }
        }

        return all.ToEquatableArray();
    }

    /// <summary>Whether a document is the answer itself, whose version is that of the interface.</summary>
    public static bool IsUsage(PositionedMapping root) => root.Items("subaccounts").OfType<PositionedMapping>().Any(static each => each.Get("usageStatistics") is not null);

    /// <summary>The certificates of <c>/api/monitoring/certificates</c>: a list, or lists under <c>expired</c>, <c>expiring</c> and <c>ok</c>.</summary>
    public static EquatableArray<MonitoredCertificate> Certificates(PositionedMapping root)
    {
        var node = root.Get("certificates") ?? root.Mapping("monitoring")?.Get("certificates");
        var lists = node is PositionedMapping parts ? parts.Entries.Select(static entry => entry.Value) : node is null ? [] : new[] { node };
        var all = new List<MonitoredCertificate>();
        foreach (var item in lists.OfType<PositionedSequence>().SelectMany(static list => list.Items).OfType<PositionedMapping>())
        {
            if (item.Get("validTo") is PositionedScalar end)
                all.Add(new MonitoredCertificate(item.Text("type") ?? "", item.Text("subaccountName"), Time(end.Text), end.Span));
        }

        return all.ToEquatableArray();
    }

    /// <summary>A time as the interfaces of the connector write it.</summary>
    public static DateTimeOffset? Time(string? text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var milliseconds)
            ? milliseconds is >= -62135596800000 and <= 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
