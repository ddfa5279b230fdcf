using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Landscape;
using Btp.Connectivity.Landscape.Destinations;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Finds the destination that leads to where an address in the code leads: by its URL, or through a mapping of the Cloud Connector from the address of the system itself.</summary>
internal static class DestinationOfAddress
{
    /// <summary>The destination, and what of the address's path is below its own; null if there is none, or more than one.</summary>
    /// <param name="address">The address.</param>
    /// <param name="options">The manifests of the project.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static (HttpDestination Destination, string Path)? Find(string address, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length + uri.Fragment.Length > 0 || uri.Scheme is not ("http" or "https"))
            return null;

        var landscape = ManifestInputs.Read(ManifestInputs.Of(options), ProjectContext.Unknown, [], cancellation);
        var found = new List<HttpDestination>();
        foreach (var destination in landscape.Destinations.OfType<HttpDestination>().Where(each => each.Origin != DestinationOrigin.Environment && !found.Exists(other => other.Name == each.Name)))
        {
            if (destination.Find("URL") is { IsLiteral: true } url && Uri.TryCreate(url.Value, UriKind.Absolute, out var own) && (IsSame(own, uri) || IsMapped(landscape, destination, own, uri)) && Below(uri, own) is not null)
                found.Add(destination);
        }

        return found.Count == 1 ? (found[0], Below(uri, new Uri(found[0].Url!))!) : null;
    }

    private static bool IsSame(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port && string.Equals(left.Host, right.Host, StringComparison.OrdinalIgnoreCase);

    private static bool IsMapped(LandscapeModel landscape, HttpDestination destination, Uri own, Uri address) => destination.IsOnPremise && landscape.SystemMappings().Any(each =>
        Is(each.Mapping.LocalHost, each.Mapping.LocalPort, address) && Is(each.Mapping.VirtualHost, each.Mapping.VirtualPort, own)
        && (each.Subaccount.LocationId is not { } location || location == (destination.LocationId ?? "")));

    private static bool Is(string? host, string? port, Uri uri) =>
        string.Equals(host, uri.Host, StringComparison.OrdinalIgnoreCase) && port == uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Below(Uri address, Uri destination)
    {
        var root = destination.AbsolutePath.TrimEnd('/');
        var path = address.PathAndQuery;
        return path == root || path.StartsWith(root + "/", StringComparison.Ordinal) ? path.Substring(root.Length).TrimStart('/') : null;
    }
}
