using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary><c>BasicAuthentication</c>: user and password of the destination, UTF-8, in <c>Authorization</c>.</summary>
internal sealed class BasicAuthenticationHandler(DestinationContract contract) : CredentialHandler(contract)
{
    protected override string Serves => AuthenticationTypes.Basic;

    protected override bool Accepts(string authentication) => authentication == AuthenticationTypes.Basic;

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
    {
        RefuseAuthorization(request);
        return new("Authorization", destination.BasicHeader!);
    }
}
