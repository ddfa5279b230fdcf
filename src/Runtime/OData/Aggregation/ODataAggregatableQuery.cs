namespace Btp.Connectivity.OData;

/// <summary>A query on rows that the service can group and compute over (OData Data Aggregation 4.0, <c>$apply</c>).</summary>
/// <typeparam name="T">What a row is read into.</typeparam>
/// <typeparam name="TShape">What values are named by.</typeparam>
public abstract class ODataAggregatableQuery<T, TShape> : ODataQuery<T>
    where T : IODataObject<T>
    where TShape : IODataShape<TShape>
{
    /// <summary>Wraps a state.</summary>
    protected ODataAggregatableQuery(ODataQueryState state)
        : base(state)
    {
    }

    /// <summary>Groups rows by a value: <c>GroupBy(o => o.Currency).Select(g => new { g.Key, Total = g.Sum(o => o.Amount) })</c>.</summary>
    /// <exception cref="InvalidOperationException">The query sorts, limits, expands or selects already: that belongs behind.</exception>
    public ODataGrouping<TKey, TShape> GroupBy<TKey>(Func<TShape, IODataValue<TKey>> key) => Group(new ODataSingleKey<TKey>(Of(key)));

    /// <summary>Groups rows by two values: <c>o => (o.Currency, o.Customer.Country)</c>.</summary>
    /// <exception cref="InvalidOperationException">The query sorts, limits, expands or selects already: that belongs behind.</exception>
    public ODataGrouping<(T1, T2), TShape> GroupBy<T1, T2>(Func<TShape, (IODataValue<T1>, IODataValue<T2>)> key)
    {
        var (first, second) = Of(key);
        return Group(new ODataPairKey<T1, T2>(first, second));
    }

    /// <summary>Groups rows by three values.</summary>
    /// <exception cref="InvalidOperationException">The query sorts, limits, expands or selects already: that belongs behind.</exception>
    public ODataGrouping<(T1, T2, T3), TShape> GroupBy<T1, T2, T3>(Func<TShape, (IODataValue<T1>, IODataValue<T2>, IODataValue<T3>)> key)
    {
        var (first, second, third) = Of(key);
        return Group(new ODataTripleKey<T1, T2, T3>(first, second, third));
    }

    /// <summary>Computes over all rows: <c>AggregateAsync(all => (all.Sum(o => o.Amount), all.Count()))</c>.</summary>
    /// <param name="projection">Runs once with samples to find out what to ask for, then with the answer. What it asks for must not depend on values.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="InvalidOperationException">The query sorts, limits, expands or selects already, or the lambda asks for nothing.</exception>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<TResult> AggregateAsync<TResult>(Func<ODataAggregates<TShape>, TResult> projection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var apply = new ODataApply(ODataApply.Check(State));
        var columns = new ODataColumns();
        _ = projection(new(columns));
        columns.IsClosed = true;
        if (columns.All.Count == 0)
            throw new InvalidOperationException("The lambda asks for nothing to compute.");
        await foreach (var row in ODataReading.ReadRowsAsync<ODataWholeRow>(State.Service, apply.ToUrl(columns), cancellationToken).ConfigureAwait(false))
            return projection(new(columns) { Json = row.Json });
        // No rows at all: servers answer with one row of nulls, or with none.
        return projection(new(columns) { Json = System.Text.Json.JsonDocument.Parse("{}").RootElement });
    }

    private ODataGrouping<TKey, TShape> Group<TKey>(ODataGroupKey<TKey> key)
    {
        foreach (var part in key.Parts)
        {
            if (part.Name is null)
                throw new ArgumentException("Rows can be grouped by properties, not by expressions; name the expression by Compute first.", nameof(key));
        }

        return new(new(ODataApply.Check(State)) { Keys = key.Parts }, key, new());
    }

    private static TPath Of<TPath>(Func<TShape, TPath> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key(TShape.At(default));
    }
}
