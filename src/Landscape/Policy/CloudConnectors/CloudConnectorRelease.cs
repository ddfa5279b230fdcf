using System.Globalization;
using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4005: a Cloud Connector of a release that SAP no longer maintains.</summary>
/// <remarks>Exempt: versions that nobody can compare, and newer ones than this table knows. SAP: "Cloud Connector Support Policy": the two newest feature releases.</remarks>
public sealed class CloudConnectorRelease : ManifestRule
{
    /// <summary>When this table was written; SAP adds a feature release about twice a year.</summary>
    internal const string AsOf = "2026-09";

    // The newest feature release, and the one before.
    private static readonly Version[] _maintained = [new(2, 19), new(2, 18)];

    /// <inheritdoc/>
    public override string Id => "BTP4005";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            if (connector.Version is { } text && Parse(text) is { } version && version < _maintained[1])
                yield return new Finding(Id, connector.Path, connector.VersionSpan, "SAP maintains the two newest feature releases of the Cloud Connector, which were " + _maintained[0] + " and " + _maintained[1] + " in " + AsOf + "; " + text + " is older: update it, the shadow first");
        }
    }

    /// <summary>The feature release of a version; null if it is none.</summary>
    internal static Version? Parse(string? text)
    {
        if (text is null)
            return null;

        var parts = text.Trim().TrimStart('v', 'V').Split('.');
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? new Version(major, minor) : null;
    }
}
