using Btp.Connectivity.LocalLandscape.Audit;

namespace SalesService.Demo;

/// <summary>How one call went: the hops in order with their times, and what S/4HANA wrote down.</summary>
public static class CallTrace
{
    /// <summary>The trace of the entries of one call.</summary>
    public static object Of(IReadOnlyList<AuditEntry> entries)
    {
        var start = entries.Select(e => e.Time).DefaultIfEmpty().Min();
        var end = entries.Select(e => e.Time + e.Duration).DefaultIfEmpty().Max();
        var total = (end - start).TotalMilliseconds;

        var hops = entries.OrderBy(e => e.Time).Select(e => new
        {
            Name = NameOf(e.Hop),
            What = $"{e.Principal ?? "nobody"}: {e.Method} {e.Path} → {e.Status}{(e.Detail is null ? "" : $" ({e.Detail})")}",
            StartMilliseconds = (e.Time - start).TotalMilliseconds,
            Milliseconds = e.Duration.TotalMilliseconds,
        });

        var audit = entries.LastOrDefault(e => e.Hop == Hop.BackEnd);
        return new { hops, milliseconds = total, audit = audit is null ? null : new { audit.Principal, audit.Method, audit.Path, audit.Status } };
    }

    private static string NameOf(Hop hop) => hop switch
    {
        Hop.TokenService => "Token service",
        Hop.DestinationService => "Destination service",
        Hop.ConnectivityProxy => "Connectivity proxy",
        Hop.CloudConnector => "Cloud Connector",
        Hop.BackEnd => "S/4HANA",
        _ => hop.ToString(),
    };
}
