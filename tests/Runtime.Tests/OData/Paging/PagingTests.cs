using Btp.Connectivity.Destinations;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Paging;

public sealed class PagingTests
{
    private const string Sales = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/";

    private static readonly Uri _backEnd = new("http://s4hana.virtual:44300/");

    [Fact]
    public async Task A_link_whose_path_would_be_taken_for_a_host_is_not_followed()
    {
        var server = new FakeServer { RewrittenRoot = _backEnd }
            .Then("""{"d":{"results":[],"__next":"http://s4hana.virtual:44300//elsewhere.test/A_SalesOrder?$skiptoken=1"}}""");
        await Assert.ThrowsAsync<ODataFormatException>(() => server.V2.SalesOrder.ToListAsync());
        Assert.Single(server.Urls);
    }

    [Fact]
    public async Task Pages_are_followed_to_the_end_in_V2()
    {
        var server = new FakeServer { RewrittenRoot = _backEnd }
            .Then("""{"d":{"results":[{"SalesOrder":"1"}],"__next":"http://s4hana.virtual:44300/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$skiptoken='a%20b'"}}""")
            .Then("""{"d":{"__next":"A_SalesOrder?$skiptoken=2","results":[{"SalesOrder":"2"},{"SalesOrder":"3"}]}}""")
            .Then("""{"d":{"results":[]}}""");
        var orders = await server.V2.SalesOrder.ToListAsync();
        Assert.Equal(["1", "2", "3"], orders.Select(o => o.SalesOrderKey));
        Assert.Equal([Sales + "A_SalesOrder", Sales + "A_SalesOrder?$skiptoken='a%20b'", Sales + "A_SalesOrder?$skiptoken=2"], server.Urls);
    }

    [Fact]
    public async Task Pages_are_followed_to_the_end_in_V4()
    {
        var server = new FakeServer { RewrittenRoot = _backEnd }
            .Then("""{"@odata.context":"$metadata#Customers","value":[{"Name":"a"}],"@odata.nextLink":"Customers?$skiptoken=1"}""")
            .Then("""{"@odata.nextLink":"http://s4hana.virtual:44300/shop/Customers?$skiptoken=2","value":[]}""")
            .Then("""{"value":[{"Name":"b"}]}""");
        var names = new List<string?>();
        await foreach (var customer in server.V4.Customers)
            names.Add(customer.Name);
        Assert.Equal(["a", "b"], names);
        Assert.Equal(["/shop/Customers", "/shop/Customers?$skiptoken=1", "/shop/Customers?$skiptoken=2"], server.Urls);
    }

    [Fact]
    public async Task The_short_names_of_4_01_are_known()
    {
        var server = FakeServer.Answering("""{"@context":"x","@count":7,"value":[],"@nextLink":"Customers?p=2"}""");
        var page = await server.V4.Customers.ToPageAsync();
        Assert.Equal(7, page.TotalCount);
        Assert.Equal("/shop/Customers?p=2", page.NextPage!.ToString());
    }

    [Fact]
    public async Task A_relative_link_is_relative_to_the_context_where_there_is_one()
    {
        var server = new FakeServer { RewrittenRoot = _backEnd }
            .Then("""{"@odata.context":"../$metadata#Customers('1')/Orders","value":[],"@odata.nextLink":"Customers(1)/Orders?$skiptoken=1"}""");
        var page = await server.V4.Customers[Guid.Empty].Orders.ToPageAsync();
        Assert.Equal("/shop/Customers(1)/Orders?$skiptoken=1", page.NextPage!.ToString());
    }

    [Fact]
    public async Task A_page_knows_its_rows_the_total_and_the_next_page()
    {
        var server = FakeServer.Answering("""{"d":{"__count":"3","results":[{"SalesOrder":"1"},{"SalesOrder":"2"}],"__next":"A_SalesOrder?$skiptoken=2"}}""")
            .Then("""{"d":{"results":[{"SalesOrder":"3"}]}}""");
        var page = await server.V2.SalesOrder.Take(50).WithCount().ToPageAsync();
        Assert.Equal(3, page.TotalCount);
        Assert.Equal(2, page.Items.Count);
        var last = await page.NextPage!.ToPageAsync();
        Assert.Equal("3", Assert.Single(last.Items).SalesOrderKey);
        Assert.Null(last.TotalCount);
        Assert.Null(last.NextPage);
    }

    [Theory]
    [InlineData("""{"d":[{"SalesOrder":"1"}]}""", 1)]
    [InlineData("""{"d":[]}""", 0)]
    [InlineData("""{"d":{"results":[]}}""", 0)]
    [InlineData("""{"d":null}""", 0)]
    [InlineData(""" { "d" : { "__metadata" : {} , "results" : [ { } , { } ] } , "x" : 1 } """, 2)]
    public async Task Envelopes_of_V2_come_in_several_shapes(string json, int count) => Assert.Equal(count, (await FakeServer.Answering(json).V2.SalesOrder.ToListAsync()).Count);

    [Theory]
    [InlineData("""{"d":{"SalesOrder":"1"}}""", "no collection but one entity")]
    [InlineData("""{"d":{}}""", "no collection")]
    [InlineData("""{"value":[]}""", "no collection")]
    [InlineData("""{"d":{"results":{}}}""", "no collection")]
    [InlineData("""{"d":{"results":[1]}}""", "a row that is no object")]
    [InlineData("""{"d":1}""", "no OData V2")]
    [InlineData("""[]""", "not OData JSON")]
    public async Task What_is_no_collection_is_refused(string json, string message)
        => Assert.Contains(message, (await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering(json).V2.SalesOrder.ToListAsync())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://evil.example/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder")]
    [InlineData("https://s4hana.virtual:44300/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?x")]
    [InlineData("http://s4hana.virtual:44301/A_SalesOrder")]
    [InlineData("http://s4hana.virtual/A_SalesOrder")]
    [InlineData("//evil.example/A_SalesOrder")]
    [InlineData("http://user:pw@s4hana.virtual:44300/A_SalesOrder")]
    [InlineData("http://s4hana.virtual:44300@evil.example/A_SalesOrder")]
    [InlineData("\\\\\\\\evil.example/A_SalesOrder")]
    public async Task A_link_to_another_origin_is_refused_and_not_called(string link)
    {
        var server = new FakeServer { RewrittenRoot = _backEnd }.Then("""{"d":{"results":[{"SalesOrder":"1"}],"__next":"LINK"}}""".Replace("LINK", link));
        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => server.V2.SalesOrder.ToListAsync());
        Assert.Matches("another origin|is no address", exception.Message);
        Assert.DoesNotContain("pw", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Urls);
    }

    [Theory]
    [InlineData("http://s4hana.virtual:44300/sap/opu/x?y", "/sap/opu/x?y")]
    [InlineData("HTTP://S4HANA.VIRTUAL:44300/x", "/x")]
    [InlineData("http://s4hana.destination/x", "/x")]
    [InlineData("/x?a=%2B", "/x?a=%2B")]
    [InlineData("?$skiptoken=1", Sales + "A_SalesOrder?$skiptoken=1")]
    public async Task A_link_to_the_same_origin_is_taken_relative_to_the_destination(string link, string url)
    {
        var server = new FakeServer { RewrittenRoot = _backEnd }.Then("""{"d":{"results":[],"__next":"LINK"}}""".Replace("LINK", link));
        Assert.Equal(url, (await server.V2.SalesOrder.ToPageAsync()).NextPage!.ToString());
    }

    [Fact]
    public async Task A_path_in_the_address_of_the_destination_is_not_doubled()
    {
        var server = new FakeServer { RewrittenRoot = new("http://proxy:8080/erp/") }.Then("""{"d":{"results":[],"__next":"http://proxy:8080/erp/sap/x?$skiptoken=1"}}""");
        Assert.Equal("/sap/x?$skiptoken=1", (await server.V2.SalesOrder.ToPageAsync()).NextPage!.ToString());
    }

    [Theory]
    [InlineData("https://erp.example/base/sap/x?apikey=secret&$skiptoken=1&sap-client=100", "/sap/x?$skiptoken=1&sap-client=100")]
    [InlineData("https://erp.example/base/sap/x?api%6Bey=secret", "/sap/x")]
    [InlineData("A_SalesOrder?$skiptoken=1&apikey=secret", Sales + "A_SalesOrder?$skiptoken=1")]
    public async Task What_the_destination_added_to_the_url_is_taken_out_of_the_link(string link, string url)
    {
        var page = await Linked(link).V2.SalesOrder.ToPageAsync();
        Assert.Equal(url, page.NextPage!.ToString());
    }

    [Theory]
    [InlineData("https://other.example/base/sap/x")]
    [InlineData("http://erp.example/base/sap/x")]
    public async Task A_link_is_held_against_the_address_of_the_destination(string link)
        => Assert.Contains("another origin", (await Assert.ThrowsAsync<ODataFormatException>(() => Linked(link).V2.SalesOrder.ToListAsync())).Message, StringComparison.Ordinal);

    private static FakeServer Linked(string link) => new FakeServer
    {
        Destination = new Destination("ERP", new Dictionary<string, string>())
        {
            Type = "HTTP",
            Url = new("https://erp.example/base/"),
            ProxyType = DestinationProxyType.Internet,
            Authentication = "NoAuthentication",
            Origin = "https://erp.example",
            PathPrefix = "/base",
            Query = "apikey=secret",
        },
    }.Then("""{"d":{"results":[],"__next":"LINK"}}""".Replace("LINK", link, StringComparison.Ordinal));

    [Fact]
    public async Task A_link_to_the_same_page_does_not_loop()
    {
        var server = FakeServer.Answering("""{"d":{"results":[],"__next":"A_SalesOrder"}}""");
        await Assert.ThrowsAsync<ODataFormatException>(() => server.V2.SalesOrder.ToListAsync());
    }

    [Fact]
    public async Task First_asks_for_one_row_and_Single_for_two()
    {
        var server = FakeServer.Answering("""{"value":[{"Name":"a"}]}""").Then("""{"value":[{"Name":"a"}]}""").Then("""{"value":[]}""").Then("""{"value":[]}""").Then("""{"value":[{}]}""");
        Assert.Equal("a", (await server.V4.Customers.Take(10).FirstAsync()).Name);
        Assert.Equal("a", (await server.V4.Customers.SingleAsync()).Name);
        Assert.Null(await server.V4.Customers.FirstOrDefaultAsync());
        Assert.Null(await server.V4.Customers.Take(1).SingleOrDefaultAsync());
        Assert.True(await server.V4.Customers.AnyAsync());
        Assert.Equal(["/shop/Customers?$top=1", "/shop/Customers?$top=2", "/shop/Customers?$top=1", "/shop/Customers?$top=1", "/shop/Customers?$top=1"], server.Urls);
    }

    [Fact]
    public async Task First_of_nothing_and_Single_of_several_are_errors()
    {
        var server = FakeServer.Answering("""{"value":[]}""").Then("""{"value":[]}""").Then("""{"value":[{},{}]}""").Then("""{"value":[{}],"@odata.nextLink":"Customers?p=2"}""").Then("""{"value":[{}]}""");
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.V4.Customers.FirstAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.V4.Customers.SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.V4.Customers.SingleOrDefaultAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.V4.Customers.SingleOrDefaultAsync());
    }

    [Fact]
    public async Task First_looks_on_behind_an_empty_page()
    {
        var server = FakeServer.Answering("""{"value":[],"@odata.nextLink":"Customers?p=2"}""").Then("""{"value":[{"Name":"b"}]}""");
        Assert.Equal("b", (await server.V4.Customers.FirstAsync()).Name);
    }

    [Fact]
    public async Task Taking_nothing_sends_nothing_where_one_row_is_asked_for()
    {
        var server = new FakeServer();
        Assert.False(await server.V4.Customers.Take(0).AnyAsync());
        Assert.Empty(server.Urls);
    }
}
