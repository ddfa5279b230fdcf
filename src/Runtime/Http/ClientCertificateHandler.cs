using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary><c>ClientCertificateAuthentication</c>: the transport presents the destination's certificate in the TLS handshake.</summary>
internal sealed class ClientCertificateHandler(DestinationContract contract) : CredentialHandler(contract)
{
    protected override string Serves => AuthenticationTypes.ClientCertificate;

    protected override bool Accepts(string authentication) => authentication == AuthenticationTypes.ClientCertificate;

    protected override KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination)
    {
        RefuseAuthorization(request);
        if (destination.Url.Scheme != Uri.UriSchemeHttps)
        {
            throw new DestinationServiceException(destination.Name, "a client certificate needs an https URL; behind the Cloud Connector it has no effect.");
        }

        call.KeyStore = destination.KeyStore;
        return null;
    }
}
