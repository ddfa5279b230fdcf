using System.Diagnostics;

namespace Btp.Connectivity.LocalLandscape.Tests.Harness;

/// <summary>A test that runs a JavaScript program; skipped, and shown as skipped, where Node.js or the packages cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(FindObstacle);

    public NodeFactAttribute() => Skip = Obstacle.Value;

    /// <summary>Why no JavaScript program can run here; null when one can.</summary>
    public static string? WhyNot => Obstacle.Value;

    /// <summary>Where a program is, or null.</summary>
    public static string? Tool(string name)
    {
        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd"] : [name];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(n => Path.Combine(folder, n))).FirstOrDefault(File.Exists);
    }

    private static string? FindObstacle()
    {
        if (Tool("node") is null || Tool("npm") is not { } npm)
            return "Node.js and npm are not installed.";
        // Packages come from a registry; without one there is nothing to test with. Whether it answers is asked once.
        var start = new ProcessStartInfo(npm, ["view", "@sap-cloud-sdk/http-client", "version", "--fetch-retries=0", "--fetch-timeout=20000"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : "The npm registry cannot be reached.";
    }
}
