namespace Btp.Connectivity.OData;

/// <summary>Rows that have the same key.</summary>
/// <typeparam name="TKey">The key: one value, or several in a tuple.</typeparam>
/// <typeparam name="TShape">What values are named by.</typeparam>
public sealed class ODataGroup<TKey, TShape> : ODataAggregates<TShape>
    where TShape : IODataShape<TShape>
{
    private readonly ODataGroupKey<TKey> _key;

    internal ODataGroup(ODataColumns columns, ODataGroupKey<TKey> key)
        : base(columns)
        => _key = key;

    /// <summary>What the rows of the group have in common.</summary>
    public TKey Key => _key.Read(this);

    internal T Part<T>(IODataValue<T> part) => Value(Columns.Property(part.Operand), part);
}
