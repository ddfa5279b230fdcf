using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// <c>OAuth2TechnicalUserPropagation</c>: the technical user's token, which the Destination service obtained, in
/// <c>SAP-Connectivity-Technical-Authentication</c>. Never together with <c>Authorization</c>.
/// </summary>
internal sealed class TechnicalUserHandler(DestinationContract contract) : CredentialHandler(contract)
{
    protected override string Serves => AuthenticationTypes.TechnicalUserPropagation;

    protected override bool Accepts(string authentication) => authentication == AuthenticationTypes.TechnicalUserPropagation;

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
    {
        RefuseAuthorization(request);
        return new("SAP-Connectivity-Technical-Authentication", "Bearer " + ServiceTokens.Usable(destination).Value);
    }
}
