using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2014: the caller's token is forwarded by a destination that is on-premise or logs on by itself, which is an error, or leads to a host that is none of the platform's, which is a warning.</summary>
public sealed class TokenForwarding : ManifestRule
{
    private static readonly Regex _route = new(@"\b(route|domain|host):\s*[""']?[A-Za-z0-9*-]+\.[A-Za-z0-9.-]+", RegexOptions.CultureInvariant);

    // Where destinations lead is what is asked for, and no answer.
    private static readonly Regex _address = new(@"\burl\\?[""']?\s*[:=]\s*\\?[""']?https?://[^\s""',}\\]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] _platform = [".ondemand.com", ".cloud.sap", ".sap.com", ".sapcloud.io", ".platform.sapcloud.cn", ".svc.cluster.local", ".test", ".localhost"];

    /// <inheritdoc/>
    public override string Id => "BTP2014";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not HttpDestination http || (Forwarding(destination, "HTML5.ForwardAuthToken") ?? Forwarding(destination, "forwardAuthToken")) is not { } forwarding)
                continue;

            if (Reason(destination) is { } reason)
                yield return new Finding(Id, destination.Path, forwarding.KeySpan,
                    "Destination '" + destination.Name + "' forwards the caller's token and " + reason + ", so that two logons contend for one header: remove '" + forwarding.Key + "'");
            else if (ForeignHost(landscape, http) is { } host)
                yield return new Finding(Id, destination.Path, forwarding.KeySpan,
                    "Destination '" + destination.Name + "' forwards the caller's token to '" + host + "', who can then call your application as the user: exchange the token (OAuth2UserTokenExchange, OAuth2JWTBearer) instead, or remove '" + forwarding.Key + "'") { IsWarning = true };
        }
    }

    // Only where a descriptor says on which domains the applications run. Known are these, the domains of SAP BTP, and everything that no public name server knows.
    private static string? ForeignHost(LandscapeModel landscape, HttpDestination destination)
    {
        if ((destination.Find("URL") ?? destination.Find("url")) is not { IsLiteral: true } url || !Uri.TryCreate(url.Value, UriKind.Absolute, out var uri) || uri.IsLoopback
            || uri.HostNameType != UriHostNameType.Dns || uri.Host.IndexOf('.') < 0 || HostNames.IsInternalDomain(uri.Host))
            return null;

        if (_platform.Any(domain => uri.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)))
            return null;

        var labels = uri.Host.Split('.');
        var domain = "." + string.Join(".", labels.Skip(labels.Length - 2));
        var descriptors = landscape.Files.Where(file => file.Kind == ManifestKind.Deployment).Select(file => _address.Replace(file.Document.Text, "")).ToList();
        return descriptors.Exists(_route.IsMatch) && !descriptors.Exists(text => text.IndexOf(domain, StringComparison.OrdinalIgnoreCase) >= 0) ? uri.Host : null;
    }

    private static DestinationProperty? Forwarding(Destination destination, string key) =>
        destination.Find(key) is { } property && string.Equals(property.Value, "true", StringComparison.OrdinalIgnoreCase) ? property : null;

    private static string? Reason(Destination destination) =>
        destination.IsOnPremise ? "is on-premise"
        : (destination.Find("Authentication") ?? (destination.Origin == DestinationOrigin.Environment ? destination.Find("authentication") : null)) is { IsLiteral: true, Value: not ("NoAuthentication" or "") } authentication ? "logs on with " + authentication.Value
        : null;
}
