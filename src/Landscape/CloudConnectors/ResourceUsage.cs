using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>How often a resource was called, as <c>/api/monitoring/usage</c> tells.</summary>
/// <param name="Subaccount">The id of the subaccount.</param>
/// <param name="VirtualHost">The virtual host of the mapping.</param>
/// <param name="VirtualPort">The virtual port of the mapping.</param>
/// <param name="Resource">The path, or the name of the function module.</param>
/// <param name="Calls">How many calls there were.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ResourceUsage(string? Subaccount, string? VirtualHost, string? VirtualPort, string Resource, long Calls, SourceSpan Span)
{
    /// <summary>Whether the resource could be called at all.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>When it was called last; null if that is not told.</summary>
    public DateTimeOffset? LastAccess { get; init; }

    /// <summary>Since when calls are counted; null if that is not told.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>A certificate as <c>/api/monitoring/certificates</c> tells of it.</summary>
/// <param name="Kind"><c>UI</c>, <c>System</c>, <c>CA</c> or <c>subaccount</c>.</param>
/// <param name="Subaccount">The name of the subaccount, for that of a tunnel.</param>
/// <param name="NotAfter">When it ends to be valid.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MonitoredCertificate(string Kind, string? Subaccount, DateTimeOffset? NotAfter, SourceSpan Span);
