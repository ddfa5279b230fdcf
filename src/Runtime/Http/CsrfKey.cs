namespace Btp.Connectivity.Http;

/// <summary>A session at a service: the token is bound to the session cookie, and the cookies are bound to these.</summary>
internal readonly record struct CsrfKey(string Destination, string? Tenant, string? Principal, string? OwnCredential, string ServiceRoot, string? Lookup);
