namespace Btp.Connectivity.Bindings;

/// <summary>A binding of the service <c>identity</c> (Identity Authentication, IAS).</summary>
public sealed class IdentityBinding
{
    /// <summary>Reads the binding.</summary>
    /// <param name="binding">A binding with <c>url</c>, <c>clientid</c> and a secret, or a certificate and its key.</param>
    /// <exception cref="MissingBindingException">A credential is missing.</exception>
    public IdentityBinding(ServiceBinding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        Name = binding.Name;
        Client = new OAuthClient(binding);
        Url = ServiceAddress.Required(binding, "url");
        AppTenantId = binding.GetCredential("app_tid") ?? binding.GetCredential("zone_uuid");
    }

    /// <summary>Label of the service.</summary>
    public const string Label = "identity";

    /// <summary>Name of the instance or binding.</summary>
    public string Name { get; }

    /// <summary>Root of the tenant of Identity Authentication that the application belongs to.</summary>
    public Uri Url { get; }

    /// <summary>The application's own tenant (<c>app_tid</c>, formerly <c>zone_uuid</c>), or null.</summary>
    public string? AppTenantId { get; }

    /// <summary>The OAuth client of the binding.</summary>
    public OAuthClient Client { get; }

    /// <summary>The name; no credential.</summary>
    public override string ToString() => $"{Label} '{Name}'";
}
