using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>A Boolean of a row. It is a condition by itself: <c>o => o.IsBlocked</c>, <c>o => !o.IsBlocked</c>.</summary>
public readonly struct BooleanPath : IODataShape<BooleanPath>, IODataValue<bool?>
{
    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    public BooleanPath(ODataPath parent, string name) => Operand = new(parent.Node, name);

    private BooleanPath(Operand operand) => Operand = operand;

    internal Operand Operand { get; }

    Operand IODataProperty<bool?>.Operand => Operand;

    bool? IODataValue<bool?>.Sample => false;

    bool? IODataProperty<bool?>.Read(ref ODataReader reader) => reader.ReadBoolean();

    void IODataProperty<bool?>.Write(ODataWriter writer, bool? value) => writer.WriteBoolean(value);

    static BooleanPath IODataShape<BooleanPath>.At(ODataPath path) => new(new Operand(path.Node, null));

    /// <summary>Both are true.</summary>
    public static BooleanPath operator &(BooleanPath left, BooleanPath right) => Join(left, isAnd: true, right);

    /// <summary>At least one is true.</summary>
    public static BooleanPath operator |(BooleanPath left, BooleanPath right) => Join(left, isAnd: false, right);

    /// <summary>It is false.</summary>
    public static Filter operator !(BooleanPath path)
        => path.IsProperty ? Filter.Compare(path.Operand, FilterOperator.Equal, ODataLiteral.Boolean(false)) : !path.ToFilter();

    /// <summary>Always <see langword="false"/>: makes <c>||</c> build both sides.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(BooleanPath path) => false;

    /// <summary>Always <see langword="false"/>: makes <c>&amp;&amp;</c> build both sides.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(BooleanPath path) => false;

    /// <summary>The property equals a value.</summary>
    public static Filter operator ==(BooleanPath left, bool? right) => Filter.Compare(left.Operand, FilterOperator.Equal, ODataLiterals.Of(right, EdmType.Boolean));

    /// <summary>A value equals the property.</summary>
    public static Filter operator ==(bool? left, BooleanPath right) => Filter.Compare(right.Operand, FilterOperator.Equal, ODataLiterals.Of(left, EdmType.Boolean));

    /// <summary>One property equals another.</summary>
    public static Filter operator ==(BooleanPath left, BooleanPath right) => Filter.Compare(left.Operand, FilterOperator.Equal, right.Operand);

    /// <summary>The property differs from a value.</summary>
    public static Filter operator !=(BooleanPath left, bool? right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, ODataLiterals.Of(right, EdmType.Boolean));

    /// <summary>A value differs from the property.</summary>
    public static Filter operator !=(bool? left, BooleanPath right) => Filter.Compare(right.Operand, FilterOperator.NotEqual, ODataLiterals.Of(left, EdmType.Boolean));

    /// <summary>One property differs from another.</summary>
    public static Filter operator !=(BooleanPath left, BooleanPath right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, right.Operand);

    /// <summary>Whether both are the same path; no condition on rows (that is <c>==</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is BooleanPath other && other.Operand == Operand;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Operand.GetHashCode();

    // A bare property is legal, but SAP Gateway's V2 wants the comparison, and no server minds it.
    internal Filter ToFilter() => IsProperty ? Filter.Compare(Operand, FilterOperator.Equal, ODataLiteral.Boolean(true)) : new(Operand.Node!);

    private bool IsProperty => Operand.Name is not null || Operand.Node is PathNode or RangeVariable;

    private static BooleanPath Join(BooleanPath left, bool isAnd, BooleanPath right)
        => new(Operand.Of(new LogicalNode(left.ToFilter().Node!, isAnd, right.ToFilter().Node!)));
}
