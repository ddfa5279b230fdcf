using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4002: a prefix that exposes more than one service: a folder of many, or names that merely begin alike.</summary>
/// <remarks>The connector compares text, not path segments: <c>/sales</c> lets <c>/sales-secret</c> through. SAP: "Configure Access Control (HTTP)".</remarks>
public sealed class BroadPrefix : ManifestRule
{
    private const int LongestFamily = 5;

    // Names that are folders of services in every ABAP system; what consists of them alone is no service yet.
    private static readonly HashSet<string> _folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "sap", "opu", "odata", "odata4", "iwfnd", "iwbep", "bc", "adt", "soap", "srt", "rfc", "xip", "wsdl", "ui5_ui5", "ui2", "rest", "apc", "http", "bsp", "webdynpro", "gui", "es", "utils", "public",
    };

    /// <inheritdoc/>
    public override string Id => "BTP4002";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var (_, subaccount, mapping) in landscape.SystemMappings())
        {
            foreach (var resource in mapping.Resources ?? [])
            {
                if (resource.IsEnabled && Objection(landscape, subaccount, mapping, resource) is { } objection)
                    yield return new Finding(Id, resource.Path, resource.Span, objection);
            }
        }
    }

    private static string? Objection(LandscapeModel landscape, ConnectedSubaccount subaccount, SystemMapping mapping, ExposedResource resource)
    {
        if (resource.IsExactMatchOnly)
            return null;
        if (mapping.IsRfc)
            return resource.Id.Length >= 3 && IsFamily(resource.Id) ? "The prefix '" + resource.Id + "' exposes a whole family of function modules of '" + mapping + "': list the functions that are called, each with exactMatchOnly" : null;
        if (resource.Id.Length < 2 || resource.Id[0] != '/')
            return null;
        if (resource.Id.Split('/') is var names && string.Equals(names[1], "sap", StringComparison.OrdinalIgnoreCase) && names.All(static name => name.Length == 0 || _folders.Contains(name)))
            return "'" + resource.Id + "' exposes every service in this folder of '" + mapping + "': list the services that are called, " + Called(landscape, subaccount, mapping, resource);
        if (!resource.Id.EndsWith("/", StringComparison.Ordinal))
            return "'" + resource.Id + "' also exposes every path of '" + mapping + "' that merely begins like it, such as '" + resource.Id + "-internal': write '" + resource.Id + "/', or set exactMatchOnly";
        return resource.IsWebSocketUpgradeAllowed
            ? "'" + resource.Id + "' allows WebSockets for everything below it, which the connector cannot look into: allow them for the exact path only"
            : null;
    }

    // The services that the code declares, where they are all that is called; else how an entry looks.
    private static string Called(LandscapeModel landscape, ConnectedSubaccount subaccount, SystemMapping mapping, ExposedResource resource)
    {
        var called = (CalledPaths.Of(landscape, subaccount, mapping) ?? []).Where(path => path.Path.StartsWith(resource.Id, StringComparison.Ordinal)).Select(path => path.ToString()).Distinct(StringComparer.Ordinal).ToList();
        return called.Count > 0 ? "which are " + string.Join("; ", called) : "such as '/sap/opu/odata/sap/API_SALES_ORDER_SRV/'";
    }

    // BAPI_, RFC_, ZSD_ and /SCWM/ are the beginnings of hundreds of names; BAPI_SALESORDER_ is one business object.
    private static bool IsFamily(string prefix)
    {
        var name = prefix;
        if (prefix[0] == '/')
            name = prefix.IndexOf('/', 1) is var end and > 0 ? prefix.Substring(end + 1) : "";

        name = name.TrimEnd('_');
        return name.Length <= LongestFamily && name.IndexOf('_') < 0;
    }
}
