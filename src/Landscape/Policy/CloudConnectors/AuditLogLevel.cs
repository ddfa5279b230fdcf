using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4006: a Cloud Connector, or a subaccount of one, that keeps no audit log, which is an error, or in production only part of it or not for long, which is a hint.</summary>
/// <remarks>SAP: "Recommendations for Secure Setup": SECURITY is what it is delivered with, ALL where the company's policy asks for it.</remarks>
public sealed class AuditLogLevel : ManifestRule
{
    // Of the periods that the connector offers (14, 30, 90, 180 and 365 days), 14 is the one that ends before the month does which an incident is looked for in; zero keeps everything.
    private const int ShortestPeriod = 30;

    /// <inheritdoc/>
    public override string Id => "BTP4006";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            var isProductive = Stages.IsProduction(landscape, connector);
            foreach (var finding in connector.AuditLog is { } log ? Objections(log, "The Cloud Connector", isProductive) : [])
                yield return finding;
            foreach (var subaccount in connector.Subaccounts)
            {
                foreach (var finding in subaccount.AuditLog is { } own ? Objections(own, "The Cloud Connector, for subaccount '" + subaccount + "',", isProductive) : [])
                    yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Objections(AuditLog log, string who, bool isProductive)
    {
        if (string.Equals(log.Level, "OFF", StringComparison.OrdinalIgnoreCase))
        {
            yield return new Finding(Id, log.Path, log.Span, who + " keeps no audit log, so that nobody can tell who changed it or what was refused: set the level to ALL, at least to SECURITY") { IsError = true };
            yield break;
        }

        if (isProductive && string.Equals(log.Level, "SECURITY", StringComparison.OrdinalIgnoreCase))
            yield return new Finding(Id, log.Path, log.Span, who + " serves production and logs refused calls and changes only: with the level ALL it also tells who called what");

        if (isProductive && log.CleanupAfterDays is > 0 and < ShortestPeriod and var days)
            yield return new Finding(Id, log.Path, log.CleanupSpan, who + " serves production and deletes its audit log after " + days.ToString(System.Globalization.CultureInfo.InvariantCulture) + " days, before many an incident is noticed: set 'cleanup' to 90 or more, as the company's policy asks for");
    }
}
