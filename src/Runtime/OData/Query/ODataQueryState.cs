using Btp.Connectivity.OData.Filters;

namespace Btp.Connectivity.OData;

/// <summary>A query: a resource and what is asked of it. Generated code wraps it in types that allow what the service allows.</summary>
/// <remarks>
/// A value: every call gives a new one and changes nothing. All calls on one resource are options of one request, which OData applies in its own order
/// (filter, sort, skip, take) whatever the order of the calls. Conditions add up; of everything else that can stand only once, the last call holds.
/// </remarks>
public readonly partial struct ODataQueryState
{
    // What nearly every query says lies inside, and no step needs an object of its own. The rest is a chain: the last option first.
    private readonly ODataResource? _resource;

    internal ODataQueryState(ODataResource resource)
    {
        _resource = resource;
        Limit = Offset = -1;
    }

    /// <exception cref="InvalidOperationException">This is <see langword="default"/>, and no query of a service.</exception>
    internal ODataResource Resource => _resource ?? throw new InvalidOperationException("Queries begin at a set or singleton of a service.");

    /// <summary>The condition that rows meet.</summary>
    internal FilterNode? Condition { get; private init; }

    /// <summary>What is sorted by: the name of a property, or a node where there is more to say.</summary>
    internal object? Order { get; private init; }

    /// <summary>Whether the last property that is sorted by is sorted downwards.</summary>
    internal bool IsDescending { get; private init; }

    /// <summary>The option that was set last, of the rarer ones.</summary>
    internal ODataOption? LastOption { get; private init; }

    /// <summary>What <c>$top</c> says; negative where it says nothing.</summary>
    internal int Limit { get; private init; }

    /// <summary>What <c>$skip</c> says; negative where it says nothing.</summary>
    internal int Offset { get; private init; }

    /// <exception cref="InvalidOperationException">These are the options of a nested expansion, which cannot be sent by themselves.</exception>
    internal ODataService Service => Resource.Service;

    /// <summary>The set, entity or property itself, without the options of a query.</summary>
    internal ODataQueryState WithoutOptions => new(Resource);

    internal bool HasOptions => Condition is not null || Order is not null || LastOption is not null || Limit >= 0 || Offset >= 0;

    /// <summary>Adds a condition; several hold together.</summary>
    public ODataQueryState Where<TShape>(Func<TShape, Filter> predicate)
        where TShape : IODataShape<TShape>
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var condition = predicate(TShape.At(default)).Node;
        return condition is null ? this : this with { Condition = Condition is null ? condition : new LogicalNode(Condition, isAnd: true, condition) };
    }

    /// <summary>Sorts, in place of what was sorted by before.</summary>
    public ODataQueryState OrderBy<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
        => this with { Order = KeyOf(key), IsDescending = false };

    /// <summary>Sorts downwards, in place of what was sorted by before.</summary>
    public ODataQueryState OrderByDescending<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
        => this with { Order = KeyOf(key), IsDescending = true };

    /// <summary>Sorts rows that are equal so far.</summary>
    public ODataQueryState ThenBy<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
        => this with { Order = Behind(KeyOf(key)), IsDescending = false };

    /// <summary>Sorts rows that are equal so far, downwards.</summary>
    public ODataQueryState ThenByDescending<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
        => this with { Order = Behind(KeyOf(key)), IsDescending = true };

    /// <summary>At most so many rows (<c>$top</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ODataQueryState Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with { Limit = count };
    }

    /// <summary>Not the first rows (<c>$skip</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ODataQueryState Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with { Offset = count };
    }

    /// <summary>The request URL: path and query, relative to the destination's host.</summary>
    public override string ToString() => ODataUrl.Of(this);

    private static object KeyOf<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
    {
        ArgumentNullException.ThrowIfNull(key);
        var path = key(TShape.At(default));
        object? property = path.Node is null ? path.Name : Operand.Join(path.Node, path.Name);
        return property ?? throw new ArgumentException("The lambda names no property.", nameof(key));
    }

    private object Behind(object key) => Order is null ? key : new SortNode(Order, IsDescending, key);
}
