using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>What MSBuild says about the project.</summary>
/// <param name="RootNamespace">The namespace of what belongs to no declaration.</param>
/// <param name="Directory">The project's folder with a slash at its end; empty if it is not known.</param>
internal sealed record ProjectFacts(string RootNamespace, string Directory)
{
    /// <summary>Reads the properties that the package makes visible to the compiler.</summary>
    /// <param name="options">The global options.</param>
    public static ProjectFacts Of(AnalyzerConfigOptions options)
    {
        var directory = (Property(options, "MSBuildProjectDirectory") ?? Property(options, "ProjectDir") ?? "").Replace('\\', '/').TrimEnd('/');
        return new(Property(options, "RootNamespace") ?? Property(options, "AssemblyName") ?? "", directory.Length == 0 ? "" : directory + "/");
    }

    /// <summary>A path as it should appear in generated files: relative to the project, with slashes, the same on every machine.</summary>
    /// <param name="path">A full path.</param>
    public string Display(string path)
    {
        var slashed = path.Replace('\\', '/');
        if (Directory.Length > 0 && slashed.StartsWith(Directory, StringComparison.OrdinalIgnoreCase))
            return slashed.Substring(Directory.Length);

        // A file beside or above the project: as far as both paths go together, then up.
        var up = "";
        for (var folder = Directory; folder.Length > 1;)
        {
            folder = folder.Substring(0, folder.LastIndexOf('/', folder.Length - 2) + 1);
            up += "../";
            if (folder.Length > 1 && slashed.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
                return up + slashed.Substring(folder.Length);
        }

        return slashed.Substring(slashed.LastIndexOf('/') + 1);
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
