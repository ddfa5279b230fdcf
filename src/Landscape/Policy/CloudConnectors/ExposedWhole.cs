using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4001: an allowlist that lets every path of a server, or every function of a system, through.</summary>
/// <remarks>Exempt: disabled entries, which deny, and entries of exactly one path. SAP: "Configure Access Control (HTTP)", "Security Guidelines".</remarks>
public sealed class ExposedWhole : ManifestRule
{
    // A prefix of one or two letters is most of what an ABAP system has.
    private const int ShortestPrefix = 3;

    /// <inheritdoc/>
    public override string Id => "BTP4001";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var (_, _, mapping) in landscape.SystemMappings())
        {
            foreach (var resource in mapping.Resources ?? [])
            {
                if (!resource.IsEnabled || resource.IsExactMatchOnly)
                    continue;

                if (mapping.IsRfc && resource.Id.Length < ShortestPrefix)
                    yield return new Finding(Id, resource.Path, resource.Span, "The prefix '" + resource.Id + "' exposes nearly every function module of '" + mapping + "': list the functions that are called, each with exactMatchOnly");
                else if (!mapping.IsRfc && resource.Id is "" or "/")
                    yield return new Finding(Id, resource.Path, resource.Span, "'/' with all sub-paths exposes the whole server behind '" + mapping + "': list the services that are called, such as '/sap/opu/odata/sap/API_SALES_ORDER_SRV/'");
            }
        }
    }
}
