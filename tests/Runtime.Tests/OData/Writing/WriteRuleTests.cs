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

    private sealed class Unlisted(ODataQueryState state) : ODataUnlistedSet(state), IInsertableSet<Customer>;

    private sealed class Nullable(HttpClient http) : ODataService(http, ODataProtocol.V4, "/shop/")
    {
        public CustomerReference Me => new(Singleton("Me", isNullable: true));
    }
}
