using System.Text;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Tells which HTTP destinations lead to the same system: all but the path is equal.</summary>
internal static class LogicalSystem
{
    /// <summary>The destinations of every system, each name once, in the order of the files.</summary>
    public static List<List<HttpDestination>> Of(LandscapeModel landscape)
    {
        var systems = new Dictionary<string, List<HttpDestination>>(StringComparer.Ordinal);
        var order = new List<List<HttpDestination>>();
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not HttpDestination http || KeyOf(landscape, http) is not { } key)
                continue;

            if (!systems.TryGetValue(key, out var members))
            {
                members = [];
                systems.Add(key, members);
                order.Add(members);
            }

            if (!members.Exists(member => member.Name == http.Name))
                members.Add(http);
        }

        return order;
    }

    /// <summary>What is equal for all destinations of a system; null for a destination of which nobody can tell, or that is meant for one endpoint.</summary>
    public static string? KeyOf(LandscapeModel landscape, HttpDestination destination)
    {
        var stage = landscape.FindFile(destination.Path)?.Stage;
        var isExempt = destination.Origin == DestinationOrigin.Environment
            || destination.IsFromServiceKey
            || string.Equals(destination.Value("HTML5.DynamicDestination"), "true", StringComparison.OrdinalIgnoreCase);
        if (isExempt || destination.Find("URL") is not { IsLiteral: true } url || !Uri.TryCreate(url.Value, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return null;

        var key = new StringBuilder();
        Append(key, "stage", stage);
        Append(key, "address", uri.Scheme + "://" + uri.Host + ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append(key, "way", destination.ProxyType.ToString());

        var others = new List<string>();
        foreach (var property in destination.Properties)
        {
            if (DistinguishesSystems(property.Key) && property.Value.Length > 0)
                others.Add(property.Key + "=" + property.Value);
        }

        others.Sort(StringComparer.Ordinal);
        foreach (var other in others)
            Append(key, "property", other);

        return key.ToString();
    }

    // What a client sees of the system, or of itself at the system. Passwords follow from the user; descriptions and free tags say nothing.
    private static bool DistinguishesSystems(string key) => key is
            "Authentication" or "CloudConnectorLocationId" or "sap-client" or "sap-language" or "sap.cloud.service" or "User" or "clientId" or "clientKey" or "audience" or "scope" or "companyId"
            or "KeyStoreLocation" or "KeyStore.Source" or "TrustStoreLocation" or "TrustAll" or "HostnameVerifier" or "forwardAuthToken" or "SystemUser"
            or "nameIdFormat" or "nameQualifier" or "userIdSource" or "assertionIssuer" or "assertionRecipient" or "authnContextClassRef"
        || (_prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)) && !CredentialKeys.IsCredential(key))
        || key.StartsWith("URL.headers.", StringComparison.Ordinal)
        || key.StartsWith("URL.queries.", StringComparison.Ordinal)
        || key.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) >= 0;

    // How a token is fetched, and what the approuter does with the call.
    private static readonly string[] _prefixes = ["tokenService", "clientAssertion.", "x_user_token.", "SAML", "HTML5."];

    private static void Append(StringBuilder key, string name, string? value) => key.Append(name).Append('=').Append(value).Append('\n');
}
