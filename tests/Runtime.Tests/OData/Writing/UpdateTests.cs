using System.Net;
using System.Text.Json;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Writing;

public sealed class UpdateTests
{
    private const string Read = """{"d":{"__metadata":{"etag":"W/\"1\""},"SalesOrder":"4711","SoldToParty":"A","TotalNetAmount":"1.00"}}""";
    private const string ReadCustomer = """{"@odata.etag":"W/\"1\"","ID":"11111111-1111-1111-1111-111111111111","Name":"A","Address":{"City":"B","Street":"S","Zone":1},"Emails":["a@b"]}""";

    [Fact]
    public async Task Reading_is_no_change_and_assigning_is_one()
    {
        var order = await FakeServer.Answering(Read).V2.SalesOrder["4711"].GetAsync();
        Assert.False(order.HasChanges);
        order.SoldToParty = order.SoldToParty;
        Assert.True(order.HasChanges);
    }

    [Fact]
    public async Task An_update_sends_what_changed_for_the_version_that_was_read()
    {
        var server = FakeServer.Answering(Read).Then(HttpStatusCode.NoContent, ("ETag", "W/\"2\"")).Then(HttpStatusCode.NoContent);
        var order = await server.V2.SalesOrder["4711"].GetAsync();
        order.TotalNetAmount = 2.5m;
        await server.V2.SalesOrder.UpdateAsync(order);
        Assert.Equal("PATCH /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('4711')", server.Lines[1]);
        Assert.Equal("""{"TotalNetAmount":"2.5"}""", server.Bodies[1]);
        Assert.Equal(["W/\"1\""], server.Headers[1].GetValues("If-Match"));
        Assert.Equal(("W/\"2\"", false), (order.ETag, order.HasChanges));

        order.IsBlocked = true;
        await server.V2.SalesOrder.UpdateAsync(order);
        Assert.Equal("""{"IsBlocked":true}""", server.Bodies[2]);
        Assert.Equal(["W/\"2\""], server.Headers[2].GetValues("If-Match"));
    }

    [Fact]
    public async Task Nothing_changed_is_no_request()
    {
        var server = FakeServer.Answering(Read);
        var order = await server.V2.SalesOrder["4711"].GetAsync();
        Assert.Same(order, await server.V2.SalesOrder.UpdateAsync(order));
        Assert.Single(server.Lines);
    }

    [Theory]
    [InlineData(V2UpdateMethod.Patch, "PATCH", null)]
    [InlineData(V2UpdateMethod.Merge, "MERGE", null)]
    [InlineData(V2UpdateMethod.TunnelledMerge, "POST", "MERGE")]
    public async Task V2_updates_as_the_service_is_told_to(V2UpdateMethod method, string sent, string? header)
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent);
        var service = server.V2;
        service.UpdateMethod = method;
        await service.SalesOrder["1"].UpdateAsync(static o => o.SoldToParty = "B", ETag.Any);
        Assert.Equal(sent, server.Methods[0]);
        Assert.Equal(["*"], server.Headers[0].GetValues("If-Match"));
        Assert.Equal(header, server.Headers[0].TryGetValues("X-HTTP-Method", out var values) ? values.Single() : null);
    }

    [Fact]
    public async Task Without_a_version_none_is_asked_for()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent);
        await server.V2.SalesOrder["1"].UpdateAsync(static o => o.SoldToParty = null);
        Assert.Equal("""{"SoldToParty":null}""", server.Bodies[0]);
        Assert.False(server.Headers[0].Contains("If-Match"));
    }

    [Fact]
    public async Task V4_sends_only_what_changed_within_a_complex_value()
    {
        var server = FakeServer.Answering(ReadCustomer).Then(ReadCustomer.Replace("\"B\"", "\"C\"", StringComparison.Ordinal), HttpStatusCode.OK);
        var customer = await server.V4.Customers[Guid.Empty].GetAsync();
        customer.Address!.City = "C";
        Assert.True(customer.HasChanges);
        await server.V4.Customers.UpdateAsync(customer, customer.ETag, ReturnPreference.Representation);
        Assert.Equal("PATCH /shop/Customers(11111111-1111-1111-1111-111111111111)", server.Lines[1]);
        Assert.Equal("""{"Address":{"City":"C"}}""", server.Bodies[1]);
        Assert.Equal(["return=representation"], server.Headers[1].GetValues("Prefer"));
        Assert.Equal(("C", false), (customer.Address.City, customer.HasChanges));
    }

    [Fact]
    public async Task An_assigned_complex_value_is_sent_whole()
    {
        var server = FakeServer.Answering(ReadCustomer).Then(HttpStatusCode.NoContent);
        var customer = await server.V4.Customers[Guid.Empty].GetAsync();
        customer.Address = new() { City = "C" };
        await server.V4.Customers.UpdateAsync(customer);
        Assert.Equal("""{"Address":{"City":"C","Street":null}}""", server.Bodies[1]);
        Assert.False(customer.HasChanges);
        Assert.False(customer.Address.HasChanges);
    }

    [Fact]
    public async Task Extension_fields_and_dynamic_properties_are_changes_too()
    {
        var server = FakeServer.Answering(ReadCustomer).Then(HttpStatusCode.NoContent);
        var customer = await server.V4.Customers[Guid.Empty].GetAsync();
        customer.Address!.AdditionalProperties["Zone"] = JsonSerializer.SerializeToElement(2);
        customer.AdditionalProperties["YY1_X"] = JsonSerializer.SerializeToElement("x");
        await server.V4.Customers.UpdateAsync(customer);
        Assert.Equal("""{"Address":{"Zone":2},"YY1_X":"x"}""", server.Bodies[1]);
        Assert.False(customer.HasChanges);
    }

    [Fact]
    public async Task Replacing_sends_everything_but_keys_and_what_the_service_computes()
    {
        var server = FakeServer.Answering(Read).Then(HttpStatusCode.NoContent);
        var order = await server.V2.SalesOrder["4711"].GetAsync();
        await server.V2.SalesOrder.ReplaceAsync(order);
        Assert.Equal("PUT", server.Methods[1]);
        Assert.Equal("""{"SoldToParty":"A","TransactionCurrency":null,"TotalNetAmount":"1.00","CreationDate":null,"IsBlocked":null}""", server.Bodies[1]);
        Assert.Equal(["W/\"1\""], server.Headers[1].GetValues("If-Match"));
    }

    [Fact]
    public async Task Deleting_is_for_the_version_that_was_read_or_the_one_given()
    {
        var server = FakeServer.Answering(Read).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var order = await server.V2.SalesOrder["4711"].GetAsync();
        await server.V2.SalesOrder.DeleteAsync(order);
        await server.V2.SalesOrder["1"].DeleteAsync("W/\"9\"");
        await server.V2.SalesOrder["1"].DeleteAsync();
        Assert.Equal("DELETE /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('4711')", server.Lines[1]);
        Assert.Equal(["W/\"1\""], server.Headers[1].GetValues("If-Match"));
        Assert.Equal(["W/\"9\""], server.Headers[2].GetValues("If-Match"));
        Assert.False(server.Headers[3].Contains("If-Match"));
    }

    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed, "Read it again")]
    [InlineData(HttpStatusCode.PreconditionRequired, "ETag.Any")]
    public async Task A_version_that_does_not_fit_says_what_to_do_and_keeps_the_changes(HttpStatusCode status, string advice)
    {
        var server = FakeServer.Answering(Read).Then("""{"error":{"code":"X","message":{"value":"No"}}}""", status).Then("", status);
        var order = await server.V2.SalesOrder["4711"].GetAsync();
        order.SoldToParty = "B";
        var failure = await Assert.ThrowsAsync<ODataConcurrencyException>(() => server.V2.SalesOrder.UpdateAsync(order));
        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        Assert.Equal(("X", status, true), (failure.Code, failure.StatusCode, order.HasChanges));
        await Assert.ThrowsAsync<ODataConcurrencyException>(() => server.V2.SalesOrder.UpdateAsync(order));
    }

    [Fact]
    public async Task Related_entities_are_no_part_of_an_update_but_a_link_is()
    {
        var server = FakeServer.Answering(ReadCustomer).Then(HttpStatusCode.NoContent);
        var customer = await server.V4.Customers[Guid.Empty].GetAsync();
        customer.Boss = new() { Name = "X" };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => server.V4.Customers.UpdateAsync(customer));
        Assert.StartsWith("Boss was assigned", failure.Message, StringComparison.Ordinal);
        customer.Boss = server.V4.Customers[Guid.Empty].AsLink();
        await server.V4.Customers.UpdateAsync(customer);
        Assert.Equal("""{"Boss@odata.bind":"Customers(00000000-0000-0000-0000-000000000000)"}""", server.Bodies[1]);
    }

    [Fact]
    public async Task A_singleton_is_updated_where_it_is()
    {
        var server = FakeServer.Answering(ReadCustomer).Then(HttpStatusCode.NoContent);
        var me = await server.V4.Me.GetAsync();
        me.Name = "Z";
        await server.V4.Me.UpdateAsync(me);
        Assert.Equal("PATCH /shop/Me", server.Lines[1]);
        Assert.Equal(["W/\"1\""], server.Headers[1].GetValues("If-Match"));
    }

    [Fact]
    public async Task Entities_can_be_serialised_without_what_tracks_them()
    {
        var order = await FakeServer.Answering("""{"d":{"SalesOrder":"1","SoldToParty":"A","YY1_X":"x"}}""").V2.SalesOrder["1"].GetAsync();
        var json = JsonSerializer.SerializeToElement(order);
        Assert.False(json.TryGetProperty("HasChanges", out _));
        Assert.False(json.TryGetProperty("IncompleteCollections", out _));
        Assert.Equal("x", json.GetProperty("YY1_X").GetString());
        var back = JsonSerializer.Deserialize<SalesOrder>(json)!;
        Assert.Equal(("A", true, "x"), (back.SoldToParty, back.HasChanges, back.AdditionalProperties["YY1_X"].GetString()));
    }
}
