namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>Names that generated types and their members cannot have, because something that generated code needs has them.</summary>
internal static class ReservedNames
{
    private static readonly string[] _object = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>Members of entities, complex types and shapes: those of <c>object</c> and <c>ODataEntity</c>, fields that are generated, and what code in them calls its own.</summary>
    public static IReadOnlyList<string> OfRows { get; } = [.. _object, "_names", "_path", "property", "reader", "scope", "writer", "AdditionalProperties", "ETag", "GetKeyParts", "HasAdditionalProperties", "HasChanges", "IncompleteCollections", "ReadProperties", "SetProperty", "WriteProperties"];

    /// <summary>Members of <c>ODataReference</c>, and of the references that are generated.</summary>
    public static IReadOnlyList<string> OfReferences { get; } =
    [
        .. _object, "DeleteAsync", "Expand", "GetAsync", "GetOrDefaultAsync", "AsLink", "Property", "RemoveLinkAsync", "ReplaceAsync", "Select", "SetLinkAsync", "State", "UpdateAsync", "WithOption", "WriteRules",
    ];

    /// <summary>Members of <c>ODataQuery</c>, and of the sets and queries that are generated.</summary>
    public static IReadOnlyList<string> OfSets { get; } =
    [
        .. _object, "AddLinkAsync", "Aggregate", "AggregateAsync", "AnyAsync", "AsAsyncEnumerable", "CanTake", "Compute", "CountAsync", "CountCoreAsync", "CreateAsync", "DeleteAsync", "Expand", "FirstAsync", "FirstOrDefaultAsync", "GetAsyncEnumerator", "GroupBy", "Insertable", "Item", "Levels", "OfParent", "OrderBy", "OrderByDescending",
        "RemoveLinkAsync", "ReplaceAsync", "ResumeDelta", "Search", "Select", "SingleAsync", "SingleOrDefaultAsync", "Skip", "State", "Take", "ToDeltaAsync", "ThenBy", "ThenByDescending", "ToListAsync", "ToPageAsync", "Unlisted", "UpdateAsync", "Where", "WriteRules",
        "WithCancellation", "WithCount", "WithOption",
    ];

    /// <summary>Members of <c>ODataService</c>.</summary>
    public static IReadOnlyList<string> OfServices { get; } = [.. _object, "CreateBatch", "Path", "Protocol", "Set", "Singleton", "UpdateMethod"];

    /// <summary>Types that a namespace must not get, because generated code calls into a namespace of that full name.</summary>
    /// <param name="name">The namespace; empty for the global one.</param>
    public static IReadOnlyList<string> OfNamespace(string name) => name switch
    {
        "" => ["Btp", "Microsoft", "System"],
        "Btp" => ["Connectivity"],
        "Btp.Connectivity" => ["Http", "OData"],
        "Microsoft" => ["Extensions"],
        "Microsoft.Extensions" => ["DependencyInjection"],
        "System" => ["CodeDom", "Collections", "Net", "Text", "Threading"],
        _ => [],
    };
}
