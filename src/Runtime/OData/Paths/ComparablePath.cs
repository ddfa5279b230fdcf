using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>A number, date or time of a row: whatever has an order.</summary>
/// <typeparam name="T">The C# type: <see cref="decimal"/>, <see cref="int"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> ...</typeparam>
public readonly struct ComparablePath<T> : IODataShape<ComparablePath<T>>, IODataValue<T?>
    where T : struct
{
    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    /// <param name="wire">Type on the wire: V2's <c>Edm.DateTime</c> also for a <see cref="DateOnly"/>.</param>
    public ComparablePath(ODataPath parent, string name, EdmType wire)
    {
        Operand = new(parent.Node, name);
        Wire = wire;
    }

    internal ComparablePath(Operand operand, EdmType wire)
    {
        Operand = operand;
        Wire = wire;
    }

    internal Operand Operand { get; }

    internal EdmType Wire { get; }

    Operand IODataProperty<T?>.Operand => Operand;

    T? IODataValue<T?>.Sample => ODataValues.Sample<T>();

    T? IODataProperty<T?>.Read(ref ODataReader reader) => ODataValues.Read<T>(ref reader);

    void IODataProperty<T?>.Write(ODataWriter writer, T? value) => ODataValues.Write(writer, value, Wire);

    static ComparablePath<T> IODataShape<ComparablePath<T>>.At(ODataPath path) => new(new Operand(path.Node, null), ODataLiterals.WireOf<T>());

    /// <summary>A value that the service computes (<c>Compute</c>), to sort by.</summary>
    public static implicit operator SortPath(ComparablePath<T> path) => new(path.Operand);

    /// <summary>The value as one of another type (<c>cast</c>): <c>o => o.Price.CastTo&lt;int&gt;() > 5</c>. What the service cannot convert is null there.</summary>
    public ComparablePath<TTarget> CastTo<TTarget>()
        where TTarget : struct
        => CastFunctions.Cast<TTarget>(Operand);

    /// <summary>Is one of several values (<c>in</c>; in V2 a chain of <c>or</c>). No values: no rows.</summary>
    public Filter In(params ReadOnlySpan<T> values) => new(new MembershipNode(Operand, ODataLiterals.Of(values, Wire)));

    /// <summary>Is one of several values (<c>in</c>; in V2 a chain of <c>or</c>). No values: no rows.</summary>
    public Filter In(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return In([.. values]);
    }

    /// <summary>The property equals a value.</summary>
    public static Filter operator ==(ComparablePath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.Equal, ODataLiterals.Of(right, left.Wire));

    /// <summary>A value equals the property.</summary>
    public static Filter operator ==(T? left, ComparablePath<T> right) => Filter.Compare(right.Operand, FilterOperator.Equal, ODataLiterals.Of(left, right.Wire));

    /// <summary>One property equals another.</summary>
    public static Filter operator ==(ComparablePath<T> left, ComparablePath<T> right) => Filter.Compare(left.Operand, FilterOperator.Equal, right.Operand);

    /// <summary>The property differs from a value.</summary>
    public static Filter operator !=(ComparablePath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, ODataLiterals.Of(right, left.Wire));

    /// <summary>A value differs from the property.</summary>
    public static Filter operator !=(T? left, ComparablePath<T> right) => Filter.Compare(right.Operand, FilterOperator.NotEqual, ODataLiterals.Of(left, right.Wire));

    /// <summary>One property differs from another.</summary>
    public static Filter operator !=(ComparablePath<T> left, ComparablePath<T> right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, right.Operand);

    /// <summary>The property is greater than a value.</summary>
    public static Filter operator >(ComparablePath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.GreaterThan, ODataLiterals.Of(right, left.Wire));

    /// <summary>A value is greater than the property.</summary>
    public static Filter operator >(T? left, ComparablePath<T> right) => Filter.Compare(right.Operand, FilterOperator.LessThan, ODataLiterals.Of(left, right.Wire));

    /// <summary>One property is greater than another.</summary>
    public static Filter operator >(ComparablePath<T> left, ComparablePath<T> right) => Filter.Compare(left.Operand, FilterOperator.GreaterThan, right.Operand);

    /// <summary>The property is greater than or equal to a value.</summary>
    public static Filter operator >=(ComparablePath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.GreaterOrEqual, ODataLiterals.Of(right, left.Wire));

    /// <summary>A value is greater than or equal to the property.</summary>
    public static Filter operator >=(T? left, ComparablePath<T> right) => Filter.Compare(right.Operand, FilterOperator.LessOrEqual, ODataLiterals.Of(left, right.Wire));

    /// <summary>One property is greater than or equal to another.</summary>
    public static Filter operator >=(ComparablePath<T> left, ComparablePath<T> right) => Filter.Compare(left.Operand, FilterOperator.GreaterOrEqual, right.Operand);

    /// <summary>The property is less than a value.</summary>
    public static Filter operator <(ComparablePath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.LessThan, ODataLiterals.Of(right, left.Wire));

    /// <summary>A value is less than the property.</summary>
    public static Filter operator <(T? left, ComparablePath<T> right) => Filter.Compare(right.Operand, FilterOperator.GreaterThan, ODataLiterals.Of(left, right.Wire));

    /// <summary>One property is less than another.</summary>
    public static Filter operator <(ComparablePath<T> left, ComparablePath<T> right) => Filter.Compare(left.Operand, FilterOperator.LessThan, right.Operand);

    /// <summary>The property is less than or equal to a value.</summary>
    public static Filter operator <=(ComparablePath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.LessOrEqual, ODataLiterals.Of(right, left.Wire));

    /// <summary>A value is less than or equal to the property.</summary>
    public static Filter operator <=(T? left, ComparablePath<T> right) => Filter.Compare(right.Operand, FilterOperator.GreaterOrEqual, ODataLiterals.Of(left, right.Wire));

    /// <summary>One property is less than or equal to another.</summary>
    public static Filter operator <=(ComparablePath<T> left, ComparablePath<T> right) => Filter.Compare(left.Operand, FilterOperator.LessOrEqual, right.Operand);

    /// <summary>Whether both are the same path; no condition on rows (that is <c>==</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is ComparablePath<T> other && other.Operand == Operand;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Operand.GetHashCode();
}
