namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Which stage a file belongs to.</summary>
internal static class Stages
{
    /// <summary>Whether a file is one of production: its own stage decides, for want of one that of the build. Without either it is not.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="path">The file.</param>
    public static bool IsProduction(LandscapeModel landscape, string path) =>
        string.Equals(landscape.FindFile(path)?.Stage ?? landscape.Project.Stage, "production", StringComparison.OrdinalIgnoreCase);
}
