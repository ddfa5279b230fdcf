using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>A path that is called through a mapping.</summary>
/// <param name="Path">The path, as a resource of the connector has to allow it.</param>
/// <param name="Methods">The methods, with commas; the connector itself does not look at them.</param>
/// <param name="IsExact">Whether only this very path is called.</param>
internal sealed record CalledPath(string Path, string Methods, bool IsExact)
{
    /// <summary>Whether a resource lets at least a part of it through, or a part of it is what the resource is for.</summary>
    public bool Concerns(ExposedResource resource) =>
        resource.Matches(Path) || resource.Matches(Path.TrimEnd('/')) || (!IsExact && resource.Id.StartsWith(Path, StringComparison.Ordinal));

    /// <summary>The path as a resource of the allowlist, and what is sent there.</summary>
    public override string ToString() => Methods + " '" + Path + "'" + (IsExact ? " (exactMatchOnly)" : "");
}

/// <summary>What is called through a system mapping, by code, CAP and destinations.</summary>
internal static class CalledPaths
{
    private const string AllMethods = "GET, POST, PATCH, MERGE, PUT, DELETE";

    /// <summary>All paths that are called through a mapping.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="subaccount">The subaccount of the mapping.</param>
    /// <param name="mapping">The mapping.</param>
    /// <returns>Null where nobody can tell: nothing that the project declares leads here, or something does of which the paths are not known.</returns>
    public static IReadOnlyList<CalledPath>? Of(LandscapeModel landscape, ConnectedSubaccount subaccount, SystemMapping mapping)
    {
        var paths = new List<CalledPath>();
        var isDeclared = false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not HttpDestination { IsOnPremise: true, Url: { } url } || VirtualAddress.Of(destination) is not { } address || !address.Matches(mapping)
                || !VirtualAddress.IsSameLocation(destination, subaccount) || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || !names.Add(destination.Name))
                continue;

            var own = Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/');
            if (!Add(landscape, destination, own, paths, ref isDeclared))
                return null;
        }

        return isDeclared ? paths : null;
    }

    private static bool Add(LandscapeModel landscape, Destination destination, string own, List<CalledPath> paths, ref bool isDeclared)
    {
        var before = paths.Count;
        foreach (var service in landscape.Project.Services)
        {
            if (service.Destination != destination.Name)
                continue;
            if (service.Path is not { } root)
                return false;

            isDeclared = true;
            Add(own + root.TrimEnd('/') + "/", service.Calls, paths);
        }

        foreach (var service in landscape.CapServices)
        {
            if (service.Destination != destination.Name)
                continue;
            if (service.Path is not { } root)
                return false;

            Add(own + root.TrimEnd('/') + "/", default, paths);
        }

        // A destination that nobody declares is somebody else's: its own path is all there is to know of it.
        if (paths.Count == before && own.Length > 0)
            Add(own + "/", default, paths);

        return paths.Count > before;
    }

    private static void Add(string root, EquatableArray<ServiceCall> calls, List<CalledPath> paths)
    {
        if (calls.IsEmpty)
            paths.Add(new CalledPath(root, AllMethods, false));
        foreach (var call in calls)
            paths.Add(new CalledPath(root + call.Path, call.Methods, call.IsExact));
    }
}
