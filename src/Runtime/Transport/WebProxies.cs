using System.Net;
using Btp.Connectivity.Bindings;
using Microsoft.Extensions.Configuration;

namespace Btp.Connectivity.Transport;

/// <summary>
/// The web proxies of the environment (<c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c>, <c>NO_PROXY</c>, in lower case too) for Internet destinations.
/// Loopback addresses are never reached through them. The proxy's address is handed out without its credentials, because lower layers
/// quote it in messages.
/// </summary>
internal sealed class WebProxies : IWebProxy
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly NoProxyRules _without;

    public WebProxies(IConfiguration? configuration)
    {
        var credentials = new ProxyCredentials();
        _http = Read(configuration, "http_proxy", credentials);
        _https = Read(configuration, "https_proxy", credentials);
        _without = new NoProxyRules(Setting(configuration, "no_proxy"));
        Credentials = credentials;
    }

    /// <summary>User and password of the proxy's URL, for the proxy alone.</summary>
    public ICredentials? Credentials { get; set; }

    public Uri? GetProxy(Uri destination)
    {
        var proxy = destination.Scheme == Uri.UriSchemeHttps ? _https : _http;
        return proxy is null || destination.IsLoopback || _without.Matches(destination) ? null : proxy;
    }

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    /// <summary>Which proxies there are; no credentials.</summary>
    public override string ToString() => $"http: {_http?.Authority ?? "none"}, https: {_https?.Authority ?? "none"}";

    private static string? Setting(IConfiguration? configuration, string name)
        => EnvironmentSetting.Get(configuration, name) ?? EnvironmentSetting.Get(null, name.ToUpperInvariant());

    private static Uri? Read(IConfiguration? configuration, string name, ProxyCredentials credentials)
    {
        if (Setting(configuration, name) is not { } text)
        {
            return null;
        }

        var full = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        if (!Uri.TryCreate(full, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            // Without the value, which may hold a password.
            throw new ConnectivityException($"The variable {name.ToUpperInvariant()} is not the http(s) URL of a proxy.");
        }

        var address = new UriBuilder(url.Scheme, url.IdnHost, url.Port).Uri;
        if (url.UserInfo.Length > 0)
        {
            var colon = url.UserInfo.IndexOf(':', StringComparison.Ordinal);
            credentials.Add(
                address,
                Uri.UnescapeDataString(colon < 0 ? url.UserInfo : url.UserInfo[..colon]),
                colon < 0 ? string.Empty : Uri.UnescapeDataString(url.UserInfo[(colon + 1)..]));
        }

        return address;
    }

    private sealed class ProxyCredentials : ICredentials
    {
        private readonly List<(Uri Proxy, NetworkCredential Credential)> _all = [];

        public void Add(Uri proxy, string user, string password) => _all.Add((proxy, new NetworkCredential(user, password)));

        // A password in an environment variable is for Basic; nothing else is answered with it.
        public NetworkCredential? GetCredential(Uri uri, string authType)
            => string.Equals(authType, "Basic", StringComparison.OrdinalIgnoreCase) ? _all.Find(entry => entry.Proxy == uri).Credential : null;
    }
}
