namespace Btp.Connectivity.Metadata.Model;

/// <summary>A structural property.</summary>
public sealed record PropertyModel
{
    /// <summary>Name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Its type and facets.</summary>
    public required TypeReference Type { get; init; }

    /// <summary><c>DefaultValue</c> as written.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>Computed by the server, never written (<c>Core.Computed</c>; V2: neither creatable nor updatable).</summary>
    public bool IsComputed { get; init; }

    /// <summary>Written on create only (<c>Core.Immutable</c>; V2: not updatable).</summary>
    public bool IsImmutable { get; init; }

    /// <summary>Whether <c>$filter</c> accepts it, as far as the type alone says (<c>sap:filterable</c>). Sets may restrict further.</summary>
    public bool IsFilterable { get; init; } = true;

    /// <summary>Whether <c>$orderby</c> accepts it, as far as the type alone says (<c>sap:sortable</c>).</summary>
    public bool IsSortable { get; init; } = true;

    /// <summary>Whether the property takes part in optimistic concurrency (<c>ConcurrencyMode="Fixed"</c>, <c>Core.OptimisticConcurrency</c>).</summary>
    public bool IsConcurrencyToken { get; init; }

    /// <summary>Wire path of the property that holds the unit or currency of this amount.</summary>
    public string? UnitPath { get; init; }

    /// <summary>Wire path of the property that holds the text of this code.</summary>
    public string? TextPath { get; init; }

    /// <summary>The entity set that lists the values allowed, where the document names one.</summary>
    public string? ValueListSet { get; init; }

    /// <summary>What else the document says about the values; null for nothing.</summary>
    public PropertyNotes? Notes { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;

    /// <summary>Line of the element in the document, from 1.</summary>
    public int Line { get; init; }
}
