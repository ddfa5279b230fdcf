using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// <c>NoAuthentication</c>: nothing is added. A credential that the caller sets itself belongs to whom the call is made for, so the
/// connection and the cookies do too.
/// </summary>
internal sealed class NoAuthenticationHandler(DestinationContract contract) : CredentialHandler(contract)
{
    protected override string Serves => AuthenticationTypes.None;

    protected override bool Accepts(string authentication) => authentication == AuthenticationTypes.None;

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
    {
        call.PropagatesUser = call.User?.PrincipalId is not null
            && (request.Headers.NonValidated.Contains("Authorization") || request.Headers.NonValidated.Contains("Cookie"));
        return null;
    }
}
