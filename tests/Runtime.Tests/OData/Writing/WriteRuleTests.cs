using System.Net;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Writing;

/// <summary>What a set takes less of than its type says is refused before it is sent, and left out where nobody assigned it.</summary>
public sealed class WriteRuleTests
{
    private static readonly Guid _id = new("11111111-1111-1111-1111-111111111111");

    [Fact]
    public async Task What_was_assigned_and_may_not_be_created_is_refused_before_it_is_sent()
    {
        var server = new FakeServer();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Of(server).CreateAsync(new Customer { ID = _id, Rating = 1 }));
        Assert.Contains("Rating", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Lines);
    }

    [Fact]
    public async Task What_was_assigned_and_may_not_be_changed_is_refused_before_it_is_sent()
    {
        var server = new FakeServer();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Of(server).UpdateAsync(new Customer { ID = _id, Name = "x" }));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Of(server).ReplaceAsync(new Customer { ID = _id, Name = "x" }));
        var batch = server.V4.CreateBatch();
        using var changes = batch.BeginChangeSet();
        Assert.Throws<InvalidOperationException>(() => changes.Update(Of(server), new Customer { ID = _id, Name = "x" }));
        Assert.Empty(server.Lines);
    }

    [Fact]
    public async Task What_nobody_assigned_is_left_out()
    {
        var row = $$"""{"ID":"{{_id}}","Name":"Ada","Rating":5}""";
        var server = new FakeServer().Then(row).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var customer = await server.V4.Customers[_id].GetAsync();
        await Of(server).CreateAsync(customer);
        customer = await FakeServer.Answering(row).V4.Customers[_id].GetAsync();
        await Of(server).ReplaceAsync(customer);
        Assert.Contains("\"Name\":\"Ada\"", server.Bodies[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Rating", server.Bodies[1], StringComparison.Ordinal);
        Assert.Contains("\"Rating\":5", server.Bodies[2], StringComparison.Ordinal);
        Assert.DoesNotContain("\"Name\"", server.Bodies[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_allowed_is_sent()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        await Of(server).CreateAsync(new Customer { Name = "x" });
        await Of(server).UpdateAsync(new Customer { ID = _id, Rating = 2 });
        Assert.Equal(["""{"Name":"x"}""", """{"Rating":2}"""], server.Bodies);
    }

    [Fact]
    public async Task A_single_property_that_cannot_be_changed_is_refused_before_it_is_sent()
    {
        var server = new FakeServer();
        var reference = new Reference(server.V4.Customers[_id].State);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reference.Property(c => c.Name).SetAsync("x"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reference.Property(c => c.ID).SetAsync(_id));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reference.Property(c => c.Name).WriteRawAsync(new MemoryStream([65]), "text/plain"));
        Assert.Empty(server.Lines);
        server.Then(HttpStatusCode.NoContent);
        await reference.Property(c => c.Rating).SetAsync(5);
        Assert.Single(server.Lines);
    }

    [Fact]
    public async Task Members_of_complex_values_have_rules_of_their_own()
    {
        var server = new FakeServer();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Placed(server).CreateAsync(new Customer { Address = new() { City = "Bonn", Street = "x" } }));
        Assert.Contains("Address/Street", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Placed(server).UpdateAsync(new Customer { ID = _id, Address = new() { City = "Bonn" } }));
        Assert.Contains("Address/City", error.Message, StringComparison.Ordinal);
        var reference = new PlacedReference(server.V4.Customers[_id].State);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reference.Property(c => c.Address.City).SetAsync("x"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reference.Property(c => c.Address).UpdateAsync(a => a.City = "x"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reference.Property(c => c.Address).SetAsync(new() { City = "x" }));
        Assert.Empty(server.Lines);

        server.Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        await Placed(server).CreateAsync(new Customer { Address = new() { City = "Bonn" } });
        await Placed(server).UpdateAsync(new Customer { ID = _id, Address = new() { Street = "x" } });
        await reference.Property(c => c.Name).SetAsync("x");
        await reference.Property(c => c.Address).UpdateAsync(a => a.Street = "y");
        Assert.Equal(["""{"Address":{"City":"Bonn"}}""", """{"Address":{"Street":"x"}}""", """{"value":"x"}""", """{"Street":"y"}"""], server.Bodies);
    }

    [Fact]
    public async Task Members_of_complex_values_that_nobody_assigned_are_left_out()
    {
        var server = new FakeServer().Then($$$"""{"ID":"{{{_id}}}","Address":{"City":"Bonn","Street":"x"}}""").Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var customer = await server.V4.Customers[_id].GetAsync();
        await Placed(server).ReplaceAsync(customer);
        Assert.Contains("""Address":{"Street":"x"}""", server.Bodies[1], StringComparison.Ordinal);
        await Placed(server).CreateAsync(customer);
        Assert.Contains("""Address":{"City":"Bonn"}""", server.Bodies[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_every_create_must_carry_is_asked_for_before_it_is_sent()
    {
        var server = new FakeServer();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Demanding(server).CreateAsync(new Customer { Rating = 1 }));
        Assert.Contains("wants Name", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Demanding(server).CreateAsync(new Customer { Name = "x", Address = new() { Street = "s" } }));
        Assert.Contains("Address/City", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Lines);
        server.Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        await Demanding(server).CreateAsync(new Customer { Name = "x" });
        await Demanding(server).CreateAsync(new Customer { Name = "x", Address = new() { City = "c" } });
        // What a parent gives its children, they need not say.
        await new Demands(server.V4.Customers[_id].State.Navigate("Orders")).CreateAsync(new Customer { Rating = 1 });
        Assert.Equal(["""{"Name":"x"}""", """{"Name":"x","Address":{"City":"c"}}""", """{"Rating":1}"""], server.Bodies);
    }

    [Fact]
    public async Task What_every_update_must_carry_is_sent_along()
    {
        var server = new FakeServer().Then($$$"""{"ID":"{{{_id}}}","Name":"Ada","Rating":5,"Address":{"City":"Bonn","Street":"x"}}""").Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var customer = await server.V4.Customers[_id].GetAsync();
        customer.Name = "Grace";
        await Demanding(server).UpdateAsync(customer);
        customer.Address!.City = "Köln";
        await Demanding(server).UpdateAsync(customer);
        Assert.Equal(["""{"Name":"Grace","Rating":5}""", """{"Rating":5,"Address":{"City":"Köln","Street":"x"}}"""], server.Bodies[1..]);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Demanding(server).UpdateAsync(new Customer { ID = _id, Name = "x" }));
        Assert.Contains("wants Rating", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_singleton_that_is_always_there_is_not_deleted()
    {
        var server = new FakeServer();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await server.V4.Me.DeleteAsync());
        Assert.Contains("Me is a singleton", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Lines);
    }

    [Fact]
    public async Task A_singleton_that_may_be_absent_is_read_updated_and_deleted_with_its_version()
    {
        var server = new FakeServer().Then("""{"@odata.etag":"W/\"1\"","Name":"Ada"}""").Then(HttpStatusCode.NoContent, ("ETag", "W/\"2\"")).Then(HttpStatusCode.NoContent).Then(HttpStatusCode.NoContent);
        var shop = new Nullable(new HttpClient(server) { BaseAddress = new("http://s4hana.destination/") });
        var me = await shop.Me.GetAsync();
        me.Name = "Grace";
        await shop.Me.UpdateAsync(me);
        Assert.Equal("W/\"2\"", me.ETag);
        await shop.Me.DeleteAsync(me.ETag);
        Assert.Null(await shop.Me.GetOrDefaultAsync());
        Assert.Equal(["GET /shop/Me", "PATCH /shop/Me", "DELETE /shop/Me", "GET /shop/Me"], server.Lines);
        Assert.Equal(["W/\"1\""], server.Headers[1].GetValues("If-Match"));
        Assert.Equal(["W/\"2\""], server.Headers[2].GetValues("If-Match"));
    }

    [Fact]
    public async Task A_set_that_cannot_be_listed_takes_entities()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("OData-EntityId", $"http://x/shop/Customers({_id})"));
        var set = new Unlisted(server.V4.Customers.State);
        Assert.Equal("/shop/Customers", set.ToString());
        Assert.Equal(_id, (await set.CreateAsync(new Customer { Name = "x" })).ID);
        Assert.Equal(["POST /shop/Customers"], server.Lines);
    }

    private static Places Placed(FakeServer server) => new(server.V4.Customers.State);

    private static Demands Demanding(FakeServer server) => new(server.V4.Customers.State);

    private static Restricted Of(FakeServer server) => new(server.V4.Customers.State);

    private sealed class Restricted(ODataQueryState state) : ODataQuery<Customer>(state), IInsertableSet<Customer>, IUpdatableSet<Customer>
    {
        public static readonly ODataWriteRules Of = new("Customers", ["Rating"], ["Name"]);

        protected internal override ODataWriteRules? WriteRules => Of;
    }

    private sealed class Reference(ODataQueryState state) : ODataUpdatableReference<Customer, CustomerFilter>(state)
    {
        protected internal override ODataWriteRules? WriteRules => Restricted.Of;
    }

    private sealed class Places(ODataQueryState state) : ODataQuery<Customer>(state), IInsertableSet<Customer>, IUpdatableSet<Customer>
    {
        public static readonly ODataWriteRules Of = new("Customers", ["Address/Street"], ["Address/City"]);

        protected internal override ODataWriteRules? WriteRules => Of;
    }

    private sealed class PlacedReference(ODataQueryState state) : ODataUpdatableReference<Customer, CustomerFilter>(state)
    {
        protected internal override ODataWriteRules? WriteRules => Places.Of;
    }

    private sealed class Demands(ODataQueryState state) : ODataQuery<Customer>(state), IInsertableSet<Customer>, IUpdatableSet<Customer>
    {
        protected internal override ODataWriteRules? WriteRules { get; } = new("Customers", [], []) { RequiredOnCreate = ["Name", "Address/City"], RequiredOnUpdate = ["Rating", "Address/Street"] };
    }

    private sealed class Unlisted(ODataQueryState state) : ODataUnlistedSet(state), IInsertableSet<Customer>;

    private sealed class Nullable(HttpClient http) : ODataService(http, ODataProtocol.V4, "/shop/")
    {
        public CustomerReference Me => new(Singleton("Me", isNullable: true));
    }
}
