namespace Btp.Connectivity.OData;

/// <summary>A query on rows with which the service can compute (OData 4.01, <c>$compute</c>).</summary>
/// <typeparam name="T">What a row is read into.</typeparam>
/// <typeparam name="TShape">What values are named by.</typeparam>
public abstract class ODataComputableQuery<T, TShape> : ODataAggregatableQuery<T, TShape>
    where T : IODataObject<T>
    where TShape : IODataShape<TShape>
{
    /// <summary>Wraps a state.</summary>
    protected ODataComputableQuery(ODataQueryState state)
        : base(state)
    {
    }

    /// <summary>Reads some values of every row, also computed ones: <c>row => new { Id = row.Get(o => o.ID), Total = row.Get(o => o.Price * o.Quantity) }</c>.</summary>
    /// <param name="projection">Runs once with samples to find out what to ask for, then for every row. What it asks for must not depend on values.</param>
    /// <exception cref="InvalidOperationException">The lambda asks for nothing.</exception>
    public ODataProjection<TResult> Select<TResult>(Func<ODataProjectedRow<TShape>, TResult> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var columns = new ODataColumns();
        var computations = new ODataComputations(State);
        _ = projection(new(columns, computations));
        columns.IsClosed = true;
        if (columns.All.Count == 0)
            throw new InvalidOperationException("The lambda asks for no value.");
        var state = computations.State.Select(new ODataSelection(string.Join(',', columns.All.Select(column => column.Name))));
        return new(
            State.Service,
            (skip, top) =>
            {
                var limited = skip is { } none ? state.Skip(none) : state;
                return (top is { } some ? limited.Take(some) : limited).ToString();
            },
            json => projection(new(columns, computations) { Json = json }));
    }
}
