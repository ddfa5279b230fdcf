using System.Buffers;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

/// <summary>Spatial values: GeoJSON in bodies, well-known text in URLs, records in C#.</summary>
public sealed class GeoTests
{
    [Theory]
    [InlineData("""{"type":"Point","coordinates":[8.64,49.29]}""", "Point(8.64 49.29)")]
    [InlineData("""{"type":"Point","coordinates":[8.64,-49.29,112.5]}""", "Point(8.64 -49.29 112.5)")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2],[3,4]]}""", "LineString(1 2,3 4)")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]],[[0.1,0.1],[0.2,0.2],[0.1,0.2],[0.1,0.1]]]}""", "Polygon((0 0,0 1,1 1,0 0),(0.1 0.1,0.2 0.2,0.1 0.2,0.1 0.1))")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}""", "MultiPoint((1 2),(3 4))")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}""", "MultiLineString((1 2,3 4),(5 6,7 8))")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[0,1],[1,1],[0,0]]]]}""", "MultiPolygon(((0 0,0 1,1 1,0 0)))")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}""", "Collection(Point(1 2),LineString(1 2,3 4))")]
    [InlineData("""{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"EPSG:4258"}}}""", "Point(1 2)")]
    public void A_shape_goes_from_GeoJSON_to_a_record_and_back(string json, string text)
    {
        var shape = GeoShape.Read(JsonDocument.Parse(json).RootElement);
        Assert.Equal(text, shape.ToString());
        Assert.Equal(json, Json(shape));
        Assert.Equal(shape, GeoShape.Read(JsonDocument.Parse(json).RootElement));
        Assert.Equal(shape.GetHashCode(), GeoShape.Read(JsonDocument.Parse(json).RootElement).GetHashCode());
    }

    [Fact]
    public void Shapes_differ_by_position_kind_and_reference_system()
    {
        Assert.NotEqual(new GeoPoint(1, 2), new GeoPoint(1, 3));
        Assert.NotEqual(new GeoPoint(1, 2), new GeoPoint(1, 2) { Srid = 4258 });
        Assert.NotEqual<GeoShape>(new GeoLineString([new(1, 2), new(3, 4)]), new GeoMultiPoint([new(1, 2), new(3, 4)]));
        Assert.Equal(4258, GeoShape.Read(JsonDocument.Parse("""{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"EPSG:4258"}}}""").RootElement).Srid);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"type":"Circle","coordinates":[1,2]}""")]
    [InlineData("""{"type":"Point","coordinates":[1]}""")]
    [InlineData("""{"type":"Point","coordinates":"1 2"}""")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2],[3,4]]}""")]
    public async Task What_is_no_such_shape_is_an_error(string json)
        => await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering("{\"value\":" + json + "}").V4.Me.Property(c => c.Home).GetAsync());

    [Fact]
    public async Task A_shape_is_read_and_written_as_a_property()
    {
        var server = new FakeServer().Then("""{"value":{"type":"Point","coordinates":[8.64,49.29]}}""").Then("""{"value":null}""").Then(System.Net.HttpStatusCode.NoContent);
        Assert.Equal(new GeoPoint(8.64, 49.29), await server.V4.Me.Property(c => c.Home).GetAsync());
        Assert.Null(await server.V4.Me.Property(c => c.Home).GetAsync());
        await server.V4.Me.Property(c => c.Home).SetAsync(new GeoPoint(1.5, 2));
        Assert.Equal("""{"value":{"type":"Point","coordinates":[1.5,2]}}""", server.Bodies[2]);
    }

    [Fact]
    public void A_shape_in_a_URL_is_well_known_text()
    {
        Assert.Equal("/shop/Customers?$filter=geo.distance(Home,geography'SRID=4326%3BPoint(8.64%2049.29)')%20lt%201000", new FakeServer().V4.Customers.Where(c => c.Home.Distance(new GeoPoint(8.64, 49.29)) < 1000).ToString());
        Assert.Equal("geometry'SRID=0%3BLineString(1%202,3%204)'", ODataLiteral.Geo(new GeoLineString([new(1, 2), new(3, 4)]), EdmType.Geometry).ToString());
        Assert.Equal("geography'SRID=4258%3BPoint(1E%2B20%201E-07)'", ODataLiteral.Geo(new GeoPoint(1e20, 1e-7) { Srid = 4258 }).ToString());
    }

    private static string Json(GeoShape shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new ODataWriter(buffer, ODataProtocol.V4);
        writer.WriteGeo(shape);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
