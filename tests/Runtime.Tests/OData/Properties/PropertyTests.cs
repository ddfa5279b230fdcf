using System.Net;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Properties;

/// <summary>One property by itself: its URL, its JSON in both protocols, its raw value, and its absence.</summary>
public sealed class PropertyTests
{
    private const string Order = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('1')";

    private static readonly Guid _id = new("11111111-1111-1111-1111-111111111111");

    private static string Customer => $"/shop/Customers({_id})";

    [Fact]
    public void A_property_has_the_URL_of_its_entity_and_its_own_name()
    {
        var shop = new FakeServer().V4;
        Assert.Equal(Customer + "/Name", shop.Customers[_id].Property(c => c.Name).ToString());
        Assert.Equal(Customer + "/Address", shop.Customers[_id].Property(c => c.Address).ToString());
        Assert.Equal(Customer + "/Address/City", shop.Customers[_id].Property(c => c.Address.City).ToString());
        Assert.Equal(Customer + "/Boss/Balance", shop.Customers[_id].Property(c => c.Boss.Balance).ToString());
        Assert.Equal(Customer + "/Shop.KeyCustomer/Discount", shop.Customers[_id].Property(c => c.AsKeyCustomer().Discount).ToString());
        Assert.Equal("/shop/Me/Emails", shop.Me.Property(c => c.Emails).ToString());
        Assert.Equal(Order + "/TransactionCurrency", new FakeServer().V2.SalesOrder["1"].Property(o => o.TransactionCurrency).ToString());
    }

    [Fact]
    public void Options_of_the_entity_are_not_options_of_its_property()
        => Assert.Equal(Customer + "/Name", new FakeServer().V4.Customers[_id].Expand(c => c.Orders).Property(c => c.Name).ToString());

    [Fact]
    public void What_is_computed_is_no_property()
    {
        var customer = new FakeServer().V4.Customers[_id];
        Assert.Throws<ArgumentException>(() => customer.Property(c => c.Name.Length));
        Assert.Throws<ArgumentException>(() => customer.Property(c => c.Orders.Count));
        Assert.Throws<ArgumentException>(() => customer.Property(c => ComparablePath<DateTimeOffset>.Now));
    }

    [Theory]
    [InlineData("""{"@odata.context":"$metadata#Customers(1)/Name","value":"Ada"}""", "Ada")]
    [InlineData("""{"value":null}""", null)]
    public async Task A_value_of_V4_is_read(string body, string? expected)
    {
        var server = FakeServer.Answering(body);
        Assert.Equal(expected, await server.V4.Customers[_id].Property(c => c.Name).GetAsync());
        Assert.Equal($"GET {Customer}/Name", server.Lines[0]);
    }

    [Theory]
    [InlineData("""{"d":{"TransactionCurrency":"AED"}}""", "AED")]
    [InlineData("""{"d":{"__metadata":{"type":"Edm.String"},"TransactionCurrency":"AED"}}""", "AED")]
    [InlineData("""{"d":{"TransactionCurrency":null}}""", null)]
    public async Task A_value_of_V2_is_read(string body, string? expected)
        => Assert.Equal(expected, await FakeServer.Answering(body).V2.SalesOrder["1"].Property(o => o.TransactionCurrency).GetAsync());

    [Fact]
    public async Task Values_of_every_kind_are_read_with_their_digits()
    {
        Assert.Equal(0.1234567890123456789012345678m, await FakeServer.Answering("""{"value":"0.1234567890123456789012345678"}""").V4.Me.Property(c => c.Balance).GetAsync());
        Assert.Equal(_id, await FakeServer.Answering($$"""{"value":"{{_id}}"}""").V4.Me.Property(c => c.ID).GetAsync());
        Assert.Equal(Color.Red | Color.Blue, await FakeServer.Answering("""{"value":"Red,Blue"}""").V4.Me.Property(c => c.Favourite).GetAsync());
        Assert.Equal(["a", null], await FakeServer.Answering("""{"value":["a",null]}""").V4.Me.Property(c => c.Emails).GetAsync());
        Assert.Equal(new DateTimeOffset(2024, 1, 31, 8, 0, 0, TimeSpan.Zero), await FakeServer.Answering("""{"value":"2024-01-31T08:00:00Z"}""").V4.Me.Property(c => c.Since).GetAsync());
        Assert.Equal(12.50m, await FakeServer.Answering("""{"d":{"TotalNetAmount":"12.50"}}""").V2.SalesOrder["1"].Property(o => o.TotalNetAmount).GetAsync());
    }

    [Fact]
    public async Task A_complex_value_is_read_as_it_is()
    {
        var address = await FakeServer.Answering("""{"@odata.context":"x","City":"Bonn"}""").V4.Me.Property(c => c.Address).GetAsync();
        Assert.Equal("Bonn", address?.City);
    }

    [Fact]
    public async Task No_content_is_null_and_an_empty_collection()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        Assert.Null(await server.V4.Me.Property(c => c.Balance).GetAsync());
        Assert.Null(await server.V4.Me.Property(c => c.Address).GetAsync());
        Assert.Empty(await server.V4.Me.Property(c => c.Emails).GetAsync());
    }

    [Fact]
    public async Task A_missing_entity_is_an_error()
    {
        var server = FakeServer.Answering("""{"error":{"code":"404","message":"No such customer"}}""", HttpStatusCode.NotFound);
        var error = await Assert.ThrowsAsync<ODataException>(() => server.V4.Me.Property(c => c.Name).GetAsync());
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task V4_writes_values_under_the_name_value_and_complex_values_as_they_are()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("ETag", "W/\"2\"")).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var customer = server.V4.Customers[_id];
        Assert.Equal("W/\"2\"", (await customer.Property(c => c.Name).SetAsync("Ada", "W/\"1\"")).Value);
        Assert.Null((await customer.Property(c => c.Balance).SetAsync(1.50m)).Value);
        await customer.Property(c => c.Address).SetAsync(new() { City = "Bonn" });
        await customer.Property(c => c.Emails).SetAsync(["a@b", "c@d"]);
        await customer.Property(c => c.Favourite).SetAsync(Color.Red);
        Assert.Equal([$"PUT {Customer}/Name", $"PUT {Customer}/Balance", $"PUT {Customer}/Address", $"PUT {Customer}/Emails", $"PUT {Customer}/Favourite"], server.Lines);
        Assert.Equal(["""{"value":"Ada"}""", """{"value":"1.50"}""", """{"City":"Bonn"}""", """{"value":["a@b","c@d"]}""", """{"value":"Red"}"""], server.Bodies);
        Assert.Equal(["W/\"1\""], server.Headers[0].GetValues("If-Match"));
        Assert.False(server.Headers[1].Contains("If-Match"));
        Assert.Equal("application/json; IEEE754Compatible=true", server.ContentTypes[1]);
    }

    [Fact]
    public async Task V2_writes_values_under_their_own_name()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        await server.V2.SalesOrder["1"].Property(o => o.TransactionCurrency).SetAsync("AED");
        await server.V2.SalesOrder["1"].Property(o => o.CreationDate).SetAsync(new DateOnly(1970, 1, 2));
        Assert.Equal([$"PUT {Order}/TransactionCurrency", $"PUT {Order}/CreationDate"], server.Lines);
        Assert.Equal(["""{"TransactionCurrency":"AED"}""", """{"CreationDate":"\/Date(86400000)\/"}"""], server.Bodies);
    }

    [Fact]
    public async Task Null_takes_the_value_away()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        await server.V4.Customers[_id].Property(c => c.Name).SetAsync(null, ETag.Any);
        await server.V4.Customers[_id].Property(c => c.Address).SetAsync(null);
        await server.V2.SalesOrder["1"].Property(o => o.TransactionCurrency).SetAsync(null);
        Assert.Equal([$"DELETE {Customer}/Name", $"DELETE {Customer}/Address", $"DELETE {Order}/TransactionCurrency/$value"], server.Lines);
        Assert.All(server.Bodies, Assert.Empty);
        Assert.Equal(["*"], server.Headers[0].GetValues("If-Match"));
    }

    [Fact]
    public async Task A_lost_race_is_told_as_such()
    {
        var server = FakeServer.Answering("""{"error":{"code":"412","message":"changed"}}""", HttpStatusCode.PreconditionFailed);
        await Assert.ThrowsAsync<ODataConcurrencyException>(() => server.V4.Me.Property(c => c.Name).SetAsync("x", "W/\"1\""));
    }

    [Fact]
    public async Task The_raw_value_comes_and_goes_as_a_stream()
    {
        var server = new FakeServer().Then("Grüße", HttpStatusCode.OK, "text/plain").Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var name = server.V4.Customers[_id].Property(c => c.Name);
        await using (var raw = await name.ReadRawAsync())
            Assert.Equal("Grüße", await new StreamReader(raw!.Content).ReadToEndAsync());
        Assert.Null(await name.ReadRawAsync());
        await name.WriteRawAsync(new MemoryStream(Encoding.UTF8.GetBytes("neu")), "text/plain", "W/\"1\"");
        Assert.Equal([$"GET {Customer}/Name/$value", $"GET {Customer}/Name/$value", $"PUT {Customer}/Name/$value"], server.Lines);
        Assert.Equal(("neu", "text/plain"), (server.Bodies[2], server.ContentTypes[2]));
    }

    [Fact]
    public void An_entity_that_cannot_be_changed_has_properties_that_can_only_be_read()
    {
        var property = new FakeServer().V4.Me.Orders[5].Property(o => o.Amount);
        Assert.IsType<ODataProperty<decimal?>>(property);
        Assert.IsType<ODataUpdatableProperty<string?>>(new FakeServer().V4.Me.Property(c => c.Name));
    }

    [Fact]
    public async Task Of_a_complex_property_only_what_was_assigned_is_sent()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("ETag", "W/\"2\"")).Then("""{"City":"Bonn","Street":"s"}""").Then(HttpStatusCode.NoContent);
        var address = server.V4.Customers[_id].Property(c => c.Address);
        Assert.Equal("W/\"2\"", (await address.UpdateAsync(a => a.City = "Bonn", "W/\"1\"")).Value);
        var read = (await address.GetAsync())!;
        Assert.Null((await address.UpdateAsync(read)).Value);
        read.Street = null;
        await address.UpdateAsync(read);
        Assert.False(read.HasChanges);
        Assert.Equal([$"PATCH {Customer}/Address", $"GET {Customer}/Address", $"PATCH {Customer}/Address"], server.Lines);
        Assert.Equal(["""{"City":"Bonn"}""", "", """{"Street":null}"""], server.Bodies);
        Assert.Equal("W/\"1\"", server.Headers[0].GetValues("If-Match").Single());
    }

    [Fact]
    public async Task A_complex_property_is_changed_in_a_change_set()
    {
        var server = FakeServer.Answering("""{"responses":[{"id":"1","status":204}]}""");
        var batch = server.V4.CreateBatch(BatchFormat.Json);
        var changed = batch.BeginChangeSet().Update(server.V4.Me.Property(c => c.Address), new Address { City = "Bonn" });
        await batch.SendAsync();
        Assert.True(changed.IsSuccess);
        Assert.Contains("\"method\":\"PATCH\",\"url\":\"Me/Address\"", server.Bodies[0], StringComparison.Ordinal);
        Assert.Contains("\"body\":{\"City\":\"Bonn\"}", server.Bodies[0], StringComparison.Ordinal);
    }
}
