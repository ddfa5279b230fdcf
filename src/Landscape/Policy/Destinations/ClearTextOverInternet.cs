using System.Net;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2007: a destination that sends data or credentials over the Internet in clear text.</summary>
/// <remarks>Exempt: on-premise destinations and Private Link, loopback and private addresses, hosts without a domain, and those of a cluster or a private domain.</remarks>
public sealed class ClearTextOverInternet : ManifestRule
{
    private static readonly string[] _privateDomains = [".localhost", ".local", ".internal", ".intranet", ".lan", ".corp", ".home", ".svc", ".test"];

    /// <inheritdoc/>
    public override string Id => "BTP2007";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            foreach (var property in destination.Properties)
            {
                if (property.IsLiteral && (destination.ProxyType == ProxyType.Internet ? IsClearText(destination, property) : IsTokenService(destination, property) && IsPublic(property.Value, "http")))
                    yield return new Finding(Id, destination.Path, property.ValueSpan,
                        "'" + property.Key + "' of '" + destination.Name + "' leads over the Internet without TLS, so that everybody on the way reads what is sent, credentials included: use " + Instead(property.Value));
            }
        }
    }

    private static bool IsClearText(Destination destination, DestinationProperty property) => destination switch
    {
        HttpDestination when property.Key == "tokenServiceURL" => destination.Value("tokenServiceURL.ProxyType") != "OnPremise" && IsPublic(property.Value, "http"),
        HttpDestination when property.Key == "URL" || (property.Key == "url" && destination.Origin == DestinationOrigin.Environment) => IsPublic(property.Value, "http"),
        LdapDestination when property.Key == "ldap.url" => destination.Authentication == "BasicAuthentication" && IsPublic(property.Value, "ldap"),
        MailDestination mail => MailInClearText.At(mail) == property && !(mail.SmtpHost is { } host && IsPrivateHost(host)),
        _ => false,
    };

    // Only the call itself goes through the Cloud Connector; these token services do not.
    private static bool IsTokenService(Destination destination, DestinationProperty property) => destination.IsOnPremise && property.Key switch
    {
        "tokenServiceURL" => destination.Value("tokenServiceURL.ProxyType") == "Internet" || destination.Authentication == "OAuth2TechnicalUserPropagation",
        "jco.client.tech_user_service_url" => destination is RfcDestination,
        _ => false,
    };

    private static string Instead(string url) => url.TrimStart().StartsWith("ldap", StringComparison.OrdinalIgnoreCase) ? "ldaps://" : url.IndexOf("://", StringComparison.Ordinal) < 0 ? "smtps, imaps or pop3s, or STARTTLS" : "https://";

    private static bool IsPublic(string url, string scheme)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) || uri.Scheme != scheme || uri.IsLoopback)
            return false;

        return !IsPrivateHost(uri.Host);
    }

    private static bool IsPrivateHost(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return PrivateNetwork.Contains(address) || PrivateNetwork.IsLocal(address);

        return host.IndexOf('.') < 0 || host.EndsWith(".svc.cluster.local", StringComparison.OrdinalIgnoreCase) || _privateDomains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
    }
}
