namespace Btp.Connectivity.OData;

/// <summary>A row of an entity set, of which a projection takes values: <c>row => new { Id = row.Get(o => o.ID), Total = row.Get(o => o.Price * o.Quantity) }</c>.</summary>
/// <typeparam name="TShape">What values are named by.</typeparam>
public sealed class ODataProjectedRow<TShape> : ODataRow
    where TShape : IODataShape<TShape>
{
    private readonly ODataComputations _computations;

    internal ODataProjectedRow(ODataColumns columns, ODataComputations computations)
        : base(columns)
        => _computations = computations;

    /// <summary>A property (<c>$select</c>), or what the service computes from properties (<c>$compute</c>).</summary>
    /// <param name="value">The property or expression; also what <c>Compute</c> gave.</param>
    public T Get<T>(Func<TShape, IODataValue<T>> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var path = value(TShape.At(default));
        var operand = path.Operand;
        // A property by its name; everything else, also what lies in other objects, under a name of its own.
        if (operand is { Node: null, Name: not null })
            return Value(Columns.Property(operand), path);
        return Value(Columns.FindComputed(operand) ?? Columns.Computed(operand, _computations.NameOf(operand)), path);
    }
}
