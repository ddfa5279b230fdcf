namespace Btp.Connectivity.Landscape;

/// <summary>Something that the code calls through a destination.</summary>
/// <param name="Name">The name of its metadata; empty where there is none.</param>
/// <param name="Destination">The destination through which it is called.</param>
/// <param name="TypeName">The class that declares it; empty where there is none.</param>
public sealed record DeclaredService(string Name, string Destination, string TypeName)
{
    /// <summary>How the code says so.</summary>
    public DestinationUseKind Kind { get; init; }

    /// <summary>The root of the service below its destination, with a slash first; null where it is not known, and where there is none.</summary>
    public string? Path { get; init; }

    /// <summary>The entity sets that the declaration chooses; empty for all.</summary>
    public EquatableArray<string> EntitySets { get; init; }

    /// <summary>The function modules that the declaration names, in capital letters as ABAP has them.</summary>
    public EquatableArray<string> Functions { get; init; }

    /// <summary>What is called below the root; empty for anything.</summary>
    public EquatableArray<ServiceCall> Calls { get; init; }
}

/// <summary>What a client calls below the root of a service.</summary>
/// <param name="Path">The path below the root, without a slash first; empty for the root itself.</param>
/// <param name="Methods">The methods, with commas.</param>
/// <param name="IsExact">Whether only this very path is called, and nothing that begins like it.</param>
public sealed record ServiceCall(string Path, string Methods, bool IsExact);
