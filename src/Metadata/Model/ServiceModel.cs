namespace Btp.Connectivity.Metadata.Model;

/// <summary>All that a <c>$metadata</c> document says about a service, flat, comparable by value, free of XML.</summary>
public sealed record ServiceModel
{
    /// <summary>The protocol that the service speaks.</summary>
    public required ODataVersion Version { get; init; }

    /// <summary>Name of the default entity container.</summary>
    public string ContainerName { get; init; } = "";

    /// <summary>Namespace of the schema that holds the default entity container, or of the first schema.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Where the service says that it lives (<c>atom:link rel="self"</c>, <c>xml:base</c>), as written; null if it does not say.</summary>
    public string? SelfLink { get; init; }

    /// <summary>Entity types by full name, ordered by it.</summary>
    public EquatableArray<EntityTypeModel> EntityTypes { get; init; }

    /// <summary>Complex types by full name, ordered by it.</summary>
    public EquatableArray<ComplexTypeModel> ComplexTypes { get; init; }

    /// <summary>Enumerations by full name, ordered by it.</summary>
    public EquatableArray<EnumTypeModel> EnumTypes { get; init; }

    /// <summary>Entity sets, ordered by name.</summary>
    public EquatableArray<EntitySetModel> EntitySets { get; init; }

    /// <summary>Singletons, ordered by name.</summary>
    public EquatableArray<SingletonModel> Singletons { get; init; }

    /// <summary>Operations, ordered by name, then by binding type, then by parameters.</summary>
    public EquatableArray<OperationModel> Operations { get; init; }
}
