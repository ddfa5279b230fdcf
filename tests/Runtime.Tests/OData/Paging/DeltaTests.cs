using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Paging;

/// <summary>Changes since a link was given out, and links that lead in circles.</summary>
public sealed class DeltaTests
{
    [Fact]
    public async Task Changes_are_asked_for_and_followed_over_pages()
    {
        var server = FakeServer.Answering("""{"@odata.context":"$metadata#Customers","value":[{"Name":"a"}],"@odata.nextLink":"Customers?$skiptoken=1"}""")
            .Then("""{"value":[{"Name":"b"}],"@odata.deltaLink":"Customers?$deltatoken=a%2Bb"}""")
            .Then("""
                {"@odata.context":"$metadata#Customers/$delta","value":[{"Name":"b2"},{"@odata.context":"$metadata#Customers/$deletedEntity","id":"Customers(1)","reason":"deleted"},
                {"@odata.context":"$metadata#Customers/$deletedLink","source":"Customers(1)","relationship":"Boss","target":"Customers(2)"},{"@odata.context":"$metadata#Customers/$link","source":"x"},{"Name":"c"}],"@odata.deltaLink":"Customers?$deltatoken=2"}
                """);
        var all = await server.V4.Customers.ToDeltaAsync();
        Assert.Equal(["a", "b"], all.Items.Select(c => c.Name));
        Assert.Empty(all.Removed);
        Assert.Equal("/shop/Customers?$deltatoken=a%2Bb", all.Next!.ToString());

        var changes = await server.V4.Customers.ResumeDelta(all.Next.ToString()).ToDeltaAsync();
        Assert.Equal(["b2", "c"], changes.Items.Select(c => c.Name));
        Assert.Equal([new ODataRemoved("Customers(1)", "deleted")], changes.Removed);
        Assert.Equal("/shop/Customers?$deltatoken=2", changes.Next!.ToString());
        Assert.Equal(["/shop/Customers", "/shop/Customers?$skiptoken=1", "/shop/Customers?$deltatoken=a%2Bb"], server.Urls);
        Assert.All(server.Headers, headers => Assert.Equal(["odata.track-changes"], headers.GetValues("Prefer")));
    }

    [Theory]
    [InlineData("@odata.context", "$metadata#Customers/")]
    [InlineData("@context", "#Customers/")]
    [InlineData("@context", "#")]
    public async Task Changes_of_relations_and_rows_of_other_sets_are_no_rows(string name, string context)
    {
        var server = FakeServer.Answering($$"""
            {"value":[{"Name":"a"},
            {"{{name}}":"{{context}}$link","source":"Customers(1)","relationship":"Orders","target":"Orders(5)"},
            {"{{name}}":"{{context}}$deletedLink","source":"Customers(1)","relationship":"Boss"},
            {"{{name}}":"#Orders/$entity","ID":5,"Amount":1.5}],"@odata.deltaLink":"Customers?$deltatoken=1"}
            """);
        var changes = await server.V4.Customers.ToDeltaAsync();
        Assert.Equal(["a"], changes.Items.Select(c => c.Name));
        Assert.Equal([new("Customers(1)", "Orders", "Orders(5)", false), new("Customers(1)", "Boss", null, true)], changes.Links);
        Assert.Equal(5, Assert.Single(changes.Related).GetProperty("ID").GetInt32());
        Assert.Empty(changes.Removed);
    }

    [Theory]
    [InlineData("Orders@delta", "@removed", "@id")]
    [InlineData("Orders@odata.delta", "@odata.removed", "@odata.id")]
    public async Task Changes_of_an_expanded_collection_stand_with_their_row(string delta, string removed, string id)
    {
        var server = FakeServer.Answering($$$"""
            {"@context":"$metadata#Customers/$delta","value":[{"Name":"plain"},{"Name":"plain too"},
            {"Name":"a","{{{delta}}}":[{"ID":5,"Amount":1.5},{"{{{removed}}}":{"reason":"changed"},"{{{id}}}":"Orders(6)"},{"{{{removed}}}":null,"ID":7}]},{"Name":"b","Orders":[{"ID":8}]}],"@nextLink":"Customers?$skiptoken=1"}
            """).Then($$$"""{"value":[{"Name":"c","{{{delta}}}":[]},{"{{{removed}}}":{"reason":"deleted"},"{{{id}}}":"Customers(1)"}],"@deltaLink":"Customers?$deltatoken=1"}""");
        var changes = await server.V4.Customers.Expand(c => c.Orders).ToDeltaAsync();
        Assert.Equal(["plain", "plain too", "a", "b", "c"], changes.Items.Select(c => c.Name));
        Assert.Equal([("a", "Orders"), ("c", "Orders")], changes.Nested.Select(n => (n.Owner.Name!, n.Property)));
        var order = Assert.Single(changes.Nested[0].Read<Handwritten.Order>());
        Assert.Equal((5, 1.5m), (order.ID, order.Amount));
        Assert.Equal([new("Orders(6)", "changed"), new("{\"ID\":7}", null)], changes.Nested[0].Removed);
        Assert.Null(changes.Nested[0].Owner.Orders);
        Assert.Empty(changes.Nested[1].Items);
        Assert.Equal(8, Assert.Single(changes.Items[3].Orders!).ID);
        Assert.Equal([new ODataRemoved("Customers(1)", "deleted")], changes.Removed);
    }

    [Fact]
    public async Task Rows_that_look_alike_are_told_from_what_went_away()
    {
        var rows = string.Join(',', Enumerable.Range(0, 50).Select(static i => $$"""{"Name":"n{{i}}"},{"Name":"gone{{i}}","@removed":{},"@id":"Customers({{i}})"}"""));
        var changes = await FakeServer.Answering($$"""{"value":[{{rows}}],"@odata.deltaLink":"Customers?$deltatoken=1"}""").V4.Customers.ToDeltaAsync();
        Assert.Equal((50, 50), (changes.Items.Count, changes.Removed.Count));
        Assert.All(changes.Items, static item => Assert.StartsWith("n", item.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"@odata.context":"#Customers/$deletedEntity","id":"Customers(1)","reason":"changed"}""", "Customers(1)", "changed")]
    [InlineData("""{"@odata.context":"#Customers/$deletedEntity","id":"Customers(1)"}""", "Customers(1)", null)]
    [InlineData("""{"@odata.removed":{"reason":"deleted"},"@odata.id":"Customers(1)"}""", "Customers(1)", "deleted")]
    [InlineData("""{"@removed":{"reason":"deleted","@x.y":1},"@id":"Customers(1)","Name":"gone"}""", "Customers(1)", "deleted")]
    [InlineData("""{"@removed":{},"@context":"#Customers/$deletedEntity","@id":"Customers(1)"}""", "Customers(1)", null)]
    public async Task What_went_away_is_told_in_the_words_of_both_versions(string entry, string id, string? reason)
    {
        var changes = await FakeServer.Answering("{\"value\":[" + entry + "],\"@odata.deltaLink\":\"Customers?$deltatoken=1\"}").V4.Customers.ToDeltaAsync();
        Assert.Equal([new ODataRemoved(id, reason)], changes.Removed);
        Assert.Empty(changes.Items);
    }

    [Fact]
    public async Task Removed_rows_of_4_01_are_marked_in_the_row()
    {
        var server = FakeServer.Answering("""{"value":[{"@removed":{"reason":"changed"},"@id":"Customers(7)"},{"@removed":null,"ID":8},{"Name":"x"}],"@deltaLink":"/shop/Customers?$deltatoken=9"}""");
        var changes = await server.V4.Customers.ToDeltaAsync();
        Assert.Equal([new("Customers(7)", "changed"), new("{\"ID\":8}", null)], changes.Removed);
        Assert.Single(changes.Items);
    }

    [Fact]
    public async Task A_service_that_tracks_nothing_gives_no_link_and_one_that_repeats_its_link_is_no_circle()
    {
        Assert.Null((await FakeServer.Answering("""{"value":[]}""").V4.Customers.ToDeltaAsync()).Next);
        var server = FakeServer.Answering("""{"d":{"results":[],"__delta":"A_SalesOrder?!deltatoken='1'"}}""").Then("""{"d":{"results":[],"__delta":"A_SalesOrder?!deltatoken='1'"}}""");
        var first = await server.V2.SalesOrder.ToDeltaAsync();
        Assert.Equal(first.Next!.ToString(), (await first.Next.ToDeltaAsync()).Next!.ToString());
    }

    [Fact]
    public async Task A_delta_link_to_another_origin_is_refused()
    {
        var server = FakeServer.Answering("""{"value":[],"@odata.deltaLink":"https://elsewhere.test/shop/Customers?$deltatoken=1"}""");
        await Assert.ThrowsAsync<ODataFormatException>(() => server.V4.Customers.ToDeltaAsync());
    }

    [Theory]
    [InlineData("https://elsewhere.test/shop/Customers")]
    [InlineData("//elsewhere.test/shop/Customers")]
    [InlineData("/other/Customers")]
    [InlineData("/shop/../other")]
    public void A_kept_link_has_to_lead_into_the_service(string link) => Assert.Throws<ArgumentException>(() => new FakeServer().V4.Customers.ResumeDelta(link));

    [Fact]
    public async Task Links_that_lead_in_a_circle_are_not_followed_for_ever()
    {
        static FakeServer Circle() => FakeServer.Answering("""{"value":[{"Name":"a"}],"@odata.nextLink":"Customers?$skiptoken=1"}""")
            .Then("""{"value":[{"Name":"b"}],"@odata.nextLink":"Customers?$skiptoken=2"}""").Then("""{"value":[{"Name":"c"}],"@odata.nextLink":"Customers?$skiptoken=1"}""");
        Assert.Contains("read already", (await Assert.ThrowsAsync<ODataFormatException>(() => Circle().V4.Customers.ToListAsync())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ODataFormatException>(() => Circle().V4.Customers.ToDeltaAsync());
        var names = new List<string?>();
        await Assert.ThrowsAsync<ODataFormatException>(async () =>
        {
            await foreach (var customer in Circle().V4.Customers)
                names.Add(customer.Name);
        });
        Assert.Equal(["a", "b", "c"], names);
    }

    [Fact]
    public async Task Null_in_a_collection_of_objects_is_no_object()
    {
        var customer = (await FakeServer.Answering("""{"value":[null,{"Name":"a","Orders":[null,{"ID":1},null]}]}""").V4.Customers.ToListAsync()).Single();
        Assert.Equal(1, Assert.Single(customer.Orders!).ID);
    }

    [Fact]
    public async Task The_first_row_of_a_set_that_takes_no_top_is_read_without_it()
    {
        var server = FakeServer.Answering("""{"value":[{"Name":"a"},{"Name":"b"}],"@odata.nextLink":"Customers?$skiptoken=1"}""");
        Assert.Equal("a", (await new Untakeable(server.V4.Customers).FirstAsync()).Name);
        Assert.Equal(["/shop/Customers"], server.Urls);
    }

    private sealed class Untakeable(ODataQuery<Handwritten.Customer> query) : ODataQuery<Handwritten.Customer>(query.State)
    {
        protected override bool CanTake => false;
    }
}
