using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.Bindings;

/// <summary>
/// The OAuth client of a binding: who asks which token service, with a secret or with a certificate. The secret, the key and their
/// digest never leave the process.
/// </summary>
public sealed class OAuthClient
{
    internal OAuthClient(ServiceBinding binding)
    {
        BindingName = binding.Name;
        ServiceLabel = binding.Label;
        ClientId = Required(binding, "clientid");
        ClientSecret = binding.GetCredential("clientsecret");
        Certificate = binding.GetCredential("certificate");
        PrivateKey = binding.GetCredential("key");
        if (ClientSecret is null && (Certificate is null || PrivateKey is null))
        {
            throw new MissingBindingException(binding.Label, $"The binding {binding} has neither 'clientsecret' nor 'certificate' and 'key'.");
        }

        UsesCertificate = Certificate is not null && PrivateKey is not null && (ClientSecret is null || binding.GetCredential("certurl") is not null);
        TokenEndpoint = EndpointOf(binding, UsesCertificate);
        TenantId = binding.GetCredential("tenantid") ?? binding.GetCredential("identityzoneid") ?? binding.GetCredential("zoneid");
        CacheKey = Digest();
    }

    /// <summary>Name of the binding, for messages.</summary>
    public string BindingName { get; }

    /// <summary>Label of the service, for messages.</summary>
    public string ServiceLabel { get; }

    /// <summary>OAuth client id.</summary>
    public string ClientId { get; }

    /// <summary>Where tokens are requested; on the certificate host when the binding has a certificate.</summary>
    public Uri TokenEndpoint { get; }

    /// <summary>Tenant that the binding belongs to, or null when the binding does not say.</summary>
    public string? TenantId { get; }

    /// <summary>Whether the client proves itself by mutual TLS and not by a secret.</summary>
    public bool UsesCertificate { get; }

    internal string? ClientSecret { get; }

    internal string? Certificate { get; }

    internal string? PrivateKey { get; }

    internal string CacheKey { get; }

    /// <summary>Service and binding, without any credential.</summary>
    public override string ToString() => $"{ServiceLabel} binding '{BindingName}'";

    internal static string Required(ServiceBinding binding, string name)
        => binding.GetCredential(name) ?? throw new MissingBindingException(binding.Label, $"The binding {binding} has no credential '{name}'.");

    private static Uri EndpointOf(ServiceBinding binding, bool certificate)
    {
        // token_service_url replaces the older url in connectivity bindings, and is given with and without the path.
        var root = ServiceAddress.Required(binding, certificate ? "certurl" : binding.GetCredential("token_service_url") is null ? "url" : "token_service_url");
        const string Path = "/oauth/token";
        var path = root.AbsolutePath.TrimEnd('/');
        return new UriBuilder(root) { Path = path.EndsWith(Path, StringComparison.Ordinal) ? path : path + Path }.Uri;
    }

    // Rotated credentials are another client: a token that an old secret obtained is not used on behalf of the new one.
    private string Digest()
    {
        var text = string.Join('\n', TokenEndpoint.AbsoluteUri, ClientId, ClientSecret, UsesCertificate ? Certificate : null);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
