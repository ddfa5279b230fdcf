using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4004: any host may become the shadow of a Cloud Connector, and so get its configuration and its certificates.</summary>
/// <remarks>SAP: "Install a Failover Instance for High Availability": an empty allowed shadow host means any host.</remarks>
public sealed class AnyShadowHost : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4004";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            if (connector.HighAvailability is { IsEnabled: true, AllowedShadowHost: { } host } pair && host.Trim() is "" or "*")
                yield return new Finding(Id, connector.Path, pair.AllowedShadowHostSpan, "Any host may become the shadow of this Cloud Connector and copy its configuration: name the one host in 'allowedShadowHost'");
        }
    }
}
