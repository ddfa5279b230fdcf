using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

public sealed class V4UrlTests
{
    private readonly ShopService _service = new FakeServer().V4;

    [Fact]
    public void Nested_options_stand_in_parentheses_with_semicolons()
        => Assert.Equal("/shop/Customers?$expand=Orders($filter=Amount%20gt%200;$orderby=Amount%20desc;$top=5;$count=true)",
            _service.Customers.Expand(c => c.Orders, orders => orders.Where(o => o.Amount > 0).OrderByDescending(o => o.Amount).Take(5).WithCount()).ToString());

    [Fact]
    public void Nested_expansions_nest()
        => Assert.Equal("/shop/Customers?$expand=Boss($expand=Orders($top=1),Boss;$search=x)",
            _service.Customers.Expand(c => c.Boss, boss => boss.Expand(b => b.Orders, o => o.Take(1)).Expand(b => b.Boss).Search("x")).ToString());

    [Fact]
    public void An_expansion_without_options_has_no_parentheses()
        => Assert.Equal("/shop/Customers?$expand=Orders", _service.Customers.Expand(c => c.Orders, orders => orders).ToString());

    [Fact]
    public void The_same_expansion_twice_is_written_as_said_last()
        => Assert.Equal("/shop/Customers?$expand=Boss,Orders($top=2)",
            _service.Customers.Expand(c => c.Orders).Expand(c => c.Boss).Expand(c => c.Orders, orders => orders.Take(2)).ToString());

    [Fact]
    public void A_nested_query_cannot_be_sent_by_itself()
    {
        OrderQuery<Order>? nested = null;
        _ = _service.Customers.Expand(c => c.Orders, orders => nested = orders.Take(1));
        Assert.Throws<InvalidOperationException>(() => { _ = nested!.ToListAsync(); });
    }

    [Fact]
    public void The_total_is_asked_for_with_count() => Assert.Equal("/shop/Customers?$search=a%20OR%20b&$count=true", _service.Customers.WithCount().Search("a OR b").ToString());

    [Fact]
    public void Keys_are_bare_where_the_type_says_so()
    {
        var id = Guid.Parse("11111111-2222-3333-4444-555555555555");
        Assert.Equal($"/shop/Customers({id})/Orders(42)", _service.Customers[id].Orders[42].ToString());
    }

    [Fact]
    public void A_singleton_is_a_reference() => Assert.Equal("/shop/Me/Boss/Boss", _service.Me.Boss.Boss.ToString());

    [Fact]
    public async Task Json_is_asked_for_with_numbers_in_quotes()
    {
        var server = FakeServer.Answering("""{"value":[]}""");
        await server.V4.Customers.ToListAsync();
        Assert.Equal("application/json;odata.metadata=minimal;IEEE754Compatible=true", server.Headers[0].Accept.ToString().Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(["4.0"], server.Headers[0].GetValues("OData-MaxVersion"));
    }

    [Fact]
    public async Task V2_is_asked_for_plain_json()
    {
        var server = FakeServer.Answering("""{"d":{"results":[]}}""");
        await server.V2.SalesOrder.ToListAsync();
        Assert.Equal("application/json", server.Headers[0].Accept.ToString());
        Assert.Equal(["2.0"], server.Headers[0].GetValues("MaxDataServiceVersion"));
    }
}
