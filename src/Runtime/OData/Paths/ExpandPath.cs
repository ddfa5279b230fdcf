namespace Btp.Connectivity.OData;

/// <summary>Related entities to read along with the row. In V2 possibly several steps: <c>to_Item/to_Material</c>.</summary>
public readonly struct ExpandPath
{
    /// <summary>The navigation properties that lead to the related entities.</summary>
    public ExpandPath(ODataPath path) => Node = path.Node;

    internal FilterNode? Node { get; }
}

/// <summary>Related entities of V4 to read along with the row, with a query of their own.</summary>
/// <typeparam name="TQuery">The query whose options may be nested: filter, order, further expansions ...</typeparam>
public readonly struct ExpandPath<TQuery>
    where TQuery : ODataQuery
{
    private readonly Func<ODataQueryState, TQuery> _query;

    /// <summary>A navigation property.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    /// <param name="query">Makes the query that options are called on.</param>
    public ExpandPath(ODataPath parent, string name, Func<ODataQueryState, TQuery> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Node = new PathNode(parent.Node, name);
        _query = query;
    }

    private ExpandPath(ExpandPath<TQuery> path, int levels)
    {
        (Node, _query) = (path.Node, path._query);
        Depth = levels;
    }

    /// <summary>The same navigation again and again, so many levels deep (<c>$levels</c>): for hierarchies, where a navigation leads to rows of the same type.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="levels"/> is not positive.</exception>
    public ExpandPath<TQuery> Levels(int levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(levels);
        return new(this, levels);
    }

    /// <summary>The same navigation again and again, as deep as the service goes (<c>$levels=max</c>).</summary>
    public ExpandPath<TQuery> AllLevels() => new(this, int.MaxValue);

    internal PathNode? Node { get; }

    /// <summary>How many levels deep; 0 where nothing was said.</summary>
    internal int Depth { get; }

    internal TQuery Query(ODataQueryState state) => _query(state);
}
