namespace Btp.Connectivity.OData;

/// <summary>Values taken for values of another primitive type (<c>cast</c>): what the service cannot convert is null there.</summary>
public static class CastFunctions
{
    /// <summary>The text as a number, date or time: <c>o => o.Code.CastTo&lt;int&gt;() > 5</c>.</summary>
    public static ComparablePath<TTarget> CastTo<TTarget>(this StringPath path)
        where TTarget : struct
        => Cast<TTarget>(path.Operand);

    /// <summary>The value as text: <c>o => o.Number.CastToString().StartsWith("47")</c>.</summary>
    public static StringPath CastToString<T>(this ComparablePath<T> path)
        where T : struct
        => new(Operand.Of(new TypeNode("cast", path.Operand, "Edm.String")));

    /// <summary>The value as text.</summary>
    public static StringPath CastToString<T>(this EquatablePath<T> path)
        where T : struct
        => new(Operand.Of(new TypeNode("cast", path.Operand, "Edm.String")));

    internal static ComparablePath<TTarget> Cast<TTarget>(Operand operand)
        where TTarget : struct
    {
        var wire = ODataLiterals.WireOf<TTarget>();
        return new(Operand.Of(new TypeNode("cast", operand, "Edm." + wire)), wire);
    }
}
