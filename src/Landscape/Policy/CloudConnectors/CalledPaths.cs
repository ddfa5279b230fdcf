using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>A path that is called through a mapping.</summary>
/// <param name="Path">The path or the function module, as a resource of the connector has to allow it.</param>
/// <param name="Methods">The methods, with commas; the connector itself does not look at them. Empty for a function module.</param>
/// <param name="IsExact">Whether only this very path is called.</param>
internal sealed record CalledPath(string Path, string Methods, bool IsExact)
{
    /// <summary>Whether a resource lets at least a part of it through, or a part of it is what the resource is for.</summary>
    public bool Concerns(ExposedResource resource) =>
        resource.Matches(Path) || resource.Matches(Path.TrimEnd('/')) || (!IsExact && resource.Id.StartsWith(Path, StringComparison.Ordinal));

    /// <summary>The path or function module as a resource of the allowlist, and what is sent there.</summary>
    public override string ToString() => (Methods.Length > 0 ? Methods + " " : "") + "'" + Path + "'" + (IsExact ? " (exactMatchOnly)" : "");
}

/// <summary>What is called through a system mapping, by code, CAP and destinations.</summary>
internal static class CalledPaths
{
    /// <summary>Where ABAP systems take calls of function modules over HTTP.</summary>
    public const string SoapPath = "/sap/bc/soap/rfc";

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
            if (destination is not (HttpDestination or RfcDestination) || !destination.IsOnPremise || VirtualAddress.Of(destination) is not { } address || !address.Matches(mapping)
                || !VirtualAddress.IsSameLocation(destination, subaccount))
                continue;

            if (destination is RfcDestination)
            {
                if (mapping.IsRfc && names.Add(destination.Name) && !AddFunctions(landscape, destination, paths, ref isDeclared))
                    return null;
                continue;
            }

            if (!Uri.TryCreate(((HttpDestination)destination).Url, UriKind.Absolute, out var uri) || !names.Add(destination.Name))
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
            // A health check calls nothing that would have to be exposed for it.
            if (service.Destination != destination.Name || service.Kind == DestinationUseKind.Setup)
                continue;
            if (service.Kind == DestinationUseKind.Functions)
            {
                isDeclared = true;
                paths.Add(new CalledPath(own + SoapPath, "POST", true));
                continue;
            }

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

    // Whoever uses the destination without saying which functions may call any.
    private static bool AddFunctions(LandscapeModel landscape, Destination destination, List<CalledPath> paths, ref bool isDeclared)
    {
        var before = paths.Count;
        foreach (var service in landscape.Project.Services)
        {
            if (service.Destination != destination.Name || service.Kind == DestinationUseKind.Setup)
                continue;
            if (service.Kind != DestinationUseKind.Functions)
                return false;

            isDeclared = true;
            paths.AddRange(service.Functions.Select(static function => new CalledPath(function, "", true)));
        }

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
