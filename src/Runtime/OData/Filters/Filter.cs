using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>A condition on rows: what <c>Where</c> lambdas return. Written with C# operators on the paths of a filter shape.</summary>
/// <remarks>Nothing is translated at run time: a condition that the service could not evaluate does not compile.</remarks>
public readonly struct Filter
{
    internal Filter(FilterNode node) => Node = node;

    internal FilterNode? Node { get; }

    /// <summary>Both conditions hold (<c>and</c>).</summary>
    public static Filter operator &(Filter left, Filter right)
        => left.Node is null ? right : right.Node is null ? left : new(new LogicalNode(left.Node, isAnd: true, right.Node));

    /// <summary>At least one of the conditions holds (<c>or</c>).</summary>
    public static Filter operator |(Filter left, Filter right)
        => left.Node is null || right.Node is null ? default : new(new LogicalNode(left.Node, isAnd: false, right.Node));

    /// <summary>The condition does not hold (<c>not</c>).</summary>
    /// <exception cref="InvalidOperationException">The filter is <c>default</c>, which stands for "every row": its negation cannot be sent.</exception>
    public static Filter operator !(Filter filter)
        => filter.Node is null
            ? throw new InvalidOperationException("An empty filter stands for every row and cannot be negated.")
            : new(new UnaryNode(isNot: true, Operand.Of(filter.Node)));

    /// <summary>Always <see langword="false"/>: makes <c>||</c> build both sides.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(Filter filter) => false;

    /// <summary>Always <see langword="false"/>: makes <c>&amp;&amp;</c> build both sides.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(Filter filter) => false;

    /// <summary>A Boolean property as a condition: it is true.</summary>
    public static implicit operator Filter(BooleanPath path) => path.ToFilter();

    /// <summary>The condition as it is written in V4, decoded: for people and debuggers.</summary>
    public override string ToString() => Node is null ? "" : ODataUrl.Describe(Node);

    internal static Filter Compare(Operand left, FilterOperator comparison, in ODataLiteral value) => new(new ValueComparisonNode(left, comparison, value));

    internal static Filter Compare(Operand left, FilterOperator comparison, string? value) => new(new TextComparisonNode(left, comparison, value));

    internal static Filter Compare(in ODataLiteral value, FilterOperator comparison, Operand right) => new(new BinaryNode(Operand.Of(value), comparison, right));

    internal static Filter Compare(Operand left, FilterOperator comparison, Operand right) => new(new BinaryNode(left, comparison, right));
}
