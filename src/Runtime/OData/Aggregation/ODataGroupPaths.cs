namespace Btp.Connectivity.OData;

/// <summary>What groups can be chosen and sorted by: their keys, and what is computed over their rows.</summary>
/// <typeparam name="TShape">What values are named by.</typeparam>
public sealed class ODataGroupPaths<TShape>
    where TShape : IODataShape<TShape>
{
    private readonly ODataColumns _columns;
    private readonly IReadOnlyList<Operand> _keys;

    internal ODataGroupPaths(ODataColumns columns, IReadOnlyList<Operand> keys) => (_columns, _keys) = (columns, keys);

    /// <summary>A value that the rows are grouped by, to sort by.</summary>
    /// <exception cref="ArgumentException">The rows are not grouped by it.</exception>
    public IODataValue<T> Key<T>(Func<TShape, IODataValue<T>> key)
    {
        var path = Of(key);
        foreach (var part in _keys)
        {
            if (part.Equals(path.Operand))
                return path;
        }

        throw new ArgumentException("The rows are not grouped by this value.", nameof(key));
    }

    /// <summary>Number of rows.</summary>
    public ComparablePath<long> Count() => Path<long>(ODataColumns.Count, default, EdmType.Int64);

    /// <summary>Number of different values.</summary>
    public ComparablePath<long> CountDistinct<T>(Func<TShape, IODataValue<T>> value) => Path<long>(ODataColumns.CountDistinct, Of(value).Operand, EdmType.Int64);

    /// <summary>The sum.</summary>
    public ComparablePath<T> Sum<T>(Func<TShape, ComparablePath<T>> value)
        where T : struct
        => Same(ODataColumns.Sum, Of(value));

    /// <summary>The average.</summary>
    public ComparablePath<decimal> Average<T>(Func<TShape, ComparablePath<T>> value)
        where T : struct
        => Path<decimal>(ODataColumns.Average, Of(value).Operand, EdmType.Decimal);

    /// <summary>The smallest value.</summary>
    public ComparablePath<T> Min<T>(Func<TShape, ComparablePath<T>> value)
        where T : struct
        => Same(ODataColumns.Minimum, Of(value));

    /// <summary>The largest value.</summary>
    public ComparablePath<T> Max<T>(Func<TShape, ComparablePath<T>> value)
        where T : struct
        => Same(ODataColumns.Maximum, Of(value));

    private ComparablePath<T> Same<T>(string method, ComparablePath<T> path)
        where T : struct
        => Path<T>(method, path.Operand, path.Wire);

    private ComparablePath<T> Path<T>(string method, in Operand operand, EdmType wire)
        where T : struct
        => new(new Operand(null, _columns.Aggregate(method, operand).Name), wire);

    private static TPath Of<TPath>(Func<TShape, TPath> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value(TShape.At(default));
    }
}
