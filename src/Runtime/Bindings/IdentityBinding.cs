using System.Text.Json;

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
        Domains = [.. DomainsOf(binding)];
        AppTenantId = binding.GetCredential("app_tid") ?? binding.GetCredential("zone_uuid");
    }

    /// <summary>Label of the service.</summary>
    public const string Label = "identity";

    /// <summary>Name of the instance or binding.</summary>
    public string Name { get; }

    /// <summary>Root of the tenant of Identity Authentication that the application belongs to.</summary>
    public Uri Url { get; }

    /// <summary>Domains in which tenants of Identity Authentication issue tokens for the application (<c>domains</c>, formerly <c>domain</c>).</summary>
    public IReadOnlyList<string> Domains { get; }

    /// <summary>The application's own tenant (<c>app_tid</c>, formerly <c>zone_uuid</c>), or null.</summary>
    public string? AppTenantId { get; }

    /// <summary>The OAuth client of the binding.</summary>
    public OAuthClient Client { get; }

    /// <summary>The name; no credential.</summary>
    public override string ToString() => $"{Label} '{Name}'";

    private static IEnumerable<string> DomainsOf(ServiceBinding binding)
    {
        if (binding.Credentials.TryGetValue("domains", out var domains) && domains.ValueKind == JsonValueKind.Array)
        {
            foreach (var domain in domains.EnumerateArray())
            {
                if (domain.ValueKind == JsonValueKind.String && domain.GetString() is { Length: > 0 } name)
                {
                    yield return name;
                }
            }
        }
        else if (binding.GetCredential("domain") is { } only)
        {
            yield return only;
        }
    }
}
