using System.Net;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Operations;

/// <summary>Function imports of V2 on the wire.</summary>
public sealed class V2OperationTests
{
    private const string Root = "/sap/opu/odata/sap/API_SALES_ORDER_SRV";

    private static readonly Guid _id = Guid.Parse("11111111-2222-3333-4444-555555555555");

    [Fact]
    public async Task Parameters_are_query_options_also_with_POST_and_there_is_no_body()
    {
        var server = FakeServer.Answering("", HttpStatusCode.NoContent);

        await server.V2.RejectApprovalRequestAsync(salesOrder: "4711'x", CancellationToken.None);
        Assert.Equal($"POST {Root}/rejectApprovalRequest?SalesOrder='4711''x'", server.Lines.Single());
        Assert.Equal([""], server.Bodies);
        Assert.Equal("application/json", server.ContentTypes.Single());
    }

    [Fact]
    public async Task Values_are_literals_of_V2_and_null_is_left_out()
    {
        var server = FakeServer.Answering("""{"d":{"results":[{"SalesOrder":"1"},{"SalesOrder":"2"}]}}""").Then("""{"d":[{"SalesOrder":"3"}]}""");

        Assert.Equal(["1", "2"], (await server.V2.LatestAsync(new DateOnly(2024, 2, 29), null)).Select(o => o.SalesOrderKey));
        Assert.Equal(["3"], (await server.V2.LatestAsync(new DateOnly(2024, 2, 29), 5)).Select(o => o.SalesOrderKey));
        Assert.Equal([$"GET {Root}/Latest?Since=datetime'2024-02-29T00:00:00'", $"GET {Root}/Latest?Since=datetime'2024-02-29T00:00:00'&Top=5"], server.Lines);
    }

    [Theory]
    [InlineData("""{"d":{"__metadata":{"type":"X"},"SalesOrder":"1"}}""", "1")]
    [InlineData("""{"d":{"Copy":{"__metadata":{"type":"X"},"SalesOrder":"1"}}}""", "1")]
    [InlineData("""{"d":{"Copy":null}}""", null)]
    [InlineData("""{"d":null}""", null)]
    public async Task An_entity_is_the_data_itself_or_stands_under_the_name(string body, string? key)
        => Assert.Equal(key, (await FakeServer.Answering(body).V2.CopyAsync("1"))?.SalesOrderKey);

    [Theory]
    [InlineData("""{"d":{"Total":"12.50"}}""", "12.50")]
    [InlineData("""{"d":{"Total":{"__metadata":{"type":"Edm.Decimal"},"ReturnValue":"12.50"}}}""", "12.50")]
    [InlineData("""{"d":{"__metadata":{"type":"X"},"Total":12.50}}""", "12.50")]
    [InlineData("""{"d":{"@odata.context":"$metadata#Edm.Decimal","value":12.50}}""", "12.50")]
    [InlineData("""{"d":{"Total":null}}""", null)]
    [InlineData("""{"d":null}""", null)]
    public async Task A_value_stands_under_the_name(string body, string? amount)
    {
        var server = FakeServer.Answering(body);

        Assert.Equal(amount, (await server.V2.TotalAsync(_id, 5))?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal($"GET {Root}/Total?Uuid=guid'11111111-2222-3333-4444-555555555555'&Count=5L", server.Lines.Single());
    }

    [Theory]
    [InlineData("""{"d":{"results":["a","b"]}}""")]
    [InlineData("""{"d":["a","b"]}""")]
    [InlineData("""{"d":{"Codes":{"results":["a","b"]}}}""")]
    [InlineData("""{"d":{"Codes":["a","b"]}}""")]
    public async Task A_collection_of_values_is_found_wherever_servers_put_it(string body) => Assert.Equal(["a", "b"], await FakeServer.Answering(body).V2.CodesAsync());

    [Fact]
    public async Task A_function_that_acts_for_an_entity_gets_its_key()
    {
        var server = FakeServer.Answering("", HttpStatusCode.NoContent);

        await server.V2.SalesOrder["4711"].RejectAsync("late");
        Assert.Equal($"POST {Root}/rejectApprovalRequest?SalesOrder='4711'&Reason='late'", server.Lines.Single());
    }

    [Fact]
    public async Task An_entity_whose_key_is_not_known_cannot_be_acted_for()
    {
        var reference = new SalesOrderReference(new FakeServer().V2.SalesOrder["1"].State.Navigate("to_Other"));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => reference.RejectAsync("late"));
        Assert.Contains("key", error.Message, StringComparison.Ordinal);
    }
}
