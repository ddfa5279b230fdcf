namespace Btp.Connectivity.LocalLandscape.Tests.Harness;

/// <summary>A test of what needs <c>/proc</c>; skipped, and shown as skipped, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Only Linux tells whose connection it is.";
}
