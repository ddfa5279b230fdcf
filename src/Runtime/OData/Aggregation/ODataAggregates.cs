namespace Btp.Connectivity.OData;

/// <summary>All rows of a query, or of a group, and what can be computed over them.</summary>
/// <typeparam name="TShape">What values are named by.</typeparam>
public class ODataAggregates<TShape> : ODataRow
    where TShape : IODataShape<TShape>
{
    internal ODataAggregates(ODataColumns columns)
        : base(columns)
    {
    }

    /// <summary>Number of rows.</summary>
    public long Count() => Aggregate(ODataColumns.Count, default, ODataAggregated.Int64) ?? 0;

    /// <summary>Number of different values.</summary>
    public long CountDistinct<T>(Func<TShape, IODataValue<T>> value) => Aggregate(ODataColumns.CountDistinct, Of(value).Operand, ODataAggregated.Int64) ?? 0;

    /// <summary>The sum; null where there is no value.</summary>
    public decimal? Sum(Func<TShape, ComparablePath<decimal>> value) => Aggregate(ODataColumns.Sum, Of(value).Operand, ODataAggregated.Decimal);

    /// <summary>The sum; null where there is no value.</summary>
    public double? Sum(Func<TShape, ComparablePath<double>> value) => Aggregate(ODataColumns.Sum, Of(value).Operand, ODataAggregated.Double);

    /// <summary>The sum; null where there is no value.</summary>
    public double? Sum(Func<TShape, ComparablePath<float>> value) => Aggregate(ODataColumns.Sum, Of(value).Operand, ODataAggregated.Double);

    /// <summary>The sum; null where there is no value.</summary>
    public decimal? Sum(Func<TShape, ComparablePath<long>> value) => Aggregate(ODataColumns.Sum, Of(value).Operand, ODataAggregated.Decimal);

    /// <summary>The sum; null where there is no value.</summary>
    public long? Sum(Func<TShape, ComparablePath<int>> value) => Aggregate(ODataColumns.Sum, Of(value).Operand, ODataAggregated.Int64);

    /// <summary>The sum; null where there is no value.</summary>
    public long? Sum(Func<TShape, ComparablePath<short>> value) => Aggregate(ODataColumns.Sum, Of(value).Operand, ODataAggregated.Int64);

    /// <summary>The sum; null where there is no value.</summary>
    public long? Sum(Func<TShape, ComparablePath<byte>> value) => Aggregate(ODataColumns.Sum, Of(value).Operand, ODataAggregated.Int64);

    /// <summary>The average; null where there is no value.</summary>
    public decimal? Average(Func<TShape, ComparablePath<decimal>> value) => Aggregate(ODataColumns.Average, Of(value).Operand, ODataAggregated.Decimal);

    /// <summary>The average; null where there is no value.</summary>
    public double? Average(Func<TShape, ComparablePath<double>> value) => Aggregate(ODataColumns.Average, Of(value).Operand, ODataAggregated.Double);

    /// <summary>The average; null where there is no value.</summary>
    public double? Average(Func<TShape, ComparablePath<float>> value) => Aggregate(ODataColumns.Average, Of(value).Operand, ODataAggregated.Double);

    /// <summary>The average; null where there is no value.</summary>
    public decimal? Average(Func<TShape, ComparablePath<long>> value) => Aggregate(ODataColumns.Average, Of(value).Operand, ODataAggregated.Decimal);

    /// <summary>The average; null where there is no value.</summary>
    public decimal? Average(Func<TShape, ComparablePath<int>> value) => Aggregate(ODataColumns.Average, Of(value).Operand, ODataAggregated.Decimal);

    /// <summary>The average; null where there is no value.</summary>
    public decimal? Average(Func<TShape, ComparablePath<short>> value) => Aggregate(ODataColumns.Average, Of(value).Operand, ODataAggregated.Decimal);

    /// <summary>The average; null where there is no value.</summary>
    public decimal? Average(Func<TShape, ComparablePath<byte>> value) => Aggregate(ODataColumns.Average, Of(value).Operand, ODataAggregated.Decimal);

    /// <summary>The smallest value; null where there is none.</summary>
    public T Min<T>(Func<TShape, IODataValue<T>> value) => Aggregate(ODataColumns.Minimum, Of(value).Operand, Of(value));

    /// <summary>The largest value; null where there is none.</summary>
    public T Max<T>(Func<TShape, IODataValue<T>> value) => Aggregate(ODataColumns.Maximum, Of(value).Operand, Of(value));

    private T Aggregate<T>(string method, in Operand operand, IODataValue<T> value) => Value(Columns.Aggregate(method, operand), value);

    private static TPath Of<TPath>(Func<TShape, TPath> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value(TShape.At(default));
    }
}
