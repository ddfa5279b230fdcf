using System.Globalization;
using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4005: a Cloud Connector of a release that SAP no longer maintains.</summary>
/// <remarks>Exempt: versions that nobody can compare, and newer ones than this table knows. SAP: "Cloud Connector Support Policy": the two newest feature releases.</remarks>
public sealed class CloudConnectorRelease : ManifestRule
{
    // As of 2026-09: 2.19 is the newest feature release, 2.18 the one before.
    private static readonly Version _oldestMaintained = new(2, 18);

    /// <inheritdoc/>
    public override string Id => "BTP4005";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            if (connector.Version is { } text && Parse(text) is { } version && version < _oldestMaintained)
                yield return new Finding(Id, connector.Path, connector.VersionSpan, "SAP maintains the two newest feature releases of the Cloud Connector, " + text + " is older than " + _oldestMaintained + ": update it, the shadow first");
        }
    }

    /// <summary>The feature release of a version; null if it is none.</summary>
    internal static Version? Parse(string? text)
    {
        if (text is null)
            return null;

        var parts = text.Trim().Split('.');
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? new Version(major, minor) : null;
    }
}
