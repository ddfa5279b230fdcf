using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4010: an RFC mapping that every client of the ABAP system may be called through.</summary>
/// <remarks>Exempt: mappings whose list is not known. SAP: "Configure Access Control (RFC)".</remarks>
public sealed class RfcForAllClients : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4010";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var (_, _, mapping) in landscape.SystemMappings())
        {
            if (mapping.IsRfc && mapping.AllowedClients is { IsEmpty: true })
                yield return new Finding(Id, mapping.Places.Path, mapping.Places.At("allowedClients", "protocol"), "'" + mapping + "' may be called in every client of the system, 000 included: list the clients that are meant in 'allowedClients'");
        }
    }
}
