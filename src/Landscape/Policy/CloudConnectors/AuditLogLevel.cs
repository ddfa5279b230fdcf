using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4006: a Cloud Connector that keeps no audit log, which is an error, or in production only part of it, which is a hint.</summary>
/// <remarks>SAP: "Recommendations for Secure Setup": SECURITY is what it is delivered with, ALL where the company's policy asks for it.</remarks>
public sealed class AuditLogLevel : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4006";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            if (connector.AuditLog is not { Level: { } level } log)
                continue;

            if (string.Equals(level, "OFF", StringComparison.OrdinalIgnoreCase))
                yield return new Finding(Id, connector.Path, log.Span, "The Cloud Connector keeps no audit log, so that nobody can tell who changed it or what was refused: set the level to ALL, at least to SECURITY") { IsError = true };
            else if (string.Equals(level, "SECURITY", StringComparison.OrdinalIgnoreCase) && Stages.IsProduction(landscape, connector.Path))
                yield return new Finding(Id, connector.Path, log.Span, "The productive Cloud Connector logs refused calls and changes only: with the level ALL it also tells who called what");
        }
    }
}
