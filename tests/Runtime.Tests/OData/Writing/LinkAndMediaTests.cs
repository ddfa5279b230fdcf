using System.Net;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Writing;

public sealed class LinkAndMediaTests
{
    private static readonly Guid _id = new("11111111-1111-1111-1111-111111111111");

    [Fact]
    public async Task V4_links_are_references()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var customer = server.V4.Customers[_id];
        await customer.Orders.AddLinkAsync(server.V4.Customers[Guid.Empty].Orders[5]);
        await customer.Orders.RemoveLinkAsync(server.V4.Customers[Guid.Empty].Orders[5]);
        await customer.Boss.SetLinkAsync(server.V4.Customers[Guid.Empty]);
        await customer.Boss.RemoveLinkAsync();
        Assert.Equal(
            [
                $"POST /shop/Customers({_id})/Orders/$ref",
                $"DELETE /shop/Customers({_id})/Orders/$ref?$id=Customers%2800000000-0000-0000-0000-000000000000%29%2FOrders%285%29",
                $"PUT /shop/Customers({_id})/Boss/$ref",
                $"DELETE /shop/Customers({_id})/Boss/$ref",
            ],
            server.Lines);
        Assert.Equal("""{"@odata.id":"Customers(00000000-0000-0000-0000-000000000000)/Orders(5)"}""", server.Bodies[0]);
    }

    [Fact]
    public async Task V2_links_are_links()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var order = server.V2.SalesOrder["1"];
        var item = server.V2.SalesOrderItem["1", "10"];
        await order.ToItem.AddLinkAsync(item);
        await order.ToItem.RemoveLinkAsync(item);
        await order.ToSoldTo.RemoveLinkAsync();
        const string Root = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('1')/$links/";
        Assert.Equal([$"POST {Root}to_Item", $"DELETE {Root}to_Item(SalesOrder='1',SalesOrderItem='10')", $"DELETE {Root}to_SoldTo"], server.Lines);
        Assert.Equal("""{"uri":"A_SalesOrderItem(SalesOrder='1',SalesOrderItem='10')"}""", server.Bodies[0]);
    }

    [Fact]
    public async Task A_set_of_the_service_has_no_links()
    {
        var server = new FakeServer();
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.V4.Customers.AddLinkAsync(server.V4.Me));
    }

    [Fact]
    public async Task Media_are_read_and_written_as_streams()
    {
        var server = new FakeServer().Then("bytes", HttpStatusCode.OK, "image/png", ("ETag", "W/\"1\"")).Then(HttpStatusCode.NoContent);
        var media = new ODataMedia(server.V4.Customers[_id].State.Navigate("$value"));
        await using (var read = await media.ReadAsync())
        {
            Assert.Equal(("image/png", 5L, "W/\"1\""), (read.ContentType, read.Length, read.ETag));
            Assert.Equal("bytes", await new StreamReader(read.Content).ReadToEndAsync());
        }

        using var content = new MemoryStream(Encoding.UTF8.GetBytes("xnew"));
        content.Position = 1;
        await media.WriteAsync(content, "image/jpeg", ETag.Any);
        Assert.Equal($"PUT /shop/Customers({_id})/$value", server.Lines[1]);
        Assert.Equal(("new", "image/jpeg"), (server.Bodies[1], server.ContentTypes[1]));
        Assert.Equal(["*"], server.Headers[1].GetValues("If-Match"));
        Assert.True(content.CanRead);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_rewound_is_sent_once_and_without_a_length()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent);
        await new ODataMedia(server.V4.Me.State.Navigate("Photo")).WriteAsync(new Forward(Encoding.UTF8.GetBytes("abc")), "text/plain");
        Assert.Equal("abc", server.Bodies[0]);
    }

    [Fact]
    public async Task A_media_entity_is_created_by_its_media()
    {
        var server = new FakeServer().Then("""{"ID":"11111111-1111-1111-1111-111111111111","Name":"a.png"}""", HttpStatusCode.Created);
        var created = await new Photos(server.V4.Customers.State).CreateAsync(new MemoryStream([1, 2]), "image/png", "Fôto 1.png");
        Assert.Equal(["F%C3%B4to%201.png"], server.Headers[0].GetValues("Slug"));
        Assert.Equal((_id, "image/png"), (created.ID, server.ContentTypes[0]));
    }

    private sealed class Photos(ODataQueryState state) : ODataQuery<Customer>(state), IInsertableMediaSet<Customer>;

    private sealed class Forward(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
