namespace Btp.Connectivity.OData;

/// <summary>A query, immutable: every call gives a new state that remembers the one before. Generated code wraps it in types that allow what the service allows.</summary>
/// <remarks>
/// All calls on one resource are options of one request, which OData applies in its own order (filter, sort, skip, take) whatever the order of the calls.
/// Conditions add up; of everything else that can stand only once, the last call holds.
/// </remarks>
public sealed class ODataQueryState
{
    // One reference in place of two: nearly every step has a name or a payload or neither, and queries are made for every request.
    private readonly object? _content;

    internal ODataQueryState(ODataQueryState? previous, ODataStep step, object? content = null, int number = 0)
    {
        Previous = previous;
        Step = step;
        _content = content;
        Number = number;
    }

    internal ODataQueryState(ODataQueryState? previous, ODataStep step, object payload, string name, int number = 0)
        : this(previous, step, new NamedPayload(name, payload), number)
    {
    }

    internal ODataQueryState? Previous { get; }

    internal object? Payload => _content is NamedPayload both ? both.Payload : _content;

    internal string? Name => _content is NamedPayload both ? both.Name : _content as string;

    internal int Number { get; }

    internal ODataStep Step { get; }

    /// <exception cref="InvalidOperationException">These are the options of a nested expansion, which cannot be sent by themselves.</exception>
    internal ODataService Service
    {
        get
        {
            var state = this;
            while (state.Previous is { } previous)
                state = previous;
            return state.Payload as ODataService
                ?? throw new InvalidOperationException("The query inside of Expand is part of the outer query: it cannot be sent by itself.");
        }
    }

    /// <summary>The set, entity or property itself, without the options of a query.</summary>
    internal ODataQueryState Resource
    {
        get
        {
            var state = this;
            while (state is { Step: >= ODataStep.Filter, Previous: { } previous })
                state = previous;
            return state;
        }
    }

    /// <summary>What <c>$top</c> says; null where it says nothing.</summary>
    internal int? Limit
    {
        get
        {
            for (var step = this; step is { Step: >= ODataStep.Filter }; step = step.Previous)
            {
                if (step.Step == ODataStep.Top)
                    return step.Number;
            }

            return null;
        }
    }

    /// <summary>Whether an option was passed on as text.</summary>
    internal bool HasOption(string name)
    {
        for (var step = this; step is { Step: >= ODataStep.Filter }; step = step.Previous)
        {
            if (step.Step == ODataStep.Option && step.Name == name)
                return true;
        }

        return false;
    }

    /// <summary>Adds a condition; several hold together.</summary>
    public ODataQueryState Where<TShape>(Func<TShape, Filter> predicate)
        where TShape : IODataShape<TShape>
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var filter = predicate(TShape.At(default));
        return filter.Node is null ? this : new(this, ODataStep.Filter, filter.Node);
    }

    /// <summary>Sorts, in place of what was sorted by before.</summary>
    public ODataQueryState OrderBy<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
        => Sort(ODataStep.OrderBy, key);

    /// <summary>Sorts downwards, in place of what was sorted by before.</summary>
    public ODataQueryState OrderByDescending<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
        => Sort(ODataStep.OrderByDescending, key);

    /// <summary>Sorts rows that are equal so far.</summary>
    public ODataQueryState ThenBy<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
        => Sort(ODataStep.ThenBy, key);

    /// <summary>Sorts rows that are equal so far, downwards.</summary>
    public ODataQueryState ThenByDescending<TShape>(Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
        => Sort(ODataStep.ThenByDescending, key);

    /// <summary>At most so many rows (<c>$top</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ODataQueryState Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(this, ODataStep.Top, number: count);
    }

    /// <summary>Not the first rows (<c>$skip</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ODataQueryState Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(this, ODataStep.Skip, number: count);
    }

    /// <summary>Reads related entities along (<c>$expand</c>).</summary>
    public ODataQueryState Expand<TShape>(Func<TShape, ExpandPath> navigation)
        where TShape : IODataShape<TShape>
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var node = navigation(TShape.At(default)).Node ?? throw new ArgumentException("The lambda names no navigation property.", nameof(navigation));
        return new(this, ODataStep.Expand, node);
    }

    /// <summary>Reads related entities along (<c>$expand</c>, V4).</summary>
    public ODataQueryState Expand<TShape, TQuery>(Func<TShape, ExpandPath<TQuery>> navigation)
        where TShape : IODataShape<TShape>
        where TQuery : ODataQuery
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return Expand(navigation(TShape.At(default)), null);
    }

    /// <summary>Reads related entities along, with a query of their own (<c>$expand=Orders($filter=…;$top=5)</c>, V4).</summary>
    public ODataQueryState Expand<TShape, TQuery>(Func<TShape, ExpandPath<TQuery>> navigation, Func<TQuery, TQuery> options)
        where TShape : IODataShape<TShape>
        where TQuery : ODataQuery
    {
        ArgumentNullException.ThrowIfNull(navigation);
        ArgumentNullException.ThrowIfNull(options);
        return Expand(navigation(TShape.At(default)), options);
    }

    /// <summary>Reads only what a view holds (<c>$select</c> and <c>$expand</c>), in place of what another view said before.</summary>
    public ODataQueryState Select(ODataSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return new(this, ODataStep.Select, selection);
    }

    /// <summary>Has the service compute a value for every row (<c>$compute</c>, 4.01), to choose, sort and select by.</summary>
    /// <param name="expression">The value: <c>o => o.Price * o.Quantity</c>.</param>
    /// <param name="computed">Stands for it in later conditions and projections.</param>
    public ODataQueryState Compute<TShape, T>(Func<TShape, ComparablePath<T>> expression, out ComparablePath<T> computed)
        where TShape : IODataShape<TShape>
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(expression);
        var path = expression(TShape.At(default));
        var state = Compute(path.Operand.ToNode(), out var name);
        computed = new(new Operand(null, name), path.Wire);
        return state;
    }

    /// <summary>Has the service compute a text for every row (<c>$compute</c>, 4.01), to choose, sort and select by.</summary>
    /// <param name="expression">The text: <c>o => o.FirstName + o.LastName</c>.</param>
    /// <param name="computed">Stands for it in later conditions and projections.</param>
    public ODataQueryState Compute<TShape>(Func<TShape, StringPath> expression, out StringPath computed)
        where TShape : IODataShape<TShape>
    {
        ArgumentNullException.ThrowIfNull(expression);
        var state = Compute(expression(TShape.At(default)).Operand.ToNode(), out var name);
        computed = new(new Operand(null, name));
        return state;
    }

    /// <summary>Searches freely (<c>$search</c>; in V2 SAP's <c>search</c>).</summary>
    /// <param name="text">The search expression as the service understands it: in V4 words, <c>"phrases"</c>, <c>AND</c>, <c>OR</c>, <c>NOT</c>.</param>
    public ODataQueryState Search(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new(this, ODataStep.Search, text);
    }

    /// <summary>Asks for the number of all rows beside the page (<c>$count=true</c>; in V2 <c>$inlinecount=allpages</c>).</summary>
    public ODataQueryState WithCount() => new(this, ODataStep.Count);

    /// <summary>Passes a query option on as text: one of the service's own, or one of the protocol that a caller gave, such as <c>$filter</c>.</summary>
    /// <param name="name">Name of the option. A later one of the same name replaces it.</param>
    /// <param name="value">Its value, as it is: it is percent-encoded here, once. Text of a caller in <c>$filter</c> is syntax, so give it to services that check rights themselves.</param>
    /// <exception cref="ArgumentException">The query sets the option itself (<c>Where</c> and <c>$filter</c>): which of the two is meant cannot be told.</exception>
    public ODataQueryState WithOption(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        for (var step = this; step is { Step: >= ODataStep.Filter }; step = step.Previous)
        {
            if (CustomOptions.IsSetBy(step, name))
                throw CustomOptions.SetTwice(name);
        }

        return new(this, ODataStep.Option, value, name);
    }

    /// <summary>One entity of a set.</summary>
    /// <param name="parts">The key, in the order of the document. A single part is written without its name.</param>
    public ODataQueryState Key(params ODataKeyPart[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Length);
        return new(this, ODataStep.Key, parts);
    }

    /// <summary>The entity that an earlier request of the same change set creates (<c>$1</c>).</summary>
    /// <param name="created">The result of that request.</param>
    /// <exception cref="InvalidOperationException">It is not the result of a request in a change set that is still open.</exception>
    public ODataQueryState Created(BatchResult created)
    {
        ArgumentNullException.ThrowIfNull(created);
        return created.ChangeSet is { IsOpen: true }
            ? new(this, ODataStep.Created, created, BatchReferences.Of(created.ContentId))
            : throw new InvalidOperationException($"Only requests in the same change set can refer to what a request creates: {created.Request}");
    }

    /// <summary>What a navigation property leads to; also a cast to a derived type by its qualified name.</summary>
    public ODataQueryState Navigate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(this, ODataStep.Segment, name);
    }

    /// <summary>The request URL: path and query, relative to the destination's host.</summary>
    public override string ToString() => ODataUrl.Of(this);

    internal ODataQueryState Compute(FilterNode expression, out string name)
    {
        var number = 1;
        for (var step = this; step is { Step: >= ODataStep.Filter }; step = step.Previous)
            number += step.Step == ODataStep.Compute ? 1 : 0;
        name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Computed{number}");
        return new(this, ODataStep.Compute, expression, name);
    }

    private ODataQueryState Sort<TShape>(ODataStep step, Func<TShape, SortPath> key)
        where TShape : IODataShape<TShape>
    {
        ArgumentNullException.ThrowIfNull(key);
        var path = key(TShape.At(default));
        object? property = path.Node is null ? path.Name : new Operand(path.Node, path.Name).ToNode();
        return new(this, step, property ?? throw new ArgumentException("The lambda names no property.", nameof(key)));
    }

    private ODataQueryState Expand<TQuery>(ExpandPath<TQuery> path, Func<TQuery, TQuery>? options)
        where TQuery : ODataQuery
    {
        var node = Node(path);
        if (options is null && path.Depth == 0)
            return new(this, ODataStep.Expand, node);
        var nested = new ODataQueryState(null, ODataStep.Nested);
        if (options is not null)
            nested = options(path.Query(nested)).State;
        if (path.Depth > 0)
            nested = new(nested, ODataStep.Levels, number: path.Depth);
        return new(this, ODataStep.Expand, nested.Previous is null ? node : new NestedExpand(node, nested));
    }

    private static PathNode Node<TQuery>(ExpandPath<TQuery> path)
        where TQuery : ODataQuery
        => path.Node ?? throw new ArgumentException("The lambda names no navigation property.");

    private sealed record NamedPayload(string Name, object Payload);
}
