using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>The pair of master and shadow, as the master or the shadow tells it.</summary>
/// <param name="Role">The role of the instance that was asked: <c>master</c> or <c>shadow</c>.</param>
/// <param name="IsEnabled">Whether the master accepts a shadow.</param>
/// <param name="AllowedShadowHost">The host that may become shadow; empty for any host, null if not known.</param>
/// <param name="State">The state of the pair: <c>ALONE</c>, <c>BINDING</c>, <c>CONNECTED</c>, <c>BROKEN</c>; for a shadow its own states.</param>
/// <param name="ShadowHost">The shadow that is connected.</param>
/// <param name="Span">Where the facts stand.</param>
public sealed record HighAvailability(string? Role, bool? IsEnabled, string? AllowedShadowHost, string? State, string? ShadowHost, SourceSpan Span)
{
    /// <summary>Where the allowed host stands.</summary>
    public SourceSpan AllowedShadowHostSpan { get; init; }

    /// <summary>Where the state stands.</summary>
    public SourceSpan StateSpan { get; init; }
}

/// <summary>How administrators log on to the connector.</summary>
/// <param name="Type"><c>basic</c> or <c>ldap</c>.</param>
/// <param name="DirectoryHosts">The hosts of the directory, if administrators are looked up in one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Administration(string? Type, EquatableArray<DirectoryHost> DirectoryHosts, SourceSpan Span);

/// <summary>A host of the directory in which administrators are looked up.</summary>
/// <param name="Host">The host.</param>
/// <param name="IsSecure">Whether it is asked over TLS; null if not known.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DirectoryHost(string? Host, bool? IsSecure, SourceSpan Span);

/// <summary>What the audit log keeps.</summary>
/// <param name="Level"><c>OFF</c>, <c>SECURITY</c> or <c>ALL</c>.</param>
/// <param name="CleanupAfterDays">After how many days entries are deleted; zero for never.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Path">The file.</param>
public sealed record AuditLog(string? Level, int? CleanupAfterDays, SourceSpan Span, string Path)
{
    /// <summary>Where the days stand.</summary>
    public SourceSpan CleanupSpan { get; init; }
}

/// <summary>A certificate of the connector.</summary>
/// <param name="Subject">The distinguished name of its owner.</param>
/// <param name="Issuer">The distinguished name of who issued it; equal to the subject for a self-signed one.</param>
/// <param name="NotAfter">When it ends to be valid.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ConnectorCertificate(string? Subject, string? Issuer, DateTimeOffset? NotAfter, SourceSpan Span)
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Where the issuer stands.</summary>
    public SourceSpan IssuerSpan { get; init; }

    /// <summary>Whether nobody but itself vouches for it; false if that is not known.</summary>
    public bool IsSelfSigned => Subject is { Length: > 0 } && string.Equals(Subject, Issuer, StringComparison.OrdinalIgnoreCase);
}
