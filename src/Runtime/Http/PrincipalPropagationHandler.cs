using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// <c>PrincipalPropagation</c>: the user's token in <c>SAP-Connectivity-Authentication</c>, or, by option, exchanged into the token that
/// authorizes the proxy. Never together with <c>Authorization</c>.
/// </summary>
internal sealed class PrincipalPropagationHandler(DestinationContract contract, HandlerServices services) : CredentialHandler(contract)
{
    private const string Header = "SAP-Connectivity-Authentication";

    protected override string Serves => AuthenticationTypes.PrincipalPropagation;

    protected override bool Accepts(string authentication) => authentication == AuthenticationTypes.PrincipalPropagation;

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
    {
        RefuseAuthorization(request);
        var user = RequireUser(call, services.Clock);
        if (destination.ProxyType != DestinationProxyType.OnPremise)
        {
            throw new DestinationContractException(destination.Name, "ProxyType", "OnPremise", destination.ProxyType.ToString()) { Destination = destination.Name };
        }

        call.PropagatesUser = true;
        if (services.Options.PrincipalPropagation == PrincipalPropagationMode.TokenExchange)
        {
            request.Headers.Remove(Header);
            call.ProxyUser = user;
            return null;
        }

        return new(Header, user.BearerHeader!);
    }
}
