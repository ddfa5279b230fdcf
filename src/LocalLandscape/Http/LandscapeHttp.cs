using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Btp.Connectivity.LocalLandscape.Http;

/// <summary>How the rooms of the landscape call each other: as they are told and nothing else; no proxy, no cookies, no redirects, no tracing headers of the program around them.</summary>
internal static class LandscapeHttp
{
    /// <summary>A handler with its own connections.</summary>
    /// <param name="authority">The authority trusted for TLS, or null where only plain HTTP is spoken.</param>
    public static SocketsHttpHandler CreateHandler(X509Certificate2? authority = null)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 256,
        };
        if (authority is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.Add(authority);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }
        return handler;
    }

    /// <summary>The address that a raw request target has at a server; the target is kept byte for byte, also where <see cref="Uri"/> would tidy it up.</summary>
    public static Uri At(Uri server, string target) =>
        new(server.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
