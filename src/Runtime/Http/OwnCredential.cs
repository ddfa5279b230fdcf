using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.Http;

/// <summary>
/// A credential that the calling code brings itself: a header <c>Authorization</c> or <c>Cookie</c>. Nobody else can tell whose it is, so it
/// has connections, cookies and CSRF tokens of its own.
/// </summary>
internal static class OwnCredential
{
    private static readonly string[] Headers = ["Authorization", "Cookie"];

    /// <summary>Digest of the request's own credential and of the user that it came for, or null when it has none.</summary>
    public static string? DigestOf(HttpRequestMessage request, UserContext? user)
    {
        var headers = request.Headers.NonValidated;
        var authorization = headers.TryGetValues(Headers[0], out var given) ? given.ToString() : null;
        var cookies = headers.TryGetValues(Headers[1], out given) ? given.ToString() : null;
        return authorization is null && cookies is null
            ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user?.PrincipalId}\n{authorization}\n{cookies}")));
    }

    /// <summary>Puts the credential of one request on another one for the same caller.</summary>
    public static void Copy(HttpRequestMessage from, HttpRequestMessage to)
    {
        foreach (var name in Headers)
        {
            if (from.Headers.NonValidated.TryGetValues(name, out var values))
            {
                to.Headers.TryAddWithoutValidation(name, values);
            }
        }
    }
}
