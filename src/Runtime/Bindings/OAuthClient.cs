using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.Bindings;

/// <summary>
/// The OAuth client of a binding: who asks which token service, with a secret or with a certificate. The secret, the key and their
/// digest never leave the process.
/// </summary>
public sealed class OAuthClient
{
    private readonly ServiceBinding _binding;

    internal OAuthClient(ServiceBinding binding)
    {
        _binding = binding;
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

        // Identity Authentication has one host for secrets and certificates.
        IsIdentity = string.Equals(binding.Label, IdentityBinding.Label, StringComparison.OrdinalIgnoreCase)
            || (binding.GetCredential("app_tid") is not null && binding.GetCredential("xsappname") is null);
        UsesCertificate = Certificate is not null && PrivateKey is not null && (ClientSecret is null || binding.GetCredential("certurl") is not null);
        TokenEndpoint = Bindings.TokenEndpoint.Of(binding, IsIdentity, UsesCertificate);
        TenantId = binding.GetCredential("tenantid") ?? binding.GetCredential("app_tid") ?? binding.GetCredential("identityzoneid") ?? binding.GetCredential("zoneid");
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

    /// <summary>Whether the token service is Identity Authentication (IAS) and not XSUAA.</summary>
    public bool IsIdentity { get; }

    internal string? ClientSecret { get; }

    internal string? Certificate { get; }

    internal string? PrivateKey { get; }

    internal string CacheKey { get; }

    /// <summary>Service and binding, without any credential.</summary>
    public override string ToString() => $"{ServiceLabel} binding '{BindingName}'";

    internal static string Required(ServiceBinding binding, string name)
        => binding.GetCredential(name) ?? throw new MissingBindingException(binding.Label, $"The binding {binding} has no credential '{name}'.");

    /// <summary>Where one request goes: to the tenant that it names by subdomain, or to the user's own tenant of Identity Authentication.</summary>
    internal Uri EndpointFor(string? subdomain, string? userIssuer)
        => subdomain is not null && !IsIdentity ? Bindings.TokenEndpoint.OfSubdomain(_binding, subdomain, UsesCertificate)
            : IsIdentity ? Bindings.TokenEndpoint.OfIssuer(_binding, TokenEndpoint, userIssuer)
            : TokenEndpoint;

    // Rotated credentials are another client: a token that an old secret obtained is not used on behalf of the new one.
    private string Digest()
    {
        var text = string.Join('\n', TokenEndpoint.AbsoluteUri, ClientId, ClientSecret, UsesCertificate ? Certificate : null);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
