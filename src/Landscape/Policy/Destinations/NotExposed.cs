using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2016: an on-premise destination whose host is not mapped in the Cloud Connector, or whose path, or a service called through it, is not exposed: calls fail with 403.</summary>
/// <remarks>Only where a Cloud Connector manifest is declared complete. The connector compares case and all, by prefix or exactly.</remarks>
public sealed class NotExposed : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2016";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        if (!landscape.KnowsAllConnectors())
            yield break;

        foreach (var destination in landscape.Destinations)
        {
            if (!destination.IsOnPremise || VirtualAddress.Of(destination) is not { } address || destination.Find(AddressKey(destination)) is not { } property)
                continue;

            var here = landscape.SystemMappings().Where(each => VirtualAddress.IsSameLocation(destination, each.Subaccount)).Select(each => each.Mapping).ToList();
            if (here.Count == 0 && !landscape.CloudConnectors.Any(connector => connector.Subaccounts.Any(subaccount => VirtualAddress.IsSameLocation(destination, subaccount))))
                continue;

            var mapped = here.Where(address.Matches).ToList();
            if (mapped.Count == 0)
            {
                // RFC ports have a rule of their own, which tells what does not fit.
                if (destination is RfcDestination && property.Key != "jco.client.wshost" && here.Exists(address.IsHostOf))
                    continue;
                yield return new Finding(Id, destination.Path, property.ValueSpan, "No Cloud Connector maps '" + address + "', to which destination '" + destination.Name + "' leads, so that calls fail with 403: map the virtual host" + Known(here, address));
                continue;
            }

            foreach (var path in Paths(landscape, destination))
            {
                if (mapped.TrueForAll(mapping => mapping.Resources is { } resources && mapping.IsHttp && !IsExposed(resources, path)))
                    yield return new Finding(Id, destination.Path, property.ValueSpan, "'" + path + "' is not exposed for '" + address + "', to which destination '" + destination.Name + "' leads, so that calls fail with 403: add the resource '" + path + "' to the mapping");
            }

            foreach (var function in destination is RfcDestination ? Functions(landscape, destination) : [])
            {
                if (mapped.TrueForAll(mapping => mapping.Resources is not null && mapping.IsRfc && !mapping.Exposes(function)))
                    yield return new Finding(Id, destination.Path, property.ValueSpan, "The function module '" + function + "' is not exposed for '" + address + "', to which destination '" + destination.Name + "' leads, so that the Cloud Connector refuses the call: add the resource '" + function + "' to the mapping, with exactMatchOnly");
            }
        }
    }

    // What code calls through the destination; for want of that the path that the destination itself has.
    private static IEnumerable<string> Paths(LandscapeModel landscape, Destination destination)
    {
        if (destination is not HttpDestination { Url: { } url } || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
            yield break;

        var own = Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/');
        var declared = false;
        foreach (var service in landscape.Project.Services)
        {
            if (service.Destination != destination.Name)
                continue;
            if (service.Kind == DestinationUseKind.Functions)
            {
                declared = true;
                yield return own + CalledPaths.SoapPath;
                continue;
            }

            if (service.Path is not { } root)
                continue;
            declared = true;
            yield return own + root.TrimEnd('/') + "/";
        }

        foreach (var service in landscape.CapServices)
        {
            if (service.Destination != destination.Name || service.Path is not { } root)
                continue;

            declared = true;
            yield return own + root.TrimEnd('/') + "/";
        }

        if (!declared && own.Length > 0)
            yield return own + "/";
    }

    private static IEnumerable<string> Functions(LandscapeModel landscape, Destination destination) =>
        landscape.Project.Services.Items.Where(service => service.Kind == DestinationUseKind.Functions && service.Destination == destination.Name).SelectMany(service => service.Functions.Items).Distinct(StringComparer.Ordinal);

    // An entry below the path exposes at least a part of it, and nobody here can tell whether that part is enough. The service's description never is, and without a slash at its end nothing below the path is called.
    private static bool IsExposed(EquatableArray<ExposedResource> resources, string path)
    {
        foreach (var resource in resources)
        {
            if (resource.IsEnabled && (resource.Matches(path) || resource.Matches(path.TrimEnd('/'))
                || (path.EndsWith("/", StringComparison.Ordinal) && resource.Id.StartsWith(path, StringComparison.Ordinal) && !resource.Id.EndsWith("/$metadata", StringComparison.Ordinal))))
                return true;
        }

        return false;
    }

    private static string Known(List<SystemMapping> here, VirtualAddress address)
    {
        var ports = here.Where(address.IsHostOf).Select(mapping => mapping.ToString()).ToList();
        var known = ports.Count > 0 ? ports : here.Select(mapping => mapping.ToString()).ToList();
        return known.Count == 0 ? "" : ", or use one that is mapped: " + string.Join(", ", known.Distinct(StringComparer.Ordinal));
    }

    private static string AddressKey(Destination destination) => destination switch
    {
        HttpDestination http => http.Find("URL") is not null ? "URL" : "url",
        LdapDestination => "ldap.url",
        RfcDestination rfc => Array.Find(["jco.client.ashost", "jco.client.mshost"], key => rfc.Find(key) is not null) ?? "jco.client.wshost",
        MailDestination mail => VirtualAddress.MailHostKey(mail),
        _ => "Address",
    };
}
