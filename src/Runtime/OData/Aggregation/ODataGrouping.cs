namespace Btp.Connectivity.OData;

/// <summary>Rows in groups (<c>$apply=groupby</c>): choose and sort groups, then say by <c>Select</c> what to read of them. Immutable; nothing is sent.</summary>
/// <typeparam name="TKey">The key: one value, or several in a tuple.</typeparam>
/// <typeparam name="TShape">What values are named by.</typeparam>
public sealed class ODataGrouping<TKey, TShape>
    where TShape : IODataShape<TShape>
{
    private readonly ODataApply _apply;
    private readonly ODataGroupKey<TKey> _key;
    private readonly ODataColumns _columns;

    internal ODataGrouping(ODataApply apply, ODataGroupKey<TKey> key, ODataColumns columns) => (_apply, _key, _columns) = (apply, key, columns);

    /// <summary>Only groups that meet a condition: <c>g => g.Sum(o => o.Amount) > 1000m</c>. Conditions on single rows belong before <c>GroupBy</c>.</summary>
    public ODataGrouping<TKey, TShape> Where(Func<ODataGroupPaths<TShape>, Filter> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var columns = _columns.Copy();
        return predicate(new(columns, _key.Parts)).Node is { } condition ? new(_apply with { Conditions = _apply.Conditions.Add(condition) }, _key, columns) : this;
    }

    /// <summary>Sorts groups, in place of what was sorted by before: <c>g => g.Key(o => o.Currency)</c>, <c>g => g.Sum(o => o.Amount)</c>.</summary>
    public ODataGrouping<TKey, TShape> OrderBy<T>(Func<ODataGroupPaths<TShape>, IODataValue<T>> value) => Sort(value, isFirst: true, isDescending: false);

    /// <summary>Sorts groups downwards, in place of what was sorted by before.</summary>
    public ODataGrouping<TKey, TShape> OrderByDescending<T>(Func<ODataGroupPaths<TShape>, IODataValue<T>> value) => Sort(value, isFirst: true, isDescending: true);

    /// <summary>Sorts groups that are equal so far.</summary>
    public ODataGrouping<TKey, TShape> ThenBy<T>(Func<ODataGroupPaths<TShape>, IODataValue<T>> value) => Sort(value, isFirst: false, isDescending: false);

    /// <summary>Sorts groups that are equal so far, downwards.</summary>
    public ODataGrouping<TKey, TShape> ThenByDescending<T>(Func<ODataGroupPaths<TShape>, IODataValue<T>> value) => Sort(value, isFirst: false, isDescending: true);

    /// <summary>At most so many groups.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ODataGrouping<TKey, TShape> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(_apply with { Top = count }, _key, _columns);
    }

    /// <summary>Not the first groups.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ODataGrouping<TKey, TShape> Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(_apply with { Skip = count }, _key, _columns);
    }

    /// <summary>What to read of every group: <c>g => new { g.Key, Total = g.Sum(o => o.Amount), Orders = g.Count() }</c>, or a record of your own.</summary>
    /// <param name="projection">Runs once with samples to find out what to ask for, then for every group. What it asks for must not depend on values.</param>
    public ODataProjection<TResult> Select<TResult>(Func<ODataGroup<TKey, TShape>, TResult> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var columns = _columns.Copy();
        _ = projection(new(columns, _key));
        columns.IsClosed = true;
        return new(
            _apply.Rows.Service,
            (skip, top) => (_apply with { Skip = skip ?? _apply.Skip, Top = top ?? _apply.Top }).ToUrl(columns),
            json => projection(new(columns, _key) { Json = json }));
    }

    private ODataGrouping<TKey, TShape> Sort<T>(Func<ODataGroupPaths<TShape>, IODataValue<T>> value, bool isFirst, bool isDescending)
    {
        ArgumentNullException.ThrowIfNull(value);
        var columns = _columns.Copy();
        var operand = value(new(columns, _key.Parts)).Operand;
        return new(_apply with { Order = [.. isFirst ? [] : _apply.Order, (operand, isDescending)] }, _key, columns);
    }
}
