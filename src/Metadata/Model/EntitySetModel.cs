namespace Btp.Connectivity.Metadata.Model;

/// <summary>An entity set of the container.</summary>
public sealed record EntitySetModel
{
    /// <summary>Name on the wire; the first segment of its URLs.</summary>
    public required string Name { get; init; }

    /// <summary>Full name of its entity type.</summary>
    public required string EntityType { get; init; }

    /// <summary>What may be done with it.</summary>
    public Capabilities Capabilities { get; init; } = Capabilities.All;

    /// <summary>Where its navigation properties lead.</summary>
    public EquatableArray<NavigationBinding> NavigationBindings { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;

    /// <summary>Line of the element in the document, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>A singleton of the container (V4).</summary>
public sealed record SingletonModel
{
    /// <summary>Whether it may be absent (<c>Nullable</c>, 4.01), and so be deleted.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Full name of its entity type.</summary>
    public required string EntityType { get; init; }

    /// <summary>What may be done with it.</summary>
    public Capabilities Capabilities { get; init; } = Capabilities.All;

    /// <summary>Where its navigation properties lead.</summary>
    public EquatableArray<NavigationBinding> NavigationBindings { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;

    /// <summary>Line of the element in the document, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>Where a navigation property leads.</summary>
/// <param name="Path">The navigation property, or a path through complex properties and type casts.</param>
/// <param name="Target">The entity set or singleton at the other end; in V4 also a path from one of them to what it contains (<c>Orders/Items</c>).</param>
public sealed record NavigationBinding(string Path, string Target);
