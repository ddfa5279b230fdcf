using System.Net;
using System.Text.Json;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Writing;

public sealed class CreateTests
{
    [Fact]
    public async Task Creating_sends_what_was_assigned_and_nothing_else()
    {
        var server = new FakeServer().Then("""{"d":{"SalesOrder":"4711","SoldToParty":"17100001"}}""", HttpStatusCode.Created);
        await server.V2.SalesOrder.CreateAsync(new() { SoldToParty = "17100001", TotalNetAmount = 100.50m, CreationDate = new(2024, 1, 31), IsBlocked = null });
        Assert.Equal("POST", server.Methods[0]);
        Assert.Equal("/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder", server.Urls[0]);
        Assert.Equal("""{"SoldToParty":"17100001","TotalNetAmount":"100.50","CreationDate":"\/Date(1706659200000)\/","IsBlocked":null}""", server.Bodies[0]);
        Assert.Equal("application/json", server.ContentTypes[0]);
    }

    [Fact]
    public async Task The_entity_becomes_what_the_service_made_of_it()
    {
        var order = new SalesOrder { SoldToParty = "17100001" };
        var server = new FakeServer().Then("""{"d":{"__metadata":{"etag":"W/\"1\""},"SalesOrder":"4711","SoldToParty":"17100001","TotalNetAmount":"0.00"}}""", HttpStatusCode.Created);
        var created = await server.V2.SalesOrder.CreateAsync(order);
        Assert.Same(order, created);
        Assert.Equal("4711", created.SalesOrderKey);
        Assert.Equal(0.00m, created.TotalNetAmount);
        Assert.Equal("W/\"1\"", created.ETag);
        Assert.False(created.HasChanges);
    }

    [Fact]
    public async Task Items_are_created_with_their_order_and_are_no_changes_afterwards()
    {
        var item = new SalesOrderItem { Material = "TG11", RequestedQuantity = 2m };
        var order = new SalesOrder { SoldToParty = "1", ToItem = [item] };
        var server = new FakeServer().Then("""{"d":{"SalesOrder":"4711","to_Item":{"__deferred":{"uri":"x"}}}}""", HttpStatusCode.Created);
        await server.V2.SalesOrder.CreateAsync(order);
        Assert.Equal("""{"SoldToParty":"1","to_Item":[{"Material":"TG11","RequestedQuantity":"2"}]}""", server.Bodies[0]);
        Assert.False(item.HasChanges);
    }

    [Fact]
    public async Task An_item_is_created_as_the_child_of_its_order()
    {
        var server = new FakeServer().Then("""{"d":{"SalesOrder":"1","SalesOrderItem":"10"}}""", HttpStatusCode.Created);
        var item = await server.V2.SalesOrder["1"].ToItem.CreateAsync(new() { Material = "TG11" });
        Assert.Equal("/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('1')/to_Item", server.Urls[0]);
        Assert.Equal("10", item.SalesOrderItemKey);
    }

    [Fact]
    public async Task V4_announces_numbers_in_quotes_only_where_there_are_some()
    {
        var server = new FakeServer().Then("""{"ID":1}""", HttpStatusCode.Created).Then("""{"ID":2}""", HttpStatusCode.Created);
        await server.V4.Customers[Guid.Empty].Orders.CreateAsync(new() { Amount = 0.1234567890123456789m });
        await server.V4.Customers[Guid.Empty].Orders.CreateAsync(new() { Paid = true });
        Assert.Equal("""{"Amount":"0.1234567890123456789"}""", server.Bodies[0]);
        Assert.Equal("application/json; IEEE754Compatible=true", server.ContentTypes[0]?.Replace(";I", "; I", StringComparison.Ordinal));
        Assert.Equal("application/json", server.ContentTypes[1]);
    }

    [Fact]
    public async Task Existing_entities_are_bound_and_new_ones_are_inline()
    {
        var server = new FakeServer().Then("""{"Name":"A"}""", HttpStatusCode.Created);
        await server.V4.Customers.CreateAsync(new()
        {
            Name = "A",
            Boss = server.V4.Customers[new Guid("11111111-1111-1111-1111-111111111111")].AsLink(),
            Orders = [server.V4.Customers[Guid.Empty].Orders[7].AsLink(), new() { Paid = true }],
        });
        Assert.Equal(
            """{"Name":"A","Orders@odata.bind":["Customers(00000000-0000-0000-0000-000000000000)/Orders(7)"],"Orders":[{"Paid":true}],"Boss@odata.bind":"Customers(11111111-1111-1111-1111-111111111111)"}""",
            server.Bodies[0]);
    }

    [Fact]
    public async Task V2_binds_by_metadata()
    {
        var server = new FakeServer().Then("""{"d":{}}""", HttpStatusCode.Created);
        await server.V2.SalesOrder.CreateAsync(new() { ToSoldTo = server.V2.SalesOrder["O'Neil"].ToSoldTo.AsLink() });
        Assert.Equal("""{"to_SoldTo":{"__metadata":{"uri":"A_SalesOrder('O''Neil')/to_SoldTo"}}}""", server.Bodies[0]);
    }

    [Fact]
    public async Task A_derived_entity_says_its_type()
    {
        var server = new FakeServer().Then("""{"@odata.type":"#Shop.KeyCustomer","Name":"A","Discount":3}""", HttpStatusCode.Created);
        var created = await server.V4.Customers.CreateAsync(new KeyCustomer { Name = "A", Discount = 2.5m });
        Assert.Equal("""{"@odata.type":"#Shop.KeyCustomer","Name":"A","Discount":"2.5"}""", server.Bodies[0]);
        Assert.Equal(3m, Assert.IsType<KeyCustomer>(created).Discount);
    }

    [Theory]
    [InlineData("OData-EntityId")]
    [InlineData("Location")]
    public async Task Without_a_representation_the_key_comes_from_the_address(string header)
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, (header, "https://s4.corp/sap/API/A_SalesOrder('O%27%27Neil')"), ("ETag", "W/\"7\""));
        var created = await server.V2.SalesOrder.CreateAsync(new() { SoldToParty = "1" }, ReturnPreference.Minimal);
        Assert.Equal(["return=minimal"], server.Headers[0].GetValues("Prefer"));
        Assert.Equal(("O'Neil", "1", "W/\"7\"", false), (created.SalesOrderKey, created.SoldToParty, created.ETag, created.HasChanges));
    }

    [Fact]
    public async Task A_composite_key_comes_from_the_address()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("Location", "A_SalesOrderItem(SalesOrder='1,2',SalesOrderItem='10')"));
        var item = await server.V2.SalesOrder["1,2"].ToItem.CreateAsync(new() { Material = "M" });
        Assert.Equal(("1,2", "10"), (item.SalesOrder, item.SalesOrderItemKey));
    }

    [Fact]
    public async Task An_entity_that_was_read_can_be_created_again()
    {
        var server = FakeServer.Answering("""{"d":{"SalesOrder":"1","SoldToParty":"A","TransactionCurrency":null,"LastChangeDateTime":"\/Date(0)\/"}}""").Then("""{"d":{}}""", HttpStatusCode.Created);
        var order = await server.V2.SalesOrder["1"].GetAsync();
        order.TotalNetAmount = 5m;
        await server.V2.SalesOrder.CreateAsync(order);
        Assert.Equal("""{"SalesOrder":"1","SoldToParty":"A","TotalNetAmount":"5"}""", server.Bodies[1]);
    }

    [Fact]
    public async Task Entities_that_lead_back_to_each_other_are_refused_and_do_not_overflow()
    {
        var order = new SalesOrder();
        order.ToItem = [new() { ToSalesOrder = order }];
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => new FakeServer().V2.SalesOrder.CreateAsync(order));
        Assert.Contains("leads back", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_fields_are_sent_as_assigned()
    {
        var order = new SalesOrder { SoldToParty = "1" };
        order.AdditionalProperties["YY1_Region"] = JsonSerializer.SerializeToElement("EMEA");
        var server = new FakeServer().Then("""{"d":{"YY1_Region":"EMEA"}}""", HttpStatusCode.Created);
        await server.V2.SalesOrder.CreateAsync(order);
        Assert.Equal("""{"SoldToParty":"1","YY1_Region":"EMEA"}""", server.Bodies[0]);
        Assert.False(order.HasChanges);
    }

    [Fact]
    public async Task A_refusal_is_an_exception_and_the_entity_keeps_its_changes()
    {
        var order = new SalesOrder { SoldToParty = "1" };
        var server = new FakeServer().Then("""{"error":{"code":"X/1","message":{"value":"No customer 1"}}}""", HttpStatusCode.BadRequest);
        var failure = await Assert.ThrowsAsync<ODataException>(() => server.V2.SalesOrder.CreateAsync(order));
        Assert.Equal("POST /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder", failure.Request!.ToString());
        Assert.True(order.HasChanges);
    }
}
