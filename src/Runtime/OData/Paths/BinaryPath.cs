using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>Bytes of a row.</summary>
public readonly struct BinaryPath : IODataProperty<byte[]?>
{
    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    public BinaryPath(ODataPath parent, string name) => Operand = new(parent.Node, name);

    internal Operand Operand { get; }

    Operand IODataProperty<byte[]?>.Operand => Operand;

    byte[]? IODataProperty<byte[]?>.Read(ref ODataReader reader) => reader.ReadBinary();

    void IODataProperty<byte[]?>.Write(ODataWriter writer, byte[]? value) => writer.WriteBinary(value);

    /// <summary>The property equals a value.</summary>
    public static Filter operator ==(BinaryPath left, byte[]? right) => Filter.Compare(left.Operand, FilterOperator.Equal, ODataLiteral.Binary(right));

    /// <summary>A value equals the property.</summary>
    public static Filter operator ==(byte[]? left, BinaryPath right) => Filter.Compare(right.Operand, FilterOperator.Equal, ODataLiteral.Binary(left));

    /// <summary>One property equals another.</summary>
    public static Filter operator ==(BinaryPath left, BinaryPath right) => Filter.Compare(left.Operand, FilterOperator.Equal, right.Operand);

    /// <summary>The property differs from a value.</summary>
    public static Filter operator !=(BinaryPath left, byte[]? right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, ODataLiteral.Binary(right));

    /// <summary>A value differs from the property.</summary>
    public static Filter operator !=(byte[]? left, BinaryPath right) => Filter.Compare(right.Operand, FilterOperator.NotEqual, ODataLiteral.Binary(left));

    /// <summary>One property differs from another.</summary>
    public static Filter operator !=(BinaryPath left, BinaryPath right) => Filter.Compare(left.Operand, FilterOperator.NotEqual, right.Operand);

    /// <summary>Whether both are the same path; no condition on rows (that is <c>==</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is BinaryPath other && other.Operand == Operand;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Operand.GetHashCode();
}
