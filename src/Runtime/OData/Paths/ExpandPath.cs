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

    internal PathNode? Node { get; }

    internal TQuery Query(ODataQueryState state) => _query(state);
}
