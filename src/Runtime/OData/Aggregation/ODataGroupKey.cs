namespace Btp.Connectivity.OData;

/// <summary>What rows are grouped by.</summary>
internal abstract class ODataGroupKey<TKey>(params Operand[] parts)
{
    public IReadOnlyList<Operand> Parts => parts;

    public abstract TKey Read<TShape>(ODataGroup<TKey, TShape> group)
        where TShape : IODataShape<TShape>;
}

/// <summary>By one value.</summary>
internal sealed class ODataSingleKey<T>(IODataValue<T> part) : ODataGroupKey<T>(part.Operand)
{
    public override T Read<TShape>(ODataGroup<T, TShape> group) => group.Part(part);
}

/// <summary>By two values.</summary>
internal sealed class ODataPairKey<T1, T2>(IODataValue<T1> first, IODataValue<T2> second) : ODataGroupKey<(T1, T2)>(first.Operand, second.Operand)
{
    public override (T1, T2) Read<TShape>(ODataGroup<(T1, T2), TShape> group) => (group.Part(first), group.Part(second));
}

/// <summary>By three values.</summary>
internal sealed class ODataTripleKey<T1, T2, T3>(IODataValue<T1> first, IODataValue<T2> second, IODataValue<T3> third)
    : ODataGroupKey<(T1, T2, T3)>(first.Operand, second.Operand, third.Operand)
{
    public override (T1, T2, T3) Read<TShape>(ODataGroup<(T1, T2, T3), TShape> group) => (group.Part(first), group.Part(second), group.Part(third));
}
