namespace Btp.Connectivity.LocalLandscape.Audit;

/// <summary>What one hop did for one request: who asked, for what, and what was answered. Never holds a token, a password or a body.</summary>
public sealed record AuditEntry
{
    /// <summary>When the request reached the hop (UTC).</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The station that wrote the entry.</summary>
    public required Hop Hop { get; init; }

    /// <summary>The user or the technical client that the hop saw, or null when the request was refused before anyone was known.</summary>
    public required string? Principal { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path without the query; at the Connectivity proxy with the virtual host and port before it.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP status that the hop answered, or 0 when the connection was cut before an answer.</summary>
    public required int Status { get; init; }

    /// <summary>Joins the entries of one call across the hops, see <see cref="Correlation"/>.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>Time from the arrival of the request to the head of the answer.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The tenant (zone id) of the caller, when known.</summary>
    public string? Tenant { get; init; }

    /// <summary>What else is worth knowing: the grant type, the destination, the reason of a refusal.</summary>
    public string? Detail { get; init; }
}
