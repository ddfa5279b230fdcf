using Btp.Connectivity.Generator.Model;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Which handlers a destination needs: decided by its authentication and its proxy type, and by nothing else.</summary>
/// <remarks>The runtime's <c>DestinationHandlerChain.For</c> follows the same rules for destinations that no service is declared for.</remarks>
internal static class HandlerChain
{
    /// <summary>The call that adds the handler for a destination's authentication; null where there is none for it.</summary>
    /// <param name="authentication">The authentication as written; null for a placeholder.</param>
    public static string? Credential(string? authentication) => authentication switch
    {
        "PrincipalPropagation" => "PropagatePrincipal",
        "OAuth2TechnicalUserPropagation" => "PropagateTechnicalUser",
        "BasicAuthentication" => "UseBasicAuthentication",
        "ClientCertificateAuthentication" => "UseClientCertificate",
        "NoAuthentication" => "UseNoAuthentication",
        not null when authentication.StartsWith("OAuth2", StringComparison.Ordinal) || authentication.StartsWith("SAML", StringComparison.Ordinal) => "UseBearerToken",
        _ => null,
    };

    /// <summary>The calls that build the chain, outermost handler first.</summary>
    /// <param name="destination">The destination, whose authentication has a handler.</param>
    public static List<string> Calls(DestinationModel destination)
    {
        List<string> calls = ["UseTelemetry", "UseResilience", "UseCsrfProtection", "UseDestination", Credential(destination.Authentication)!];
        if (destination.ProxyType == "OnPremise")
            calls.Add("UseConnectivityProxy");

        return calls;
    }

    /// <summary>Why the chain is what it is, for people.</summary>
    /// <param name="destination">The destination.</param>
    public static string Reason(DestinationModel destination)
    {
        var credential = Credential(destination.Authentication) switch
        {
            "PropagatePrincipal" => "the signed-in user is handed to the Cloud Connector",
            "PropagateTechnicalUser" => "a technical user is handed to the Cloud Connector",
            "UseBasicAuthentication" => "the destination's user and password are sent",
            "UseClientCertificate" => "the destination's certificate is presented",
            "UseNoAuthentication" => "no credential is sent",
            _ => "the token is sent that the Destination service obtains",
        };
        return destination.Authentication + ": " + credential + (destination.ProxyType == "OnPremise" ? "; OnPremise: calls go through the Connectivity proxy" : "") + ".";
    }
}
