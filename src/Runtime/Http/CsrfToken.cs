using System.Net.Http;

namespace Btp.Connectivity.Http;

/// <summary>A CSRF token, or the knowledge that the service hands none out.</summary>
internal sealed class CsrfToken(string? value, string? failure = null)
{
    /// <summary>What stands with a request that was refused for its token: why there was no better one.</summary>
    public static readonly HttpRequestOptionsKey<string> Refusal = new("btp.csrf.refusal");

    public string? Value { get; } = value;

    /// <summary>Why it could not be had: <c>HEAD /sap/SRV/ gave 500, GET gave 404</c>. Null where there is one.</summary>
    public string? Failure { get; } = failure;

    public override string ToString() => Value is null ? "no CSRF token" : "a CSRF token";
}
