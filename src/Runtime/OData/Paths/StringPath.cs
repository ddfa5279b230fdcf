using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>A string of a row. Comparisons happen on the server, with its collation; null is a value like any other.</summary>
public readonly partial struct StringPath : IODataShape<StringPath>, IODataValue<string?>
{
    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    public StringPath(ODataPath parent, string name) => Operand = new(parent.Node, name);

    internal StringPath(Operand operand) => Operand = operand;

    internal Operand Operand { get; }

    Operand IODataProperty<string?>.Operand => Operand;

    string? IODataValue<string?>.Sample => "";

    string? IODataProperty<string?>.Read(ref ODataReader reader) => reader.ReadString();

    void IODataProperty<string?>.Write(ODataWriter writer, string? value) => writer.WriteString(value);

    static StringPath IODataShape<StringPath>.At(ODataPath path) => new(new Operand(path.Node, null));

    /// <summary>The string equals a value.</summary>
    public static Filter operator ==(StringPath left, string? right) => Filter.Compare(left.Operand, FilterOperator.Equal, right);

    /// <summary>A value equals the string.</summary>
    public static Filter operator ==(string? left, StringPath right) => Filter.Compare(right.Operand, FilterOperator.Equal, left);

    /// <summary>One string equals another.</summary>
    public static Filter operator ==(StringPath left, StringPath right) => Filter.Compare(left.Operand, FilterOperator.Equal, right.Operand);

    /// <summary>The string differs from a value.</summary>
    public static Filter operator !=(StringPath left, string? right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, right);

    /// <summary>A value differs from the string.</summary>
    public static Filter operator !=(string? left, StringPath right) => Filter.Compare(right.Operand, FilterOperator.NotEqual, left);

    /// <summary>One string differs from another.</summary>
    public static Filter operator !=(StringPath left, StringPath right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, right.Operand);

    /// <summary>The string is greater than a value.</summary>
    public static Filter operator >(StringPath left, string? right) => Filter.Compare(left.Operand, FilterOperator.GreaterThan, right);

    /// <summary>A value is greater than the string.</summary>
    public static Filter operator >(string? left, StringPath right) => Filter.Compare(right.Operand, FilterOperator.LessThan, left);

    /// <summary>One string is greater than another.</summary>
    public static Filter operator >(StringPath left, StringPath right) => Filter.Compare(left.Operand, FilterOperator.GreaterThan, right.Operand);

    /// <summary>The string is greater than or equal to a value.</summary>
    public static Filter operator >=(StringPath left, string? right) => Filter.Compare(left.Operand, FilterOperator.GreaterOrEqual, right);

    /// <summary>A value is greater than or equal to the string.</summary>
    public static Filter operator >=(string? left, StringPath right) => Filter.Compare(right.Operand, FilterOperator.LessOrEqual, left);

    /// <summary>One string is greater than or equal to another.</summary>
    public static Filter operator >=(StringPath left, StringPath right) => Filter.Compare(left.Operand, FilterOperator.GreaterOrEqual, right.Operand);

    /// <summary>The string is less than a value.</summary>
    public static Filter operator <(StringPath left, string? right) => Filter.Compare(left.Operand, FilterOperator.LessThan, right);

    /// <summary>A value is less than the string.</summary>
    public static Filter operator <(string? left, StringPath right) => Filter.Compare(right.Operand, FilterOperator.GreaterThan, left);

    /// <summary>One string is less than another.</summary>
    public static Filter operator <(StringPath left, StringPath right) => Filter.Compare(left.Operand, FilterOperator.LessThan, right.Operand);

    /// <summary>The string is less than or equal to a value.</summary>
    public static Filter operator <=(StringPath left, string? right) => Filter.Compare(left.Operand, FilterOperator.LessOrEqual, right);

    /// <summary>A value is less than or equal to the string.</summary>
    public static Filter operator <=(string? left, StringPath right) => Filter.Compare(right.Operand, FilterOperator.GreaterOrEqual, left);

    /// <summary>One string is less than or equal to another.</summary>
    public static Filter operator <=(StringPath left, StringPath right) => Filter.Compare(left.Operand, FilterOperator.LessOrEqual, right.Operand);

    /// <summary>Whether both are the same path; no condition on rows (that is <c>==</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is StringPath other && other.Operand == Operand;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Operand.GetHashCode();
}
