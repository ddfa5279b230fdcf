using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Mail.Tests;

/// <summary>A test with the mail server under the address 0.0.0.0, which only Linux takes for this machine; skipped, and shown as skipped, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxNodeFactAttribute : FactAttribute
{
    public LinuxNodeFactAttribute() => Skip = OperatingSystem.IsLinux() ? new NodeFactAttribute().Skip : "Only Linux takes 0.0.0.0 for itself.";
}
