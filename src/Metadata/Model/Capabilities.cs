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
}
