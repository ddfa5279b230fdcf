using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>How destinations per endpoint (BTP2001) become one for their system: which one stays, and what the paths of services get in front.</summary>
/// <param name="Kept">The name of the destination that stays.</param>
/// <param name="Members">Every destination of the system, the one that stays included.</param>
public sealed record DestinationMerge(string Kept, EquatableArray<MergedDestination> Members)
{
    /// <summary>Every place that declares one of them: a name may stand in the files of several stages, and code knows it once.</summary>
    public EquatableArray<Destination> Declarations { get; init; }

    /// <summary>The path that the URL of the destination which stays has afterwards; empty for none.</summary>
    public string KeptPath { get; init; } = "";

    /// <summary>The merge of these destinations, or null where it would change what is called: another file says something else of them, or something that is no service of the code refers to them.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="names">The names of the destinations.</param>
    public static DestinationMerge? Of(LandscapeModel landscape, IReadOnlyCollection<string> names)
    {
        var declarations = landscape.Destinations.Where(destination => names.Contains(destination.Name)).ToList();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var declaration in declarations)
        {
            if (declaration is not HttpDestination http || LogicalSystem.KeyOf(landscape, http) is null || PathOf(http) is not { } path)
                return null;
            if (paths.TryGetValue(http.Name, out var other) && other != path)
                return null;
            if (!paths.ContainsKey(http.Name))
                order.Add(http.Name);

            paths[http.Name] = path;
        }

        if (order.Count < 2 || order.Count != names.Count)
            return null;

        var kept = order.Find(name => paths[name].Length == 0) ?? order[0];
        var keptPath = paths.Values.Distinct(StringComparer.Ordinal).Count() == 1 ? paths[kept] : "";
        var merge = new DestinationMerge(kept, order.ConvertAll(name => new MergedDestination(name, paths[name] == keptPath ? "" : paths[name])).ToEquatableArray())
        {
            Declarations = declarations.ToEquatableArray(),
            KeptPath = keptPath,
        };
        return IsOneSystemPerStage(landscape, declarations, kept) && !IsReferred(landscape, merge) ? merge : null;
    }

    /// <summary>What is known of a destination of this name; null if it is none of them.</summary>
    /// <param name="name">The name.</param>
    public MergedDestination? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
                return member;
        }

        return null;
    }

    /// <summary>Whether the destination is declared no longer afterwards.</summary>
    /// <param name="name">The name.</param>
    public bool Removes(string name) => name != Kept && Find(name) is not null;

    // Wherever one of them is declared, the one that stays is, and for the same system.
    private static bool IsOneSystemPerStage(LandscapeModel landscape, List<Destination> declarations, string kept) =>
        declarations.GroupBy(declaration => landscape.FindFile(declaration.Path)?.Stage ?? "", StringComparer.OrdinalIgnoreCase).All(stage =>
            stage.Any(declaration => declaration.Name == kept)
            && stage.Select(declaration => LogicalSystem.KeyOf(landscape, (HttpDestination)declaration)).Distinct(StringComparer.Ordinal).Count() == 1);

    // Another destination that names one (clientAssertion.destinationName), or a service of CAP.
    private static bool IsReferred(LandscapeModel landscape, DestinationMerge merge)
    {
        bool Changes(string name) => merge.Find(name) is { } member && (member.Name != merge.Kept || member.Prefix.Length > 0);
        return landscape.CapServices.Any(service => service.Destination is { } name && Changes(name))
            || landscape.Destinations.Any(destination => destination.Properties.Items.Any(property => property.Key.EndsWith("estinationName", StringComparison.Ordinal) && Changes(property.Value)));
    }

    // Query and user would be lost, or doubled.
    private static string? PathOf(HttpDestination destination)
    {
        if (destination.Url is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Query.Length + uri.Fragment.Length + uri.UserInfo.Length > 0)
            return null;

        var slash = url.IndexOf('/', url.IndexOf("://", StringComparison.Ordinal) + 3);
        return slash < 0 ? "" : url.Substring(slash).TrimEnd('/');
    }
}

/// <summary>One of several destinations that become one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prefix">What the path of everything that is called through it gets in front; empty for nothing.</param>
public sealed record MergedDestination(string Name, string Prefix);
