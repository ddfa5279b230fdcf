using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// <c>NoAuthentication</c>: nothing is added. The calling code may bring a credential itself, see <see cref="OwnCredential"/>.
/// An Internet destination with <c>forwardAuthToken</c> (or <c>HTML5.ForwardAuthToken</c>) gets the user's token as it is, on connections
/// of that user.
/// </summary>
internal sealed class NoAuthenticationHandler(DestinationContract contract, HandlerServices services) : CredentialHandler(contract)
{
    protected override string Serves => AuthenticationTypes.None;

    protected override bool Accepts(string authentication) => authentication == AuthenticationTypes.None;

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
    {
        if (!destination.ForwardsUserToken)
        {
            return null;
        }

        RefuseAuthorization(request);
        var user = RequireUser(call, services.Clock);
        call.PropagatesUser = true;
        return new("Authorization", user.BearerHeader!);
    }
}
