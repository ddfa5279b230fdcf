using System.Globalization;

namespace Btp.Connectivity.Bindings;

/// <summary>A binding of the service <c>connectivity</c>.</summary>
public sealed class ConnectivityServiceBinding
{
    private readonly OAuthClient? _client;
    private readonly Func<MissingBindingException> _missingClient;

    /// <summary>Reads the binding; old and new names of credentials, ports as text or numbers.</summary>
    /// <param name="binding">A binding with <c>onpremise_proxy_host</c>, <c>onpremise_proxy_http_port</c> (or <c>onpremise_proxy_port</c>) and an OAuth client.</param>
    /// <exception cref="MissingBindingException">A credential is missing or no port.</exception>
    public ConnectivityServiceBinding(ServiceBinding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        Name = binding.Name;
        InstanceId = binding.InstanceId ?? binding.GetCredential("instance_guid");
        _client = binding.GetCredential("clientid") is null && TokenTypes(binding).Contains("ias", StringComparer.OrdinalIgnoreCase) ? null : new OAuthClient(binding);
        _missingClient = () => new MissingBindingException(binding.Label, $"The binding {binding} has no client of its own; its proxy is authorized by the service '{IdentityBinding.Label}'.");
        ProxyHost = OAuthClient.Required(binding, "onpremise_proxy_host");
        HttpPort = Port(binding, "onpremise_proxy_http_port") ?? Port(binding, "onpremise_proxy_port")
            ?? throw new MissingBindingException(binding.Label, $"The binding {binding} has no 'onpremise_proxy_http_port'.");
        Socks5Port = Port(binding, "onpremise_socks5_proxy_port");
        RfcPort = Port(binding, "onpremise_proxy_rfc_port");
        LdapPort = Port(binding, "onpremise_proxy_ldap_port");
        HttpProxy = new UriBuilder(Uri.UriSchemeHttp, ProxyHost, HttpPort).Uri;
    }

    /// <summary>Label of the service.</summary>
    public const string Label = "connectivity";

    /// <summary>Name of the instance or binding.</summary>
    public string Name { get; }

    /// <summary>Host of the Connectivity proxy.</summary>
    public string ProxyHost { get; }

    /// <summary>Port of the proxy's HTTP service.</summary>
    public int HttpPort { get; }

    /// <summary>Port of the proxy's SOCKS5 service, or null.</summary>
    public int? Socks5Port { get; }

    /// <summary>Port of the proxy's RFC service, or null.</summary>
    public int? RfcPort { get; }

    /// <summary>Port of the proxy's LDAP service, or null.</summary>
    public int? LdapPort { get; }

    /// <summary>The HTTP proxy as a URL; plain http, as the proxy accepts nothing else.</summary>
    public Uri HttpProxy { get; }

    /// <summary>The OAuth client of the binding.</summary>
    /// <exception cref="MissingBindingException">The binding is for tokens of Identity Authentication alone, see <see cref="HasClient"/>.</exception>
    public OAuthClient Client => _client ?? throw _missingClient();

    /// <summary>Whether the binding has a client of XSUAA. One with <c>token-type: ["ias"]</c> may have none.</summary>
    public bool HasClient => _client is not null;

    /// <summary>Id of the service instance, which tokens of Identity Authentication for the proxy name; or null.</summary>
    public string? InstanceId { get; }

    /// <summary>The name; no credential.</summary>
    public override string ToString() => $"{Label} '{Name}'";

    private static string[] TokenTypes(ServiceBinding binding)
        => binding.Credentials.TryGetValue("token-type", out var types) ? BindingJson.TextsOf(types) : [];

    private static int? Port(ServiceBinding binding, string name)
    {
        var text = binding.GetCredential(name);
        if (text is null)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new MissingBindingException(binding.Label, $"'{name}' of the binding {binding} is not a port.");
    }
}
