namespace Btp.Connectivity.Bindings;

/// <summary>Where a binding's tokens are requested. Client secrets and users' tokens go there: no address outside the binding's own domains is ever made.</summary>
internal static class TokenEndpoint
{
    private const string XsuaaPath = "/oauth/token";
    private const string IdentityPath = "/oauth2/token";

    public static Uri Of(ServiceBinding binding, bool isIdentity, bool certificate)
    {
        // token_service_url replaces the older url in connectivity bindings, and is given with and without the path.
        var root = ServiceAddress.Required(
            binding, isIdentity ? "url" : certificate ? "certurl" : binding.GetCredential("token_service_url") is null ? "url" : "token_service_url");
        var wanted = isIdentity ? IdentityPath : XsuaaPath;
        var path = root.AbsolutePath.TrimEnd('/');
        return new UriBuilder(root) { Path = path.EndsWith(wanted, StringComparison.Ordinal) ? path : path + wanted }.Uri;
    }

    /// <summary>The endpoint of a tenant's subdomain at XSUAA: <c>https://{subdomain}.{uaadomain}</c>, with a certificate on its host for certificates.</summary>
    /// <exception cref="MissingBindingException">The binding does not say its domain.</exception>
    /// <exception cref="ArgumentException">Not a subdomain: anything else could name another host.</exception>
    public static Uri OfSubdomain(ServiceBinding binding, string subdomain, bool certificate)
    {
        if (subdomain.Length is 0 or > 63 || !subdomain.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-'))
        {
            throw new ArgumentException("The subdomain of a tenant holds letters, digits and hyphens only.", nameof(subdomain));
        }

        var domain = OAuthClient.Required(binding, "uaadomain");
        if (certificate && !domain.StartsWith("authentication.cert.", StringComparison.Ordinal))
        {
            domain = domain.Replace("authentication.", "authentication.cert.", StringComparison.Ordinal);
        }

        return new Uri($"https://{subdomain}.{domain}{XsuaaPath}");
    }

    /// <summary>The user's own tenant of Identity Authentication, when its issuer lies in one of the binding's domains; else the binding's.</summary>
    public static Uri OfIssuer(ServiceBinding binding, Uri own, string? issuer)
    {
        if (issuer is null
            || !Uri.TryCreate(issuer.Contains("://", StringComparison.Ordinal) ? issuer : "https://" + issuer, UriKind.Absolute, out var url)
            || url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
        {
            return own;
        }

        var domains = binding.Credentials.TryGetValue("domains", out _) ? BindingJson.TextsOf(binding.Credentials["domains"]) : [];
        return domains.Append(binding.GetCredential("domain")).OfType<string>().Any(domain => url.IdnHost.EndsWith("." + domain.Trim('.'), StringComparison.OrdinalIgnoreCase))
            ? new UriBuilder(own) { Host = url.IdnHost, Port = url.Port }.Uri
            : own;
    }
}
