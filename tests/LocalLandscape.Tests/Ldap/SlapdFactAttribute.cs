namespace Btp.Connectivity.LocalLandscape.Tests.Ldap;

/// <summary>A test with a real directory; skipped, and shown as skipped, where OpenLDAP's slapd is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlapdFactAttribute : FactAttribute
{
    public SlapdFactAttribute() => Skip = !OperatingSystem.IsLinux() ? "Only Linux tells whose connection it is." : Slapd.Program is null ? "slapd is not installed." : null;
}
