namespace Btp.Connectivity.LocalLandscape.Tests.Harness;

/// <summary>A test that runs a JavaScript program; skipped, and shown as skipped, where Node.js or npm is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (Tool("node") is null || Tool("npm") is null)
            Skip = "Node.js and npm are not installed.";
    }

    /// <summary>Where a program is, or null.</summary>
    public static string? Tool(string name)
    {
        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd"] : [name];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(n => Path.Combine(folder, n))).FirstOrDefault(File.Exists);
    }
}
