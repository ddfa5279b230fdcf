using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>A value of an enumeration of the service (V4).</summary>
/// <typeparam name="T">The C# enumeration.</typeparam>
public readonly struct EnumPath<T> : IODataValue<T?>
    where T : struct, Enum
{
    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    /// <param name="names">The members' names on the wire.</param>
    public EnumPath(ODataPath parent, string name, EnumNames<T> names)
    {
        Operand = new(parent.Node, name);
        Names = names;
    }

    internal Operand Operand { get; }

    Operand IODataProperty<T?>.Operand => Operand;

    T? IODataValue<T?>.Sample => default(T);

    T? IODataProperty<T?>.Read(ref ODataReader reader) => reader.ReadEnum(Names);

    void IODataProperty<T?>.Write(ODataWriter writer, T? value) => writer.WriteEnum(value, Names);

    private EnumNames<T> Names { get; }

    /// <summary>All flags of a value are set (<c>has</c>).</summary>
    public Filter HasFlag(T value) => Filter.Compare(Operand, FilterOperator.Has, ODataLiteral.Enum(value, Names));

    /// <summary>Is one of several values (<c>in</c>). No values: no rows.</summary>
    public Filter In(params ReadOnlySpan<T> values)
    {
        var literals = new ODataLiteral[values.Length];
        for (var i = 0; i < values.Length; i++)
            literals[i] = ODataLiteral.Enum(values[i], Names);
        return new(new MembershipNode(Operand, literals));
    }

    /// <summary>The property equals a value.</summary>
    public static Filter operator ==(EnumPath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.Equal, left.Literal(right));

    /// <summary>A value equals the property.</summary>
    public static Filter operator ==(T? left, EnumPath<T> right) => Filter.Compare(right.Operand, FilterOperator.Equal, right.Literal(left));

    /// <summary>One property equals another.</summary>
    public static Filter operator ==(EnumPath<T> left, EnumPath<T> right) => Filter.Compare(left.Operand, FilterOperator.Equal, right.Operand);

    /// <summary>The property differs from a value.</summary>
    public static Filter operator !=(EnumPath<T> left, T? right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, left.Literal(right));

    /// <summary>A value differs from the property.</summary>
    public static Filter operator !=(T? left, EnumPath<T> right) => Filter.Compare(right.Operand, FilterOperator.NotEqual, right.Literal(left));

    /// <summary>One property differs from another.</summary>
    public static Filter operator !=(EnumPath<T> left, EnumPath<T> right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, right.Operand);

    /// <summary>Whether both are the same path; no condition on rows (that is <c>==</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is EnumPath<T> other && other.Operand == Operand;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Operand.GetHashCode();

    private ODataLiteral Literal(T? value) => value is { } present ? ODataLiteral.Enum(present, Names) : ODataLiteral.Null;
}
