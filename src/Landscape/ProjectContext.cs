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

    /// <summary>The services that the code declares.</summary>
    public EquatableArray<DeclaredService> Services { get; init; }
}

/// <summary>A service that the code declares with <c>[ODataService]</c>.</summary>
/// <param name="Name">The name of its metadata.</param>
/// <param name="Destination">The destination through which it is called.</param>
/// <param name="TypeName">The class that declares it.</param>
public sealed record DeclaredService(string Name, string Destination, string TypeName)
{
    /// <summary>The root of the service below its destination, with a slash first; null where it is not known.</summary>
    public string? Path { get; init; }

    /// <summary>The entity sets that the declaration chooses; empty for all.</summary>
    public EquatableArray<string> EntitySets { get; init; }

    /// <summary>What is called below the root; empty for anything.</summary>
    public EquatableArray<ServiceCall> Calls { get; init; }
}

/// <summary>What a client calls below the root of a service.</summary>
/// <param name="Path">The path below the root, without a slash first; empty for the root itself.</param>
/// <param name="Methods">The methods, with commas.</param>
/// <param name="IsExact">Whether only this very path is called, and nothing that begins like it.</param>
public sealed record ServiceCall(string Path, string Methods, bool IsExact);
