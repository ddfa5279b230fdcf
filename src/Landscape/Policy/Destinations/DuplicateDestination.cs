using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2010: several destinations of one name, of which one is never found, or names that differ in upper and lower case only.</summary>
/// <remarks>
/// The instance is looked at before the subaccount, so that one there shadows another. In the <c>destinations</c> variable, which overrides others on purpose, also two of one URL. Exempt:
/// files of different stages, what an extension replaces, instances of different resources, and Terraform, where the same name may be meant for different subaccounts.
/// </remarks>
public sealed class DuplicateDestination : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2010";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        var seen = new List<Destination>();
        foreach (var destination in landscape.Destinations)
        {
            if (destination.Origin is DestinationOrigin.Environment or DestinationOrigin.Terraform || destination.Find("Name") is { IsLiteral: false })
                continue;

            foreach (var earlier in seen)
            {
                if (Objection(landscape, earlier, destination) is { } objection)
                {
                    yield return new Finding(Id, destination.Path, destination.NameSpan, objection);
                    break;
                }
            }

            seen.Add(destination);
        }

        foreach (var finding in Variables(landscape))
            yield return finding;
    }

    // SAP: the approuter must not use several destinations with the same URL in one session.
    private IEnumerable<Finding> Variables(LandscapeModel landscape)
    {
        var seen = new List<HttpDestination>();
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not HttpDestination { Origin: DestinationOrigin.Environment } entry)
                continue;

            var earlier = seen.Find(each => each.Path == entry.Path && each.Owner == entry.Owner && (each.Name == entry.Name || (Address(entry) is { } url && Address(each) == url)));
            if (earlier is not null)
                yield return new Finding(Id, entry.Path, entry.NameSpan, earlier.Name == entry.Name
                    ? "'" + entry.Name + "' stands twice in one variable 'destinations', and only one of the two is ever found: remove one"
                    : "'" + entry.Name + "' and '" + earlier.Name + "' of one variable 'destinations' have the same URL, between which the approuter cannot tell the sessions apart: keep one");
            seen.Add(entry);
        }
    }

    // What another module provides is named alike by everybody who requires it: ~{url} is not one URL.
    private static string? Address(HttpDestination entry) => (entry.Find("URL") ?? entry.Find("url")) is { IsLiteral: true, Value: { Length: > 0 } url } ? url.TrimEnd('/') : null;

    private static string? Objection(LandscapeModel landscape, Destination earlier, Destination later)
    {
        if (!string.Equals(earlier.Name, later.Name, StringComparison.OrdinalIgnoreCase) || Stage(landscape, earlier) != Stage(landscape, later) || Stand(earlier) != Stand(later) && AreApart(earlier, later) || Replaces(earlier, later) || Replaces(later, earlier))
            return null;
        if (earlier.Name != later.Name)
            return "The names '" + earlier.Name + "' and '" + later.Name + "' differ in upper and lower case only, so that the wrong one is easily called: choose names that people can tell apart";
        if (earlier.Level != later.Level && earlier.Level != DestinationLevel.Unknown && later.Level != DestinationLevel.Unknown)
            return "'" + later.Name + "' exists in the service instance and in the subaccount, and the one of the instance is always found: remove one, or give them different names";
        return "'" + later.Name + "' is declared twice" + (earlier.Path == later.Path ? "" : " (also in " + FileName(earlier.Path) + ")") + ", and only one of the two is ever found: remove one, or give them different names";
    }

    // The list of an extension takes the place of the descriptor's own.
    private static bool Replaces(Destination extension, Destination extended) =>
        extension.Path != extended.Path && extension.Owner == extended.Owner && extension.Level == extended.Level && extension.Descriptor is { } descriptor && descriptor == (extended.Descriptor ?? extended.Path);

    // Two service instances are two places, and so are manifests of which nobody says where their destinations are kept and descriptors.
    private static bool AreApart(Destination earlier, Destination later) =>
        earlier.Level == later.Level
            ? earlier.Level == DestinationLevel.Instance && earlier.Owner != later.Owner
            : earlier.Level == DestinationLevel.Unknown || later.Level == DestinationLevel.Unknown;

    private static (string? Owner, DestinationLevel Level) Stand(Destination destination) => (destination.Owner, destination.Level);

    private static string? Stage(LandscapeModel landscape, Destination destination) => landscape.FindFile(destination.Path)?.Stage;

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
