using Btp.Connectivity.LocalLandscape.Audit;

namespace SalesService.Demo;

/// <summary>How one call went: all the hops in order, with times for those that were asked, and what S/4HANA wrote down.</summary>
public static class CallTrace
{
    /// <summary>The trace of a call from the app's own times and the entries of the landscape's audit trail.</summary>
    public static object Of((DateTimeOffset Start, DateTimeOffset End)? app, IReadOnlyList<AuditEntry> entries)
    {
        if (app is not { } call)
            return new { hops = Array.Empty<object>(), milliseconds = 0d, audit = (object?)null };

        var reached = entries.Any(e => e.Hop == Hop.BackEnd);
        var hops = Enum.GetValues<Hop>().SelectMany(hop => Asked(hop, entries, call.Start).DefaultIfEmpty(NotAsked(hop, reached)));
        var own = new CallHop("App", "sales-srv, this service", 0, (call.End - call.Start).TotalMilliseconds);
        var audit = entries.LastOrDefault(e => e.Hop == Hop.BackEnd);
        return new
        {
            hops = hops.Prepend(own),
            milliseconds = own.Milliseconds,
            audit = audit is null ? null : new { audit.Principal, audit.Method, audit.Path, audit.Status },
        };
    }

    private static IEnumerable<CallHop> Asked(Hop hop, IReadOnlyList<AuditEntry> entries, DateTimeOffset start) =>
        from entry in entries
        where entry.Hop == hop
        orderby entry.Time
        select new CallHop(
            NameOf(hop),
            WhatOf(entry),
            (entry.Time - start).TotalMilliseconds,
            entry.Duration.TotalMilliseconds);

    // Tokens and destinations are cached; a call that got through without asking for them had them.
    private static CallHop NotAsked(Hop hop, bool reached) =>
        new(NameOf(hop), reached && hop is Hop.TokenService or Hop.DestinationService ? "not asked: known from an earlier call" : "not reached", 0, null);

    private static string WhatOf(AuditEntry entry) => entry.Hop switch
    {
        Hop.TokenService => $"{entry.Detail} for {ServiceOf(entry.Principal)} → {entry.Status}",
        Hop.DestinationService => $"find {entry.Detail} → {entry.Status}",
        _ => $"{entry.Principal ?? "nobody"}: {entry.Method} {entry.Path} → {entry.Status}",
    };

    // Client ids of XSUAA read sb-<clone>!b1|<service>!b2; people know the service.
    private static string? ServiceOf(string? client) => client?.Split('|')[^1].Split('!')[0];

    private static string NameOf(Hop hop) => hop switch
    {
        Hop.TokenService => "Token service",
        Hop.DestinationService => "Destination service",
        Hop.ConnectivityProxy => "Connectivity proxy",
        Hop.CloudConnector => "Cloud Connector",
        Hop.BackEnd => "S/4HANA",
        _ => hop.ToString(),
    };

    private sealed record CallHop(string Name, string What, double StartMilliseconds, double? Milliseconds);
}
