using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4003: a productive Cloud Connector without a shadow that could take over. Several connectors with location ids of their own are no pair.</summary>
/// <remarks>Only in production; what the file does not tell is held against it only where the file is complete. SAP: "Master and Shadow Administration".</remarks>
public sealed class SingleCloudConnector : ManifestRule
{
    private const string Advice = ": install a shadow instance and connect it, so that updates and failures do not stop production";

    /// <inheritdoc/>
    public override string Id => "BTP4003";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            if (!connector.Problems.IsEmpty || !Stages.IsProduction(landscape, connector))
                continue;

            if (connector.HighAvailability is not { } pair)
            {
                if (landscape.FindFile(connector.Path)?.IsComplete == true && !connector.IsTerraform && !landscape.CloudConnectors.Any(other => other.Group == connector.Group && (other.HighAvailability is not null || IsBefore(landscape, other, connector))))
                    yield return new Finding(Id, connector.Path, connector.VersionSpan, "The productive Cloud Connector has no high availability" + Advice);
            }
            else if (pair.IsEnabled == false)
            {
                yield return new Finding(Id, connector.Path, pair.Span, "The productive Cloud Connector accepts no shadow (haEnabled is false)" + Advice);
            }
            else if (pair.State is { } state && !IsConnected(state))
            {
                yield return new Finding(Id, connector.Path, pair.StateSpan, "The productive Cloud Connector has no working shadow (its state is " + state + ")" + Advice);
            }
        }
    }

    // Of the files of one connector the first one is told of.
    private static bool IsBefore(LandscapeModel landscape, CloudConnectorConfiguration other, CloudConnectorConfiguration connector) =>
        other.Path != connector.Path && landscape.FindFile(other.Path)?.IsComplete == true && string.CompareOrdinal(other.Path, connector.Path) < 0;

    // CONNECTED is what a master says, READY what a shadow says.
    private static bool IsConnected(string state) =>
        string.Equals(state, "CONNECTED", StringComparison.OrdinalIgnoreCase) || string.Equals(state, "READY", StringComparison.OrdinalIgnoreCase);
}
