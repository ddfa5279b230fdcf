namespace Btp.Connectivity.Landscape;

/// <summary>What the build knows of the project whose landscape this is.</summary>
public sealed record ProjectContext
{
    /// <summary>A project of which nothing is known.</summary>
    public static ProjectContext Unknown { get; } = new();

    /// <summary>The folder of the project file.</summary>
    public string? Directory { get; init; }

    /// <summary>The name of the assembly.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>The module or application that runs the project, if the project says so itself (<c>BtpModule</c>).</summary>
    public string? Module { get; init; }

    /// <summary>The stage of the build (<c>BtpStage</c>).</summary>
    public string? Stage { get; init; }

    /// <summary>Destinations whose technical user is intended (<c>BtpAllowedTechnicalUsers</c>).</summary>
    public EquatableArray<string> AllowedTechnicalUsers { get; init; }

    /// <summary>The day of the build; null where certificates are not to be held against a clock.</summary>
    public DateTimeOffset? Today { get; init; }

    /// <summary>What the code calls through destinations: services that it declares, and destinations that it uses without.</summary>
    public EquatableArray<DeclaredService> Services { get; init; }
}
