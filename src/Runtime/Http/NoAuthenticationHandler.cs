using System.Security.Cryptography;
using System.Text;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// <c>NoAuthentication</c>: nothing is added. A credential that the calling code brings itself (a header <c>Authorization</c> or
/// <c>Cookie</c>) has connections and cookies of its own, because nobody else can tell whose it is.
/// </summary>
internal sealed class NoAuthenticationHandler(DestinationContract contract) : CredentialHandler(contract)
{
    protected override string Serves => AuthenticationTypes.None;

    protected override bool Accepts(string authentication) => authentication == AuthenticationTypes.None;

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
    {
        var headers = request.Headers.NonValidated;
        var authorization = headers.TryGetValues("Authorization", out var given) ? given.ToString() : null;
        var cookies = headers.TryGetValues("Cookie", out given) ? given.ToString() : null;
        if (authorization is not null || cookies is not null)
        {
            call.OwnCredential = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.User?.PrincipalId}\n{authorization}\n{cookies}")));
        }

        return null;
    }
}
