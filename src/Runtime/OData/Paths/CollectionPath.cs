namespace Btp.Connectivity.OData;

/// <summary>A collection of a row, on whose items conditions can be made (V4 <c>any</c>, <c>all</c>, <c>$count</c>).</summary>
/// <typeparam name="TShape">What conditions on an item are written against; for a collection of primitives their path, e.g. <see cref="StringPath"/>.</typeparam>
public readonly struct CollectionPath<TShape>
    where TShape : IODataShape<TShape>
{
    private readonly Operand _operand;

    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    public CollectionPath(ODataPath parent, string name) => _operand = new(parent.Node, name);

    internal Operand Operand => _operand;

    /// <summary>Number of items (<c>$count</c>).</summary>
    public ComparablePath<long> Count => new(new Operand(_operand.ToNode(), "$count"), EdmType.Int64);

    /// <summary>Number of items that meet a condition (<c>$count($filter=…)</c>, 4.01).</summary>
    public ComparablePath<long> CountOf(Func<TShape, Filter> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return predicate(TShape.At(default)).Node is { } condition ? new(Operand.Of(new FilteredCountNode(_operand, condition)), EdmType.Int64) : Count;
    }

    /// <summary>There is an item (<c>any()</c>).</summary>
    public Filter Any() => new(new LambdaNode(_operand, isAny: true, null, null));

    /// <summary>There is an item that meets a condition (<c>any</c>).</summary>
    public Filter Any(Func<TShape, Filter> predicate) => Lambda(isAny: true, predicate);

    /// <summary>All items meet a condition; true where there is none (<c>all</c>).</summary>
    public Filter All(Func<TShape, Filter> predicate) => Lambda(isAny: false, predicate);

    private Filter Lambda(bool isAny, Func<TShape, Filter> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var variable = new RangeVariable();
        var filter = predicate(TShape.At(new ODataPath(variable)));
        if (filter.Node is { } condition)
            return new(new LambdaNode(_operand, isAny, variable, condition));
        // No condition: every item meets it, so "all" restricts nothing and "any" asks for one item.
        return isAny ? Any() : default;
    }
}
