namespace Btp.Connectivity.OData;

/// <summary>The spatial functions of V4 (URL conventions 5.1.1.9).</summary>
public static class GeoFunctions
{
    /// <summary>The distance to a point (<c>geo.distance</c>), in the units of the reference system: metres on the earth.</summary>
    public static ComparablePath<double> Distance(this GeoPath<GeoPoint> path, GeoPoint other) => new(Call("geo.distance", path.Operand, path.Literal(other)), EdmType.Double);

    /// <summary>The distance to another point of the row (<c>geo.distance</c>).</summary>
    public static ComparablePath<double> Distance(this GeoPath<GeoPoint> path, GeoPath<GeoPoint> other) => new(Call("geo.distance", path.Operand, other.Operand), EdmType.Double);

    /// <summary>Lies in an area (<c>geo.intersects</c>).</summary>
    public static Filter Intersects(this GeoPath<GeoPoint> path, GeoPolygon area) => new(Call("geo.intersects", path.Operand, path.Literal(area)).ToNode());

    /// <summary>Lies in an area of the row (<c>geo.intersects</c>).</summary>
    public static Filter Intersects(this GeoPath<GeoPoint> path, GeoPath<GeoPolygon> area) => new(Call("geo.intersects", path.Operand, area.Operand).ToNode());

    /// <summary>Holds a point (<c>geo.intersects</c>).</summary>
    public static Filter Intersects(this GeoPath<GeoPolygon> path, GeoPoint point) => new(Call("geo.intersects", path.Literal(point), path.Operand).ToNode());

    /// <summary>The length of a line (<c>geo.length</c>), in the units of the reference system: metres on the earth.</summary>
    public static ComparablePath<double> Length(this GeoPath<GeoLineString> path) => new(Call("geo.length", path.Operand, null), EdmType.Double);

    private static Operand Call(string function, Operand first, Operand? second) => Operand.Of(new CallNode(function, first, second) { Only = ODataProtocol.V4 });
}
