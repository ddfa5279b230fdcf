using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>A value of a row that has no order, such as a <see cref="Guid"/>.</summary>
/// <typeparam name="T">The C# type.</typeparam>
public readonly struct EquatablePath<T> : IODataShape<EquatablePath<T>>, IODataValue<T?>
    where T : struct
{
    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    /// <param name="wire">Type on the wire.</param>
    public EquatablePath(ODataPath parent, string name, EdmType wire = EdmType.Guid)
    {
        Operand = new(parent.Node, name);
        Wire = wire;
    }

    private EquatablePath(Operand operand, EdmType wire)
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

    static EquatablePath<T> IODataShape<EquatablePath<T>>.At(ODataPath path) => new(new Operand(path.Node, null), ODataLiterals.WireOf<T>());

    /// <summary>Is one of several values (<c>in</c>; in V2 a chain of <c>or</c>). No values: no rows.</summary>
    public Filter In(params ReadOnlySpan<T> values) => new(new MembershipNode(Operand, ODataLiterals.Of(values, Wire)));

    /// <summary>Is one of several values (<c>in</c>; in V2 a chain of <c>or</c>). No values: no rows.</summary>
    public Filter In(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return In([.. values]);
    }

    /// <summary>The property equals a value.</summary>
    public static Filter operator ==(EquatablePath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.Equal, ODataLiterals.Of(right, left.Wire));

    /// <summary>A value equals the property.</summary>
    public static Filter operator ==(T? left, EquatablePath<T> right) => Filter.Compare(right.Operand, FilterOperator.Equal, ODataLiterals.Of(left, right.Wire));

    /// <summary>One property equals another.</summary>
    public static Filter operator ==(EquatablePath<T> left, EquatablePath<T> right) => Filter.Compare(left.Operand, FilterOperator.Equal, right.Operand);

    /// <summary>The property differs from a value.</summary>
    public static Filter operator !=(EquatablePath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, ODataLiterals.Of(right, left.Wire));

    /// <summary>A value differs from the property.</summary>
    public static Filter operator !=(T? left, EquatablePath<T> right) => Filter.Compare(right.Operand, FilterOperator.NotEqual, ODataLiterals.Of(left, right.Wire));

    /// <summary>One property differs from another.</summary>
    public static Filter operator !=(EquatablePath<T> left, EquatablePath<T> right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, right.Operand);

    /// <summary>Whether both are the same path; no condition on rows (that is <c>==</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is EquatablePath<T> other && other.Operand == Operand;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Operand.GetHashCode();
}
