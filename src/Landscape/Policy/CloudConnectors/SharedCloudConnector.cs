using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4013: one Cloud Connector serves productive and other subaccounts, so that a test can disturb or reach production.</summary>
/// <remarks>The stages of subaccounts stand beside the file, as <c>SubaccountStages</c>. SAP: "Security Guidelines": separate connectors.</remarks>
public sealed class SharedCloudConnector : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4013";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            ConnectedSubaccount? productive = null, other = null;
            foreach (var subaccount in connector.Subaccounts)
            {
                if (Stages.Of(landscape, connector, subaccount) is not { } stage)
                    continue;
                if (Stages.IsProduction(stage))
                    productive ??= subaccount;
                else
                    other ??= subaccount;
            }

            if (productive is not null && other is not null)
                yield return new Finding(Id, other.Places.Path, other.Places.At("subaccount"), "This Cloud Connector serves the productive subaccount '" + productive + "' and '" + other + "', which is not: give production a connector of its own");
        }
    }
}
