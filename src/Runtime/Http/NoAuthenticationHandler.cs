using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// <c>NoAuthentication</c>: nothing is added. The calling code may bring a credential itself, see <see cref="OwnCredential"/>.
/// </summary>
internal sealed class NoAuthenticationHandler(DestinationContract contract) : CredentialHandler(contract)
{
    protected override string Serves => AuthenticationTypes.None;

    protected override bool Accepts(string authentication) => authentication == AuthenticationTypes.None;

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
        => null;
}
