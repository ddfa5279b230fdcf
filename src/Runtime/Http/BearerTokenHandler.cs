using System.Net;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>The OAuth types whose token the Destination service obtains: its <c>http_header</c> goes to the back end.</summary>
internal sealed class BearerTokenHandler(DestinationContract contract, HandlerServices services) : CredentialHandler(contract)
{
    protected override string Serves => Contract.Authentication ?? "a token of the Destination service";

    protected override bool Accepts(string authentication) => AuthenticationTypes.UsesServiceToken(authentication);

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
    {
        RefuseAuthorization(request);
        // A grant says for whom the token is, and a system user is nobody's; else it must have been asked for the user.
        if (AuthenticationTypes.AnswerBelongsToUser(destination.Authentication) && call.Lookup?.Grant is null && !destination.HasSystemUser)
        {
            // When the build did not know the type, the answer was not asked for the user and must not be used for one.
            if (!AuthenticationTypes.AnswerBelongsToUser(Contract.Authentication))
            {
                throw new DestinationContractException(destination.Name, "Authentication", Serves, destination.Authentication) { Destination = destination.Name };
            }

            RequireUser(call, services.Clock);
        }

        if (AuthenticationTypes.AnswerBelongsToUser(destination.Authentication) || AuthenticationTypes.NeedsGrant(destination.Authentication))
        {
            call.PropagatesUser = call.User?.PrincipalId is not null;
        }

        if (destination.Authentication == AuthenticationTypes.SamlAssertion)
        {
            request.Headers.Remove("x-sap-security-session");
            request.Headers.TryAddWithoutValidation("x-sap-security-session", "create");
        }

        var token = ServiceTokens.Usable(destination);
        return new(token.HeaderName, token.HeaderValue);
    }

    protected override bool LooksAtAnswer => true;

    protected override void OnAnswer(HttpResponseMessage response, DestinationCall call, Destination destination)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            services.Destinations.Invalidate(Contract, call.User, call.Lookup, destination);
            call.TokenRefused = true;
        }
    }
}
