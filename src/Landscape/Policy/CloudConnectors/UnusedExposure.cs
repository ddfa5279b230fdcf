using System.Globalization;
using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4015: a resource that a Cloud Connector exposes and that no declared service uses, or that nobody called for half a year. Prints the smallest allowlist with which the declared services work.</summary>
/// <remarks>
/// By code: only for mappings to which a destination leads that the code declares. Exempt: disabled resources, mappings to which another destination leads whose paths nobody knows,
/// services whose root nobody knows, destinations that code also uses without a declaration, and the function modules that libraries call of themselves.
/// By what the connector counted: exempt is what the code declares, and what was not watched for long enough. SAP: "Configure Access Control (HTTP)": expose what is needed; "Monitoring APIs": usage statistics.
/// </remarks>
public sealed class UnusedExposure : ManifestRule
{
    // Reports of a quarter are called every three months.
    private static readonly TimeSpan _silence = TimeSpan.FromDays(180);

    /// <inheritdoc/>
    public override string Id => "BTP4015";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        var silent = landscape.CloudConnectors.SelectMany(connector => connector.Usage.Items.Select(usage => (connector.Path, Usage: usage))).Where(each => IsSilent(each.Usage, landscape.Project.Today) && !IsOfLibraries(each.Usage.Resource)).ToList();
        var exposed = new HashSet<ResourceUsage>();
        foreach (var (_, subaccount, mapping) in landscape.SystemMappings())
        {
            var called = mapping.IsHttp || mapping.IsRfc ? CalledPaths.Of(landscape, subaccount, mapping) : null;
            foreach (var resource in mapping.Resources ?? [])
            {
                if (!resource.IsEnabled || (mapping.IsRfc && IsOfLibraries(resource.Id)))
                    continue;

                var counted = silent.Find(each => IsSame(each.Usage.Subaccount, subaccount.Subaccount) && IsSame(each.Usage.VirtualHost, mapping.VirtualHost) && IsSame(each.Usage.VirtualPort, mapping.VirtualPort) && each.Usage.Resource == resource.Id).Usage;
                if (counted is not null)
                    exposed.Add(counted);

                if (called is not null && !called.Any(path => path.Concerns(resource)))
                    yield return new Finding(Id, resource.Path, resource.Span, "No declared service uses '" + resource.Id + "' of '" + mapping + "': remove it unless another application of the subaccount does. What the declared services need is "
                        + string.Join("; ", called.Select(path => path.ToString()).Distinct(StringComparer.Ordinal)));
                else if (called is null && counted is not null)
                    yield return new Finding(Id, resource.Path, resource.Span, Silence(counted, mapping.ToString()));
            }
        }

        foreach (var (path, usage) in silent)
        {
            if (!exposed.Contains(usage))
                yield return new Finding(Id, path, usage.Span, Silence(usage, usage.VirtualPort is null ? usage.VirtualHost ?? "a system" : usage.VirtualHost + ":" + usage.VirtualPort));
        }
    }

    // Descriptions of functions and structures, pings, and what tells the system's release.
    private static bool IsOfLibraries(string function) =>
        function.StartsWith("RFC", StringComparison.Ordinal) || function.StartsWith("DDIF_", StringComparison.Ordinal) || function.StartsWith("SYSTEM_", StringComparison.Ordinal);

    private static string Silence(ResourceUsage usage, string mapping) =>
        "Nobody called '" + usage.Resource + "' of '" + mapping + "' " + (usage is { Calls: > 0, LastAccess: { } last } ? "since " + Day(last) : usage.Since is { } since ? "since calls are counted, which is since " + Day(since) : "since calls are counted")
        + ": remove it from the allowlist, unless it is known to be called more rarely than every half year";

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsSilent(ResourceUsage usage, DateTimeOffset? today) =>
        usage.IsEnabled && (usage.Calls == 0 ? usage.Since is not { } since || today is not { } now || now - since >= _silence : usage.LastAccess is { } last && today is { } day && day - last >= _silence);

    private static bool IsSame(string? one, string? other) => one is null || other is null || string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
