using System.Net;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Writing;

/// <summary>What a change asks the service to answer with, and what is made of the answer.</summary>
public sealed class PreferenceTests
{
    [Theory]
    [InlineData(ReturnPreference.None, null)]
    [InlineData(ReturnPreference.Minimal, "return=minimal")]
    [InlineData(ReturnPreference.Representation, "return=representation")]
    public async Task Every_change_can_say_what_it_wants_to_get_back(ReturnPreference preference, string? expected)
    {
        var server = new FakeServer();
        for (var i = 0; i < 6; i++)
            server.Then(HttpStatusCode.NoContent);
        await server.V4.Customers.CreateAsync(new Customer { Name = "x" }, preference);
        await server.V4.Me.UpdateAsync(new Customer { Name = "x" }, default, preference);
        await server.V4.Me.ReplaceAsync(new Customer { Name = "x" }, default, preference);
        await server.V2.SalesOrder.CreateAsync(new SalesOrder { SoldToParty = "x" }, preference);
        await server.V2.SalesOrder["1"].UpdateAsync(new SalesOrder { SoldToParty = "x" }, default, preference);
        await server.V2.SalesOrder["1"].ReplaceAsync(new SalesOrder { SoldToParty = "x" }, default, preference);
        Assert.Equal(6, server.Headers.Count);
        Assert.All(server.Headers, headers => Assert.Equal(expected, headers.TryGetValues("Prefer", out var values) ? string.Join(",", values) : null));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"@odata.etag":"W/\"2\"","Name":"made","Rating":3}""", "made", 3, "W/\"2\"")]
    [InlineData(HttpStatusCode.OK, "", "mine", null, "W/\"9\"")]
    [InlineData(HttpStatusCode.NoContent, "", "mine", null, "W/\"9\"")]
    public async Task A_change_takes_what_comes_back(HttpStatusCode status, string body, string name, int? rating, string etag)
    {
        var server = new FakeServer().Then(body, status, "application/json", ("ETag", "W/\"9\""));
        var customer = await server.V4.Me.UpdateAsync(new Customer { Name = "mine" });
        Assert.Equal((name, rating, etag, false), (customer.Name, customer.Rating, customer.ETag, customer.HasChanges));
    }

    [Theory]
    [InlineData("Location", "Customers(11111111-1111-1111-1111-111111111111)")]
    [InlineData("Location", "/shop/Customers(11111111-1111-1111-1111-111111111111)?sap-client=100")]
    [InlineData("OData-EntityId", "https://s4.corp/shop/Customers(11111111-1111-1111-1111-111111111111)")]
    public async Task A_created_entity_gets_its_key_from_an_address_of_any_form(string header, string address)
    {
        var server = new FakeServer().Then("", HttpStatusCode.Created, "", (header, address));
        Assert.Equal(new Guid("11111111-1111-1111-1111-111111111111"), (await server.V4.Customers.CreateAsync(new Customer { Name = "x" })).ID);
    }

    [Fact]
    public async Task An_address_that_is_none_leaves_the_key_as_it_is()
    {
        var server = new FakeServer().Then("", HttpStatusCode.Created, "", ("Location", "https://s4.corp/shop/Customers"));
        Assert.Equal(Guid.Empty, (await server.V4.Customers.CreateAsync(new Customer { Name = "x" })).ID);
    }
}
