using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP3008: a destination or a Cloud Connector that accepts every server certificate. An error in production, a warning elsewhere.</summary>
/// <remarks>Exempt: destinations of this machine. On-premise it has no effect, so that it is never an error there.</remarks>
public sealed class UncheckedCertificates : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP3008";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            foreach (var property in destination.Properties)
            {
                if (TrustsAll(destination, property) && !IsLocal(destination))
                    yield return Unchecked(landscape, destination, property);
            }
        }

        foreach (var connector in landscape.CloudConnectors)
        {
            if (connector.TrustAllBackends == true)
                yield return new Finding(Id, connector.Path, connector.TrustAllBackendsSpan, "The Cloud Connector accepts the certificate of every back end, so that anybody in its network can stand in for one: trust the certificates of your back ends, and set 'trustAllBackends' to false")
                {
                    IsError = Stages.IsProduction(landscape, connector.Path),
                };
            if (connector.MailTrust is "trustAll" or "tlsDisabled")
                yield return new Finding(Id, connector.Path, connector.MailTrustSpan, "The Cloud Connector sends its alerts " + (connector.MailTrust == "trustAll" ? "to a mail server whose certificate it does not check" : "without TLS") + ", together with the password of the mail user: set 'trustOption' to emailTrustStore")
                {
                    IsError = Stages.IsProduction(landscape, connector.Path),
                };
        }
    }

    private Finding Unchecked(LandscapeModel landscape, Destination destination, DestinationProperty property)
    {
        var message = destination.IsOnPremise
            ? "'" + property.Key + "' of '" + destination.Name + "' has no effect on-premise, where the Cloud Connector's trust store decides: remove it"
            : "'" + property.Key + "' of '" + destination.Name + "' accepts every server certificate, so that anybody on the way can stand in for the server and read credentials: remove it, and put the server's certificate authority into a trust store";
        return new Finding(Id, destination.Path, property.ValueSpan, message) 
        {
            IsError = !destination.IsOnPremise && Stages.IsProduction(landscape, destination.Path),
            Properties = [new FindingProperty(FindingProperty.Remove, property.Key)],
        };
    }

    private static bool TrustsAll(Destination destination, DestinationProperty property) => property.Key switch
    {
        "TrustAll" or "isTrustingAllCertificates" => Is(property.Value, "true"),
        "jco.client.tls_trust_all" => destination is RfcDestination && property.Value == "1",
        "strictSSL" => destination.Origin == DestinationOrigin.Environment && Is(property.Value, "false"),
        _ => false,
    };

    private static bool IsLocal(Destination destination) => destination is HttpDestination { Url: { } url } && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback;

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
