using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.LocalLandscape.TokenService;

/// <summary>What an authorization code was handed out for.</summary>
/// <param name="User">Who logged on.</param>
/// <param name="RedirectUri">Where the code was sent to, or null when the request named none.</param>
/// <param name="CodeChallenge">The PKCE challenge (RFC 7636, S256), or null.</param>
internal sealed record AuthorizationCode(LandscapeUser User, string? RedirectUri, string? CodeChallenge)
{
    /// <summary>Whether whoever brings the code is who asked for it.</summary>
    public bool Accepts(string? redirectUri, string? verifier) =>
        (RedirectUri is null || RedirectUri == redirectUri)
        && (CodeChallenge is null || (verifier is not null && CodeChallenge == Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))));
}
