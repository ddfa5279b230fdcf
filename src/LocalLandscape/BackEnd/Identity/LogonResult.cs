namespace Btp.Connectivity.LocalLandscape.BackEnd.Identity;

/// <summary>Who a request is from, or why nobody is.</summary>
/// <param name="User">The user, or null.</param>
/// <param name="Attempted">The name that was presented when nobody could be logged on; for the audit only.</param>
/// <param name="Reason">Why nobody was logged on; for the audit only, callers learn no details.</param>
internal sealed record LogonResult(BackEndUser? User, string? Attempted = null, string? Reason = null);
