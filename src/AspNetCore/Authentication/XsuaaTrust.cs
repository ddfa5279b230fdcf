using Btp.Connectivity.Bindings;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.AspNetCore.Authentication;

/// <summary>What the binding says about which tokens are ours. Nothing that a token says about itself widens it.</summary>
internal sealed class XsuaaTrust(IServiceBindings bindings, IOptions<BtpConnectivityOptions> options) : ITokenTrust
{
    private readonly CurrentBinding<XsuaaBinding> _binding = new(bindings, XsuaaBinding.Label, options.Value.XsuaaBinding, static binding => new XsuaaBinding(binding));

    public XsuaaBinding Binding => _binding.Value;

    public KeySource? KeysFor(JsonWebToken token) => KeysOf(token);

    /// <summary>Where the key of a token is looked for: its <c>jku</c> when that lies in the binding's domain, else the binding's own URL.</summary>
    public Uri KeysOf(JsonWebToken token)
    {
        if (token.TryGetHeaderValue<string>("jku", out var text)
            && Uri.TryCreate(text, UriKind.Absolute, out var jku)
            && jku.AbsolutePath == "/token_keys"
            && IsInDomain(jku))
        {
            return jku;
        }

        return new Uri(Binding.Url.AbsoluteUri.TrimEnd('/') + "/token_keys");
    }

    /// <summary>Whether the issuer is a token service of the binding's domain (or the binding's own).</summary>
    public bool IsIssuer(string issuer)
        => Uri.TryCreate(issuer, UriKind.Absolute, out var url)
            && (IsInDomain(url) || string.Equals(Origin(url), Origin(Binding.Url), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a token with these audiences is meant for the application: its client, or its name with or without a scope after it.</summary>
    public bool IsAudience(IEnumerable<string> audiences)
        => audiences.Any(audience => audience == Binding.Client.ClientId
            || audience == Binding.AppName
            || audience.StartsWith(Binding.AppName + ".", StringComparison.Ordinal));

    // The suffix with its dot: evil-authentication.eu10... is not a subdomain of authentication.eu10...
    private bool IsInDomain(Uri url)
    {
        if (url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
        {
            return false;
        }

        var authority = url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";
        return string.Equals(authority, Binding.UaaDomain, StringComparison.OrdinalIgnoreCase)
            || authority.EndsWith("." + Binding.UaaDomain, StringComparison.OrdinalIgnoreCase);
    }

    private static string Origin(Uri url) => url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
