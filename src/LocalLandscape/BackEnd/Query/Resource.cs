using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>What the path of a request names.</summary>
internal enum ResourceKind
{
    ServiceDocument,
    Metadata,
    Batch,
    Collection,
    Entity,
    Property,
    RawValue,
    Media,
    Nothing,
}

/// <summary>The resource that a path leads to, with the data found there.</summary>
internal sealed record Resource(ResourceKind Kind)
{
    /// <summary>The entity type, or the type that declares the property.</summary>
    public IEdmStructuredType? Type { get; init; }

    /// <summary>The set or singleton of the entities, when they have one.</summary>
    public IEdmNavigationSource? Source { get; init; }

    /// <summary>The rows of a collection.</summary>
    public IReadOnlyList<StructuredValue> Rows { get; init; } = [];

    /// <summary>The entity, or the owner of the property; null when a single navigation leads nowhere.</summary>
    public StructuredValue? Row { get; init; }

    /// <summary>The entity that the property path began at.</summary>
    public StructuredValue? Entity { get; init; }

    /// <summary>For what a navigation leads to: where it began, in which set that stands, and the navigation itself.</summary>
    public (StructuredValue Row, IEdmNavigationSource? Source, IEdmNavigationProperty Navigation)? From { get; init; }

    /// <summary>The name and type of a property, and its value.</summary>
    public string Property { get; init; } = "";

    public IEdmTypeReference? PropertyType { get; init; }

    public object? Value { get; init; }

    /// <summary>The operation whose result this is, or a part of it.</summary>
    public IEdmOperation? Operation { get; init; }

    /// <summary>For the result of a V2 function import: its type on the wire.</summary>
    public Metadata.Model.PrimitiveKind? Wire { get; init; }

    /// <summary>The path ends in <c>/$count</c>.</summary>
    public bool IsCount { get; init; }

    /// <summary>The path ends in <c>/$ref</c> or begins its last segment with <c>$links/</c>: only addresses are wanted.</summary>
    public bool IsReference { get; init; }

    /// <summary>The path goes through a navigation (so that an absent entity is no error of the caller).</summary>
    public bool IsNavigated { get; init; }

    /// <summary>The rows are all rows of the set: the path is nothing but the set's name.</summary>
    public bool IsWholeSet { get; init; }

    /// <summary>The path as the context URL of V4 names it when there is no set: <c>People('a')/Trips</c>.</summary>
    public string CanonicalPath { get; init; } = "";
}
