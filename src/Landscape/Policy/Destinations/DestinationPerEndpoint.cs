using System.Text;
using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2001: one destination for each endpoint of a system, where one for the system would do.</summary>
/// <remarks>
/// A logical system is where everything but the path is the same: way, address, location id, client, authentication and user, timeouts, and what is sent along.
/// Exempt: destinations of the <c>destinations</c> variable (the approuter wants one for each service), dynamic HTML5 destinations (the browser chooses the path),
/// what comes from a service key, and addresses with placeholders.
/// </remarks>
public sealed class DestinationPerEndpoint : ManifestRule
{
    private static readonly Regex _serviceName = new(@"(^|_)API_|_SRV(_\d+)?$|_CDS$|_0001$|(^|_)ODATA(_|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <inheritdoc/>
    public override string Id => "BTP2001";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        var systems = new Dictionary<string, List<HttpDestination>>(StringComparer.Ordinal);
        var order = new List<List<HttpDestination>>();
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not HttpDestination http || SystemOf(http, landscape.FindFile(http.Path)?.Stage) is not { } key)
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

        foreach (var members in order)
        {
            if (members.Count > 1 && IsPerEndpoint(members))
                yield return PerEndpoint(members);
        }
    }

    private Finding PerEndpoint(List<HttpDestination> members)
    {
        var names = string.Join("', '", members.ConvertAll(member => member.Name));
        var system = new Uri(members[0].Url!).GetLeftPart(UriPartial.Authority);
        var message = "Destinations '" + names + "' are endpoints of one system, " + system
            + ", and have to be kept alike by hand: keep one for the system, and give each service its path ([ODataService(..., Path = \"...\")])";
        return new Finding(Id, members[0].Path, members[0].NameSpan, message);
    }

    private static bool IsPerEndpoint(List<HttpDestination> members)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var named = 0;
        foreach (var member in members)
        {
            paths.Add(new Uri(member.Url!).AbsolutePath.TrimEnd('/'));
            named += _serviceName.IsMatch(member.Name) ? 1 : 0;
        }

        return paths.Count > 1 || named > 1;
    }

    private static string? SystemOf(HttpDestination destination, string? stage)
    {
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
            "Authentication" or "CloudConnectorLocationId" or "sap-client" or "sap-language" or "User" or "clientId" or "clientKey" or "audience" or "scope" or "companyId"
            or "tokenServiceURL" or "tokenServiceURLType" or "tokenServiceUser" or "KeyStoreLocation" or "tokenService.KeyStoreLocation" or "TrustStoreLocation" or "TrustAll"
            or "HTML5.ForwardAuthToken" or "forwardAuthToken" or "SystemUser" or "nameIdFormat" or "userIdSource"
        || key.StartsWith("URL.headers.", StringComparison.Ordinal)
        || key.StartsWith("URL.queries.", StringComparison.Ordinal)
        || key.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) >= 0;

    private static void Append(StringBuilder key, string name, string? value) => key.Append(name).Append('=').Append(value).Append('\n');
}
