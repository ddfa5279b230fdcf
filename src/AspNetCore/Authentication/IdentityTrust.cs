using Btp.Connectivity.Bindings;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.AspNetCore.Authentication;

/// <summary>
/// What the <c>identity</c> binding says about which tokens are ours: issuers in its domains, its client as audience. Other customers' tenants
/// issue in the same domains, so the keys are asked for with client and tenant, and Identity Authentication gives them only where both belong together.
/// </summary>
internal sealed class IdentityTrust(IServiceBindings bindings, IOptions<BtpConnectivityOptions> options) : ITokenTrust
{
    private readonly CurrentBinding<IdentityBinding> _binding = new(bindings, IdentityBinding.Label, options.Value.IdentityBinding, static binding => new IdentityBinding(binding));

    public KeySource? KeysFor(JsonWebToken token)
    {
        if (!IsIssuer(token.Issuer))
        {
            return null;
        }

        var issuer = new Uri(token.Issuer);
        return new KeySource(new Uri(issuer.GetLeftPart(UriPartial.Authority) + "/oauth2/certs"), _binding.Value.Client.ClientId, Text(token, "app_tid") ?? Text(token, "zone_uuid"), Text(token, "azp"));
    }

    public bool IsIssuer(string issuer)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return false;
        }

        // Another port is another server, unless it is the binding's own.
        return string.Equals(url.Authority, _binding.Value.Url.Authority, StringComparison.OrdinalIgnoreCase) || (url.IsDefaultPort && _binding.Value.Domains.Any(domain => IsIn(url.IdnHost, domain)));
    }

    public bool IsAudience(IEnumerable<string> audiences) => audiences.Contains(_binding.Value.Client.ClientId, StringComparer.Ordinal);

    // With its dot: evilaccounts.ondemand.com is no subdomain of accounts.ondemand.com.
    private static bool IsIn(string host, string domain)
        => string.Equals(host, domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) && value.Length > 0 ? value : null;
}
