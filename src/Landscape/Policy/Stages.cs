using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Which stage a file belongs to.</summary>
internal static class Stages
{
    private static readonly HashSet<string> _production = new(StringComparer.OrdinalIgnoreCase) { "production", "prod", "productive" };

    /// <summary>Whether a stage is production, as people write it.</summary>
    /// <param name="stage">The stage.</param>
    public static bool IsProduction(string? stage) => stage is not null && _production.Contains(stage.Trim());

    /// <summary>Whether a file is one of production: its own stage decides, for want of one that of the build. Without either it is not.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="path">The file.</param>
    public static bool IsProduction(LandscapeModel landscape, string path) => IsProduction(landscape.FindFile(path)?.Stage ?? landscape.Project.Stage);

    /// <summary>Whether a Cloud Connector is one of production: by its file, or because it serves a subaccount of which the file says so.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="connector">The connector.</param>
    public static bool IsProduction(LandscapeModel landscape, CloudConnectorConfiguration connector) =>
        IsProduction(landscape, connector.Path) || connector.Subaccounts.Items.Any(subaccount => IsProduction(Of(landscape, connector, subaccount)));

    /// <summary>The stage of a subaccount, which stands beside the file as <c>SubaccountStages</c>; null if it does not.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="connector">The connector.</param>
    /// <param name="subaccount">The subaccount.</param>
    public static string? Of(LandscapeModel landscape, CloudConnectorConfiguration connector, ConnectedSubaccount subaccount)
    {
        foreach (var path in new[] { connector.Path, subaccount.Places.Path })
        {
            foreach (var stage in landscape.FindFile(path)?.SubaccountStages ?? default)
            {
                if (string.Equals(stage.Subaccount, subaccount.Subaccount, StringComparison.OrdinalIgnoreCase))
                    return stage.Stage;
            }
        }

        return null;
    }
}
