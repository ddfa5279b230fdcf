namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>Names that members of generated types cannot have, because a base type has them.</summary>
internal static class ReservedNames
{
    private static readonly string[] _object = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>Members of entities, complex types and shapes: those of <c>object</c> and <c>ODataEntity</c>.</summary>
    public static IReadOnlyList<string> OfRows { get; } = [.. _object, "AdditionalProperties", "ETag", "HasAdditionalProperties", "IncompleteCollections"];

    /// <summary>Members of <c>ODataReference</c>.</summary>
    public static IReadOnlyList<string> OfReferences { get; } = [.. _object, "Expand", "GetAsync", "GetOrDefaultAsync", "State", "WithOption"];

    /// <summary>Members of <c>ODataService</c>.</summary>
    public static IReadOnlyList<string> OfServices { get; } = [.. _object, "CreateBatch", "Path", "Protocol", "Set", "Singleton"];
}
