namespace Btp.Connectivity.Metadata.Model;

/// <summary>What a service allows on an entity set: from <c>Capabilities.*</c> annotations, in V2 from <c>sap:*</c> attributes.</summary>
/// <remarks>Defaults are those of the vocabulary: what is not restricted is allowed. Only searching differs, see <see cref="IsSearchable"/>.</remarks>
public sealed record Capabilities
{
    /// <summary>Nothing is restricted.</summary>
    public static Capabilities All { get; } = new();

    /// <summary>Whether the set can be read as a collection (<c>ReadRestrictions/Readable</c>; V2 <c>sap:addressable</c>).</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>Whether one entity can be read by its key.</summary>
    public bool IsReadableByKey { get; init; } = true;

    /// <summary>Whether entities can be created.</summary>
    public bool IsInsertable { get; init; } = true;

    /// <summary>Whether entities can be changed.</summary>
    public bool IsUpdatable { get; init; } = true;

    /// <summary>Whether entities can be deleted.</summary>
    public bool IsDeletable { get; init; } = true;

    /// <summary>Whether <c>$filter</c> is allowed at all.</summary>
    public bool IsFilterable { get; init; } = true;

    /// <summary>Whether <c>$filter</c> is demanded.</summary>
    public bool RequiresFilter { get; init; }

    /// <summary>Whether <c>$orderby</c> is allowed at all.</summary>
    public bool IsSortable { get; init; } = true;

    /// <summary>Whether <c>$top</c> is allowed.</summary>
    public bool SupportsTop { get; init; } = true;

    /// <summary>Whether <c>$skip</c> is allowed.</summary>
    public bool SupportsSkip { get; init; } = true;

    /// <summary>Whether counting is allowed.</summary>
    public bool IsCountable { get; init; } = true;

    /// <summary>Whether <c>$expand</c> is allowed at all.</summary>
    public bool IsExpandable { get; init; } = true;

    /// <summary>Whether free text search is allowed: V4 by default yes, V2 by default no (<c>sap:searchable</c>).</summary>
    public bool IsSearchable { get; init; } = true;

    /// <summary>Whether rows can be grouped and computed over (<c>Aggregation.ApplySupported</c>); null where the document does not say.</summary>
    public bool? IsAggregatable { get; init; }

    /// <summary>Properties that <c>$filter</c> refuses.</summary>
    public EquatableArray<string> NonFilterableProperties { get; init; }

    /// <summary>Properties that <c>$filter</c> must name.</summary>
    public EquatableArray<string> RequiredInFilter { get; init; }

    /// <summary>Properties that <c>$orderby</c> refuses.</summary>
    public EquatableArray<string> NonSortableProperties { get; init; }

    /// <summary>Navigation properties that <c>$expand</c> refuses.</summary>
    public EquatableArray<string> NonExpandableProperties { get; init; }

    /// <summary>Properties that no create may carry.</summary>
    public EquatableArray<string> NonInsertableProperties { get; init; }

    /// <summary>Properties that no update may carry.</summary>
    public EquatableArray<string> NonUpdatableProperties { get; init; }

    /// <summary>What <c>$filter</c> may say of single properties, where that is not everything.</summary>
    public EquatableArray<FilterExpression> FilterExpressions { get; init; }

    /// <summary>Navigation properties that lead nowhere in a URL (<c>Navigability</c> <c>None</c>): neither followed nor expanded.</summary>
    public EquatableArray<string> NonNavigableProperties { get; init; }

    /// <summary>What is allowed on related entities when they are reached through a navigation property of this set.</summary>
    public EquatableArray<NavigationRestriction> NavigationRestrictions { get; init; }

    /// <summary>Properties that a create must carry (<c>InsertRestrictions/RequiredProperties</c>).</summary>
    public EquatableArray<string> RequiredOnInsert { get; init; }

    /// <summary>Properties that an update must carry (<c>UpdateRestrictions/RequiredProperties</c>).</summary>
    public EquatableArray<string> RequiredOnUpdate { get; init; }

    /// <summary>Whether a create may carry related entities.</summary>
    public bool SupportsDeepInsert { get; init; } = true;

    /// <summary>Whether an update may carry related entities; V4.01, by default nobody says so.</summary>
    public bool SupportsDeepUpdate { get; init; }

    /// <summary>The HTTP method that updates want (<c>UpdateRestrictions/UpdateMethod</c>): <c>PATCH</c> or <c>PUT</c>; null where the document does not say.</summary>
    public string? UpdateMethod { get; init; }
}

/// <summary>What <c>$filter</c> may say of a property.</summary>
/// <param name="Property">The property.</param>
/// <param name="Allowed">A word of <c>Capabilities.FilterExpressionType</c>: <c>SingleValue</c>, <c>MultiValue</c>, <c>SingleRange</c>, <c>MultiRange</c>, <c>SearchExpression</c> and so on.</param>
public sealed record FilterExpression(string Property, string Allowed);

/// <summary>What is allowed on related entities.</summary>
/// <param name="Path">The navigation property, or a path to it.</param>
/// <param name="Capabilities">What is allowed there; what the document does not mention counts as allowed.</param>
/// <param name="StatesInsertion">Whether the document says itself if rows can be created there: then what it says of the set at the other end does not count.</param>
public sealed record NavigationRestriction(string Path, Capabilities Capabilities, bool StatesInsertion = false);
