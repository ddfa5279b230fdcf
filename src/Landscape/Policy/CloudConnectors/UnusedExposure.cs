namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4015: a resource that a Cloud Connector exposes and that no declared service uses. Prints the smallest allowlist with which the declared services work.</summary>
/// <remarks>
/// Only for mappings to which a destination leads that the code declares. Exempt: disabled resources, mappings to which another destination leads whose paths nobody knows,
/// services whose root nobody knows, destinations that code also uses without a declaration, and the function modules that libraries call of themselves. SAP: "Configure Access Control (HTTP)": expose what is needed.
/// </remarks>
public sealed class UnusedExposure : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4015";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var (_, subaccount, mapping) in landscape.SystemMappings())
        {
            if (!(mapping.IsHttp || mapping.IsRfc) || mapping.Resources is not { IsEmpty: false } resources || CalledPaths.Of(landscape, subaccount, mapping) is not { } called)
                continue;

            foreach (var resource in resources)
            {
                if (resource.IsEnabled && !(mapping.IsRfc && IsOfLibraries(resource.Id)) && !called.Any(path => path.Concerns(resource)))
                    yield return new Finding(Id, resource.Path, resource.Span, "No declared service uses '" + resource.Id + "' of '" + mapping + "': remove it unless another application of the subaccount does. What the declared services need is "
                        + string.Join("; ", called.Select(path => path.ToString()).Distinct(StringComparer.Ordinal)));
            }
        }
    }

    // Descriptions of functions and structures, pings, and what tells the system's release.
    private static bool IsOfLibraries(string function) =>
        function.StartsWith("RFC", StringComparison.Ordinal) || function.StartsWith("DDIF_", StringComparison.Ordinal) || function.StartsWith("SYSTEM_", StringComparison.Ordinal);
}
