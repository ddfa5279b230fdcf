using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>A test that runs JavaScript; visibly skipped when <c>node</c> is not on the path.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly bool IsPresent = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    /// <summary>Skips the test when there is no node.</summary>
    public NodeFactAttribute() => Skip = IsPresent ? null! : "node is not on the path.";
}
