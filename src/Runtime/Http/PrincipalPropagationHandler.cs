using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// <c>PrincipalPropagation</c>: the user's token in <c>SAP-Connectivity-Authentication</c>, or, by option, exchanged into the token that
/// authorizes the proxy. Never together with <c>Authorization</c>.
/// </summary>
internal sealed class PrincipalPropagationHandler(DestinationContract contract, HandlerServices services) : CredentialHandler(contract)
{
    private const int LongestLine = 8192;
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

        // The Connectivity proxy takes header lines of 8192 bytes and answers a bare 4xx to longer ones.
        return Header.Length + 2 + user.BearerHeader!.Length <= LongestLine
            ? new(Header, user.BearerHeader)
            : throw new ConnectivityException(
                $"The user's token has {user.Token!.Length} bytes; the Connectivity proxy takes header lines of {LongestLine}. Give the user fewer role collections or attributes, "
                + "or hand fewer attributes over to the token.") { Destination = destination.Name };
    }
}
