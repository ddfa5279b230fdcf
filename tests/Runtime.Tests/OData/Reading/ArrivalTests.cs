using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

/// <summary>A response may arrive in any pieces, and may not arrive completely.</summary>
public sealed class ArrivalTests
{
    private const string V2 = """
        {"d":{"__count":"3","results":[{"__metadata":{"type":"x","etag":"W/\"7\""},"SalesOrder":"1","Unknown":{"deep":[[1],{"a":null}]},"YY1_X":{"z":[1,2]},"TotalNetAmount":"1234.50","to_SoldTo":{"__deferred":{"uri":"u"}},
        "to_Item":{"results":[{"SalesOrderItem":"10","Material":"\u00fc\/"},{"SalesOrderItem":"20"}],"__next":"more"}},null,{"SalesOrder":"2","to_SoldTo":{"Customer":"c","Name":"n"},"YY1_to_Y":{"__deferred":{"uri":"u"}}},{"SalesOrder":"3"}],"other":1,"__next":null}}
        """;

    private const string V4 = """
        {"@odata.context":"$metadata#Customers","@odata.count":"2","value":[{"@odata.etag":"W/\"7\"","Name":"a","Emails":["x",null,"y"],"Favourite":"Red","Orders@odata.nextLink":"n","Orders":[{"ID":1,"Amount":1.5},{"ID":2}],"Address":{"City":"c","Open":{"z":[1]}}},
        {"Name":"b","Unknown":[{"a":1}],"Balance":12.25,"@odata.type":"#Shop.KeyCustomer","Discount":3}],"@odata.deltaLink":"x","more":{"a":[]}}
        """;

    [Fact]
    public async Task Any_size_of_pieces_gives_the_same_V2_rows()
    {
        var expected = await V2Text(new ByteArrayContent(Encoding.UTF8.GetBytes(V2)));
        Assert.Contains("1|1234.50|W/\"7\"|10=ü/,20=|{\"z\":[1,2]}|more|", expected, StringComparison.Ordinal);
        Assert.Contains("n", expected, StringComparison.Ordinal);
        for (var size = 1; size < 64; size++)
            Assert.Equal(expected, await V2Text(new TrickleContent(Encoding.UTF8.GetBytes(V2), size)));
    }

    [Fact]
    public async Task Any_size_of_pieces_gives_the_same_V4_rows()
    {
        var expected = await V4Text(new ByteArrayContent(Encoding.UTF8.GetBytes(V4)));
        Assert.Equal("Customer|a|x,,y|Red|1=1.5,2=|c|{\"z\":[1]}|n|\nKeyCustomer|b|||||||3\n2", expected);
        for (var size = 1; size < 64; size++)
            Assert.Equal(expected, await V4Text(new TrickleContent(Encoding.UTF8.GetBytes(V4), size)));
    }

    [Fact]
    public async Task A_response_cut_off_anywhere_is_an_error_and_never_a_shorter_result()
    {
        var bytes = Encoding.UTF8.GetBytes(V2.TrimEnd());
        for (var length = 0; length < bytes.Length - 1; length++)
        {
            var query = new FakeServer().Then(bytes[..length]).V2.SalesOrder;
            var exception = await Assert.ThrowsAsync<ODataFormatException>(() => query.ToListAsync());
            Assert.Equal("GET /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder", exception.Request!.ToString());
        }
    }

    [Fact]
    public async Task A_response_cut_off_says_where()
    {
        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering("{\"value\":[\n{\"Name\":\"abc").V4.Customers.ToListAsync());
        Assert.Contains("ends in the middle, after 23 bytes: line 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_a_connectivity_error_that_names_the_request()
    {
        var body = Encoding.UTF8.GetBytes("{\"value\":[{\"Name\":\"a\"},");
        var exception = await Assert.ThrowsAsync<ConnectivityException>(() => new FakeServer().Then(new CutContent(body)).V4.Customers.ToListAsync());

        Assert.Contains($"in the middle of the answer to GET /shop/Customers, after {body.Length} bytes", exception.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(exception.InnerException);
    }

    [Fact]
    public async Task Broken_json_says_where()
    {
        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering("{\"value\":[{\"Name\"=1}]}").V4.Customers.ToListAsync());
        Assert.Contains("is not JSON: line 1, byte 17", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_larger_than_the_buffer_is_read()
    {
        var name = new string('x', 300_000);
        foreach (var size in new[] { 1_000, 1_000_000 })
        {
            var content = new TrickleContent(Encoding.UTF8.GetBytes($$"""{"value":[{"Name":"a"},{"Name":"{{name}}"},{"Name":"b"}]}"""), size);
            Assert.Equal(["a", name, "b"], (await new FakeServer().Then(content).V4.Customers.ToListAsync()).Select(c => c.Name));
        }
    }

    [Fact]
    public async Task A_stream_of_rows_gives_the_first_before_the_last_has_arrived()
    {
        var rows = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$"""{"Name":"{{i}}"}"""));
        var body = new TrickleContent(Encoding.UTF8.GetBytes($$"""{"value":[{{rows}}, BROKEN"""), 100);
        var count = 0;
        await Assert.ThrowsAsync<ODataFormatException>(async () =>
        {
            await foreach (var row in new FakeServer().Then(body).V4.Customers)
                Assert.Equal(count++.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Name);
        });
        Assert.Equal(5_000, count);
    }

    [Fact]
    public async Task A_stream_can_be_left_early()
    {
        var rows = string.Join(',', Enumerable.Repeat("""{"Name":"a"}""", 5_000));
        await foreach (var row in FakeServer.Answering($$"""{"value":[{{rows}}]}""").V4.Customers)
        {
            Assert.Equal("a", row.Name);
            break;
        }
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. """{"value":[{"Name":"a"}]}"""u8];
        Assert.Single(await new FakeServer().Then(body).V4.Customers.ToListAsync());
        Assert.Single(await new FakeServer().Then(new TrickleContent(body, 1)).V4.Customers.ToListAsync());
        Assert.Equal("a", (await new FakeServer().Then([0xEF, 0xBB, 0xBF, .. """{"Name":"a"}"""u8]).V4.Me.GetAsync()).Name);
    }

    [Fact]
    public async Task Other_charsets_are_read_as_declared()
    {
        var body = Encoding.Unicode.GetBytes("""{"value":[{"Name":"ü€"}]}""");
        Assert.Equal("ü€", (await new FakeServer().Then(body, type: "application/json; charset=utf-16").V4.Customers.ToListAsync())[0].Name);
        Assert.Equal("ü", (await new FakeServer().Then(Encoding.Latin1.GetBytes("""{"Name":"ü"}"""), type: "application/json; charset=iso-8859-1").V4.Me.GetAsync()).Name);
    }

    private static async Task<string> V2Text(HttpContent content)
    {
        var page = await new FakeServer().Then(content).V2.SalesOrder.ToPageAsync();
        var text = new StringBuilder();
        foreach (var o in page.Items)
        {
            var items = o.ToItem is null ? "" : string.Join(',', o.ToItem.Select(i => $"{i.SalesOrderItemKey}={i.Material}"));
            var extra = o.HasAdditionalProperties ? o.AdditionalProperties["YY1_X"].GetRawText() : "";
            text.AppendLine(string.Join('|', o.SalesOrderKey, o.TotalNetAmount?.ToString(System.Globalization.CultureInfo.InvariantCulture), o.ETag, items, extra,
                o.IncompleteCollections.Values.FirstOrDefault(), o.ToSoldTo?.Name));
        }

        return text.Append(page.TotalCount).ToString().ReplaceLineEndings("\n");
    }

    private static async Task<string> V4Text(HttpContent content)
    {
        var page = await new FakeServer().Then(content).V4.Customers.ToPageAsync();
        var text = new StringBuilder();
        foreach (var c in page.Items)
        {
            text.AppendLine(string.Join('|', c.GetType().Name, c.Name, c.Emails is null ? "" : string.Join(',', c.Emails), c.Favourite,
                c.Orders is null ? "" : string.Join(',', c.Orders.Select(o => $"{o.ID}={o.Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture)}")), c.Address?.City,
                c.Address is { HasAdditionalProperties: true } a ? a.AdditionalProperties["Open"].GetRawText() : "", c.IncompleteCollections.Values.FirstOrDefault(), (c as KeyCustomer)?.Discount));
        }

        return text.Append(page.TotalCount).ToString().ReplaceLineEndings("\n");
    }
}
