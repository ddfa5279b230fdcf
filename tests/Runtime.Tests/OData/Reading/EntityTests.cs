using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

public sealed class EntityTests
{
    private const string Order = """
        {"__metadata":{"id":"http://s4/A_SalesOrder('1')","uri":"http://s4/A_SalesOrder('1')","type":"API_SALES_ORDER_SRV.A_SalesOrderType","etag":"W/\"7\""},
         "SalesOrder":"1","SoldToParty":"17100001","TransactionCurrency":"AED","TotalNetAmount":"1234.50","CreationDate":"\/Date(1706659200000)\/",
         "LastChangeDateTime":"\/Date(1706688000000+0000)\/","IsBlocked":false,"Unknown":{"a":[1,{"b":2}]},"YY1_Segment_SDH":"retail",
         "to_Item":{"results":[{"SalesOrder":"1","SalesOrderItem":"10","Material":"TG11","RequestedQuantity":"2.000","to_SalesOrder":{"__deferred":{"uri":"x"}}},
                               {"SalesOrder":"1","SalesOrderItem":"20","Material":null,"RequestedQuantity":null}],"__next":"A_SalesOrder('1')/to_Item?$skiptoken=2"},
         "to_SoldTo":{"__deferred":{"uri":"http://s4/A_SalesOrder('1')/to_SoldTo"}}}
        """;

    [Fact]
    public async Task A_V2_entity_is_read_with_everything_in_it()
    {
        var order = await FakeServer.Answering($$"""{"d":{{Order}}}""").V2.SalesOrder["1"].GetAsync();
        Assert.Equal("1", order.SalesOrderKey);
        Assert.Equal("17100001", order.SoldToParty);
        Assert.Equal(1234.50m, order.TotalNetAmount);
        Assert.Equal(new DateOnly(2024, 1, 31), order.CreationDate);
        Assert.Equal(new DateTimeOffset(2024, 1, 31, 8, 0, 0, TimeSpan.Zero), order.LastChangeDateTime);
        Assert.False(order.IsBlocked);
        Assert.Equal("W/\"7\"", order.ETag);
        Assert.Null(order.ToSoldTo);
        Assert.Equal(["10", "20"], order.ToItem!.Select(i => i.SalesOrderItemKey));
        Assert.Equal(2.000m, order.ToItem![0].RequestedQuantity);
        Assert.Null(order.ToItem[0].ToSalesOrder);
        Assert.Null(order.ToItem[1].Material);
    }

    [Fact]
    public async Task Extension_fields_are_kept_and_other_unknown_ones_are_not()
    {
        var order = await FakeServer.Answering($$"""{"d":{{Order}}}""").V2.SalesOrder["1"].GetAsync();
        Assert.True(order.HasAdditionalProperties);
        Assert.Equal("retail", order.AdditionalProperties["YY1_Segment_SDH"].GetString());
        Assert.Single(order.AdditionalProperties);
        Assert.False(order.ToItem![0].HasAdditionalProperties);
    }

    [Fact]
    public async Task A_collection_that_the_server_cut_off_says_so()
    {
        var order = await FakeServer.Answering($$"""{"d":{{Order}}}""").V2.SalesOrder["1"].GetAsync();
        Assert.Equal("A_SalesOrder('1')/to_Item?$skiptoken=2", order.IncompleteCollections["to_Item"]);
        Assert.Empty(order.ToItem![0].IncompleteCollections);
    }

    [Fact]
    public async Task A_V4_entity_is_read_with_everything_in_it()
    {
        const string json = """
            {"@odata.context":"$metadata#Customers/$entity","@odata.etag":"W/\"1\"","ID":"11111111-2222-3333-4444-555555555555","Name":"Ann","Rating":5,"Favourite":"Red,Blue",
             "Address":{"City":"Ulm","Floor":{"no":3},"Street":null},"Emails":["a@b.c",null,"d\u00fc"],"Since":"2024-01-31T08:00:00.1234567+01:00","Balance":"0.1234567890123456789",
             "Orders@odata.context":"x","Orders@odata.nextLink":"next","Orders":[{"ID":"9223372036854775807","Amount":1.50,"OrderedOn":"2024-02-29","At":"08:00:00.5","Takes":"PT1H","Paid":true},{"ID":2}],
             "Boss":null}
            """;
        var customer = await FakeServer.Answering(json).V4.Me.GetAsync();
        Assert.Equal("W/\"1\"", customer.ETag);
        Assert.Equal(Guid.Parse("11111111-2222-3333-4444-555555555555"), customer.ID);
        Assert.Equal(Color.Red | Color.Blue, customer.Favourite);
        Assert.Equal("Ulm", customer.Address!.City);
        Assert.Equal(3, customer.Address.AdditionalProperties["Floor"].GetProperty("no").GetInt32());
        Assert.Equal(["a@b.c", null, "dü"], customer.Emails!);
        Assert.Equal(0.1234567890123456789m, customer.Balance);
        Assert.Equal(TimeSpan.FromHours(1), customer.Since!.Value.Offset);
        Assert.Equal(long.MaxValue, customer.Orders![0].ID);
        Assert.Equal(new TimeOnly(8, 0, 0, 500), customer.Orders[0].At);
        Assert.Null(customer.Orders[1].Amount);
        Assert.Equal("next", customer.IncompleteCollections["Orders"]);
        Assert.Null(customer.Boss);
    }

    [Theory]
    [InlineData("""{"@odata.type":"#Shop.KeyCustomer","ID":"11111111-2222-3333-4444-555555555555","Name":"Ann","Discount":0.5}""")]
    [InlineData("""{"Discount":0.5,"Name":"Ann","@odata.type":"http://host/$metadata#Shop.KeyCustomer"}""")]
    [InlineData("""{"@type":"#Shop.KeyCustomer","Name":"Ann","Discount":"0.5"}""")]
    public async Task A_derived_type_is_made_where_the_response_names_it(string json)
    {
        var customer = Assert.IsType<KeyCustomer>(await FakeServer.Answering(json).V4.Me.GetAsync());
        Assert.Equal(0.5m, customer.Discount);
        Assert.Equal("Ann", customer.Name);
    }

    [Theory]
    [InlineData("""{"@odata.type":"#Shop.Customer","Name":"Ann"}""")]
    [InlineData("""{"@odata.type":"#Shop.Stranger","Name":"Ann"}""")]
    [InlineData("""{"Name":"Ann","Address":{"@odata.type":"#Shop.KeyCustomer"}}""")]
    public async Task Any_other_type_is_read_as_the_base_type(string json)
        => Assert.Equal("Ann", Assert.IsType<Customer>(await FakeServer.Answering(json).V4.Me.GetAsync()).Name);

    [Fact]
    public async Task The_order_of_properties_does_not_matter()
    {
        const string rows = """{"value":[{"Rating":1,"Name":"a"},{"Name":"b","Rating":2},{"Rating":3},{"Boss":{"Name":"z"},"Name":"d"},{"N\u0061me":"e"},{}]}""";
        var customers = await FakeServer.Answering(rows).V4.Customers.ToListAsync();
        Assert.Equal(["a", "b", null, "d", "e", null], customers.Select(c => c.Name));
        Assert.Equal([1, 2, 3, null, null, null], customers.Select(c => c.Rating));
        Assert.Equal("z", customers[3].Boss!.Name);
    }

    [Fact]
    public async Task Short_strings_that_repeat_are_one_string()
    {
        var orders = await FakeServer.Answering("""{"d":{"results":[{"TransactionCurrency":"AED"},{"TransactionCurrency":"AED"},{"TransactionCurrency":"USD"}]}}""").V2.SalesOrder.ToListAsync();
        Assert.Same(orders[0].TransactionCurrency, orders[1].TransactionCurrency);
        Assert.Equal("USD", orders[2].TransactionCurrency);
    }

    [Fact]
    public void Different_short_strings_stay_different()
    {
        var strings = ShortStrings.Rent();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 20_000; i++)
            {
                var text = i.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(i % 17, "ab"[i % 2]);
                Assert.Equal(text, strings.Get(System.Text.Encoding.UTF8.GetBytes(text)));
            }
        }

        foreach (var text in new[] { "", "a", "b", "aa", "ab", "ba", "aba", "abb", "ü", "üü", "€", "aü", "\0", "\0\0", "\0\0\0" })
            Assert.Equal(text, strings.Get(System.Text.Encoding.UTF8.GetBytes(text)));
        strings.Return();
    }
}
