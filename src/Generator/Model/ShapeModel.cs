using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Model;

/// <summary>
/// The family of types that queries on one type are written with: filter, sort and expand shape, query, set and reference.
/// Their names are the stem with an ending. Sets of the same type that allow the same share a family.
/// </summary>
public sealed record ShapeModel
{
    /// <summary>What the names of the family begin with.</summary>
    public required string Stem { get; init; }

    /// <summary>The class of the rows.</summary>
    public required string ClassName { get; init; }

    /// <summary>Whether rows can be asked for; a complex type only has shapes.</summary>
    public required bool IsEntity { get; init; }

    /// <summary>What a row is called, for people.</summary>
    public required string Title { get; init; }

    /// <summary>What <c>$filter</c> accepts.</summary>
    public EquatableArray<FilterMember> Filter { get; init; }

    /// <summary>What <c>$orderby</c> accepts.</summary>
    public EquatableArray<SortMember> Sort { get; init; }

    /// <summary>What <c>$expand</c> accepts.</summary>
    public EquatableArray<ExpandMember> Expand { get; init; }

    /// <summary>Where one row leads.</summary>
    public EquatableArray<LinkMember> Links { get; init; }

    /// <summary>Whether rows can be created in the set itself.</summary>
    public bool IsInsertable { get; init; }

    /// <summary>Whether rows can be changed.</summary>
    public bool IsUpdatable { get; init; }

    /// <summary>Whether rows can be deleted.</summary>
    public bool IsDeletable { get; init; }

    /// <summary>Whether rows can be created over a navigation property although they cannot in the set itself.</summary>
    public bool IsInsertableByParent { get; init; }

    /// <summary>Whether there is a navigation property over which no rows can be created although they can in the set itself.</summary>
    public bool IsInsertableApart { get; init; }

    /// <summary>Whether there is a set that cannot be read as a collection, but be written.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>Properties that no create may carry, although their type lets them.</summary>
    public EquatableArray<string> NotCreatable { get; init; }

    /// <summary>Properties that no update may carry, although their type lets them.</summary>
    public EquatableArray<string> NotUpdatable { get; init; }

    /// <summary>Properties that every create must carry.</summary>
    public EquatableArray<string> RequiredOnCreate { get; init; }

    /// <summary>Properties that every update must carry.</summary>
    public EquatableArray<string> RequiredOnUpdate { get; init; }

    /// <summary>The member for the media of a row that is a media resource; null for all others.</summary>
    public string? MediaName { get; init; }

    /// <summary>Properties that are streams of their own.</summary>
    public EquatableArray<StreamMember> Streams { get; init; }

    /// <summary>What names one row; empty if nothing does.</summary>
    public EquatableArray<KeyMember> Key { get; init; }

    /// <summary>The types that derive from the type of the rows.</summary>
    public EquatableArray<CastMember> Casts { get; init; }

    /// <summary>The operations of one row.</summary>
    public EquatableArray<MethodModel> Methods { get; init; }

    /// <summary>The operations of all rows together.</summary>
    public EquatableArray<MethodModel> SetMethods { get; init; }

    /// <summary>Which options the service takes.</summary>
    public QueryOptions Options { get; init; }

    /// <summary>What every <c>$filter</c> has to name, for people; empty if nothing.</summary>
    public string FilterDemand { get; init; } = "";
}

/// <summary>The query options that a service takes.</summary>
[Flags]
public enum QueryOptions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>$filter</c>.</summary>
    Filter = 1,

    /// <summary><c>$orderby</c>.</summary>
    OrderBy = 2,

    /// <summary><c>$top</c>.</summary>
    Top = 4,

    /// <summary><c>$skip</c>.</summary>
    Skip = 8,

    /// <summary>Counting.</summary>
    Count = 16,

    /// <summary>Free text search.</summary>
    Search = 32,

    /// <summary><c>$expand</c>.</summary>
    Expand = 64,

    /// <summary><c>$apply</c>.</summary>
    Apply = 128,

    /// <summary><c>$compute</c>.</summary>
    Compute = 256,
}

/// <summary>A property that conditions can be made on.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Value">Its type.</param>
/// <param name="Stem">The family of the other side of a navigation or complex property; null for a primitive or enumeration.</param>
/// <param name="Summary">What it is, for people.</param>
/// <param name="IsValueOnly">Whether no condition can be made on it: it can only be read and written by itself.</param>
public sealed record FilterMember(string Name, string WireName, ValueModel Value, string? Stem, string Summary, bool IsValueOnly = false);

/// <summary>A property that rows can be sorted by.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Stem">The family of the other side of a single navigation or complex property; null for a primitive or enumeration.</param>
/// <param name="Summary">What it is, for people.</param>
/// <param name="IsCollection">Whether it is a collection, by whose number of items rows can be sorted.</param>
public sealed record SortMember(string Name, string WireName, string? Stem, string Summary, bool IsCollection = false);

/// <summary>A navigation property that can be read along.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Stem">The family of the other side.</param>
/// <param name="ClassName">The class of the other side.</param>
/// <param name="LeadsOn">Whether the other side has navigation properties to expand itself.</param>
/// <param name="IsComplex">Whether it is a complex property, which only leads to navigation properties.</param>
/// <param name="Summary">What it is, for people.</param>
public sealed record ExpandMember(string Name, string WireName, string Stem, string ClassName, bool LeadsOn, bool IsComplex, string Summary);

/// <summary>A type that derives from the type of the rows.</summary>
/// <param name="Name">What the names of the members end with: <c>Manager</c> of <c>AsManager</c>.</param>
/// <param name="WireName">Its qualified name on the wire.</param>
/// <param name="Stem">Its family.</param>
/// <param name="LeadsOn">Whether it has navigation properties to expand.</param>
public sealed record CastMember(string Name, string WireName, string Stem, bool LeadsOn);

/// <summary>A navigation property of one row.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Stem">The family of the other side; null if the other side was left out, and then only its URL is known.</param>
/// <param name="IsCollection">Whether the other side is many.</param>
/// <param name="Creation">The nested class of the set at the other end in which rows can be created; empty where the set itself says it.</param>
/// <param name="Summary">What it is, for people.</param>
public sealed record LinkMember(string Name, string WireName, string? Stem, bool IsCollection, string Creation, string Summary);

/// <summary>A property that is a stream.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Summary">What it is, for people.</param>
public sealed record StreamMember(string Name, string WireName, string Summary);

/// <summary>A part of a key.</summary>
/// <param name="ParameterName">The C# parameter.</param>
/// <param name="WireName">The name in key predicates.</param>
/// <param name="Value">Its type.</param>
/// <param name="Summary">What it is, for people.</param>
public sealed record KeyMember(string ParameterName, string WireName, ValueModel Value, string Summary)
{
    /// <summary>The expression that gives the value within the class.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether the expression may give null.</summary>
    public bool IsOptional { get; init; }
}
