namespace Btp.Connectivity.OData;

/// <summary>A shape of a row (V4): on the earth, or in a plane.</summary>
/// <typeparam name="T">What kind of shape.</typeparam>
public readonly struct GeoPath<T> : IODataProperty<T?>
    where T : GeoShape
{
    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    /// <param name="wire">Whether it is on the earth or in a plane.</param>
    public GeoPath(ODataPath parent, string name, EdmType wire = EdmType.Geography) => (Operand, Wire) = (new(parent.Node, name), wire);

    internal Operand Operand { get; }

    internal EdmType Wire { get; }

    Operand IODataProperty<T?>.Operand => Operand;

    /// <summary>There is none.</summary>
    public Filter IsNull => Filter.Compare(Operand, FilterOperator.Equal, ODataLiteral.Null);

    T? IODataProperty<T?>.Read(ref ODataReader reader) => reader.ReadGeo<T>();

    void IODataProperty<T?>.Write(ODataWriter writer, T? value) => writer.WriteGeo(value);

    internal Operand Literal(GeoShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Operand.Of(ODataLiteral.Geo(shape, Wire));
    }
}
