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
        foreach (var members in LogicalSystem.Of(landscape))
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
        return new Finding(Id, members[0].Path, members[0].NameSpan, message) { Properties = [new FindingProperty(FindingProperty.Destinations, string.Join(",", members.ConvertAll(member => member.Name)))] };
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
}
