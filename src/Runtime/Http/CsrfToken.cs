namespace Btp.Connectivity.Http;

/// <summary>A CSRF token, or the knowledge that the service hands none out.</summary>
internal sealed class CsrfToken(string? value)
{
    public string? Value { get; } = value;

    public override string ToString() => Value is null ? "no CSRF token" : "a CSRF token";
}
