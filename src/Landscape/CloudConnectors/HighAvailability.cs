using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>The pair of master and shadow, as the master or the shadow tells it.</summary>
/// <param name="Role">The role of the instance that was asked: <c>master</c> or <c>shadow</c>.</param>
/// <param name="IsEnabled">Whether the master accepts a shadow.</param>
/// <param name="AllowedShadowHost">The host that may become shadow; empty for any host, null if not known.</param>
/// <param name="State">The state of the pair: <c>ALONE</c>, <c>BINDING</c>, <c>CONNECTED</c>, <c>BROKEN</c>; for a shadow its own states.</param>
/// <param name="ShadowHost">The shadow that is connected.</param>
/// <param name="Span">Where the facts stand.</param>
public sealed record HighAvailability(string? Role, bool? IsEnabled, string? AllowedShadowHost, string? State, string? ShadowHost, SourceSpan Span);

/// <summary>What the audit log keeps.</summary>
/// <param name="Level"><c>OFF</c>, <c>SECURITY</c> or <c>ALL</c>.</param>
/// <param name="CleanupAfterDays">After how many days entries are deleted; zero for never.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AuditLog(string? Level, int? CleanupAfterDays, SourceSpan Span);

/// <summary>A certificate of the connector.</summary>
/// <param name="Subject">The distinguished name of its owner.</param>
/// <param name="Issuer">The distinguished name of who issued it; equal to the subject for a self-signed one.</param>
/// <param name="NotAfter">When it ends to be valid.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ConnectorCertificate(string? Subject, string? Issuer, DateTimeOffset? NotAfter, SourceSpan Span);
