using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2017: an RFC destination whose system number or system id does not fit the port of the mapping for its virtual host.</summary>
/// <remarks>A direct connection asks for <c>sapgwNN</c>, a balanced one for <c>sapmsSID</c>. SAP: "Configure Access Control (RFC)".</remarks>
public sealed class RfcPortMismatch : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2017";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination is not RfcDestination { IsOnPremise: true } rfc || VirtualAddress.Of(rfc) is not { Ports.IsEmpty: false } address)
                continue;

            var mappings = landscape.SystemMappings().Where(each => VirtualAddress.IsSameLocation(rfc, each.Subaccount)).Select(each => each.Mapping).Where(address.IsHostOf).ToList();
            var ports = mappings.Where(mapping => mapping.IsRfc || mapping.Protocol is null or "TCP" or "TCPS").ToList();
            if (ports.Count == 0 || ports.Exists(address.Matches))
                continue;

            var property = rfc.Find("jco.client.ashost") is not null ? rfc.Find("jco.client.sysnr") : rfc.Find("jco.client.msserv") ?? rfc.Find("jco.client.r3name");
            if (property is not null)
                yield return new Finding(Id, rfc.Path, property.ValueSpan, "'" + property.Key + "' of RFC destination '" + rfc.Name + "' asks for '" + address + "', but the Cloud Connector maps " + string.Join(", ", ports.Select(mapping => "'" + mapping + "'").Distinct(StringComparer.Ordinal)) + ": make them agree, sapgwNN for a system number and sapmsSID for a system id");
        }
    }
}
