namespace Btp.Connectivity.Generator.Tests.Views;

/// <summary>Answers, read straight into views.</summary>
public class ViewReadingTests
{
    private const string Sales = """
        [ODataView<Sales.Order>] public partial record Top(string OrderKey, decimal? NetAmount, IReadOnlyList<TopItem> ToItem) { public DateOnly? OrderDate { get; init; } }
        [ODataView<OrderItem>] public partial record TopItem(string OrderItem, string? Material);
        """;

    private const string Shop = """
        [ODataView<Customer>] public partial class Buyer
        {
            public Guid ID { get; set; }
            public required string Name { get; init; }
            [ODataName("Favourite")] public Color? Colour { get; set; }
            [ODataName("Address/City")] public string? Town { get; set; }
            [ODataName("Address/Street")] public string? Road { get; set; }
            public string[] Emails { get; set; } = [];
            public Sale[]? Orders { get; set; }
        }
        [ODataView<Shopping.Order>] public partial record struct Wide(decimal ID, decimal? Amount);
        [ODataView<Shopping.Order>] public partial record Sale(long ID, DateTimeOffset? ShippedAt, TimeSpan? Takes, [ODataName("Customer/Address/City")] string? Town);
        """;

    [Fact]
    public void V2_rows_with_items() => Assert.Equal("1 10.50 02/29/2024 10:TG11,20:-|2   ", Consumer.Read(
        Sales,
        "orders.Order.Select<Top>().ToListAsync()",
        """
        {"d":{"results":[{"__metadata":{"type":"API_ORDER_SRV.A_OrderType"},"Order":"1","NetAmount":"10.50","OrderDate":"\/Date(1709164800000)\/","Buyer":"not asked for",
        "to_Item":{"results":[{"OrderItem":"10","Material":"TG11"},{"Material":null,"OrderItem":"20"}]}},{"Order":"2","NetAmount":null,"to_Item":{"__deferred":{"uri":"x"}}}]}}
        """,
        """string.Join("|", rows.Select(r => FormattableString.Invariant($"{r.OrderKey} {r.NetAmount} {r.OrderDate} {string.Join(",", r.ToItem.Select(i => i.OrderItem + ":" + (i.Material ?? "-")))}")))"""));

    [Fact]
    public void V4_rows_with_flattened_paths_enumerations_and_nested_views() => Assert.Equal("a Green, Blue Rome Via 1 x,y 5 01:00:00 Paris;6  -|b     null", Consumer.Read(
        Shop,
        "shop.Customers.Select<Buyer>().ToListAsync()",
        """
        {"value":[{"@odata.etag":"W/1","ID":"11111111-2222-3333-4444-555555555555","Name":"a","Favourite":"Green,Blue","Address":{"@odata.type":"#Shop.Address","Street":"Via 1","Zip":"1","City":"Rome"},"Emails":["x","y"],
        "Orders@odata.count":2,"Orders":[{"ID":5,"Takes":"PT1H","Customer":{"Name":"n","Address":{"City":"Paris"}}},{"ID":"6","ShippedAt":null,"Customer":null}]},
        {"ID":"11111111-2222-3333-4444-555555555556","Name":"b","Address":null,"Favourite":null}]}
        """,
        """string.Join("|", rows.Select(r => $"{r.Name} {r.Colour} {r.Town} {r.Road} {string.Join(",", r.Emails)} {(r.Orders is null ? "null" : string.Join(";", r.Orders.Select(o => $"{o.ID} {o.Takes} {o.Town ?? (o.ShippedAt is null && o.ID == 6 ? "-" : "?")}")))}"))"""));

    [Fact]
    public void Numbers_may_be_wider_and_rows_may_be_structs() => Assert.Equal("7/1.5", Consumer.Read(
        Shop, "shop.Customers[Guid.Empty].Orders.Select<Wide>().FirstAsync()", """{"value":[{"ID":7,"Amount":1.5}]}""", "FormattableString.Invariant($\"{rows.ID}/{rows.Amount}\")"));

    [Fact]
    public void One_entity_is_read_into_a_view() => Assert.Equal("b", Consumer.Read(
        Shop, "shop.Me.Select<Buyer>().GetAsync()", """{"@odata.context":"x","ID":"11111111-2222-3333-4444-555555555556","Name":"b"}""", "rows.Name"));

    [Fact]
    public void A_stream_of_rows_may_be_cut_anywhere()
    {
        var rows = string.Join(',', Enumerable.Range(0, 400).Select(i => $$"""{"Name":"n{{i}}","Address":{"City":"c{{i}}","Street":"{{new string('s', i)}}"},"Orders":[{"ID":{{i}},"Customer":{"Address":{"City":"k"} } }]}"""));
        Assert.Equal("400 n399 c399 399 k", Consumer.Read(
            Shop, "All(shop.Customers.Select<Buyer>().AsAsyncEnumerable())", $$"""{"value":[{{rows}}]}""", "$\"{rows.Count} {rows[^1].Name} {rows[^1].Town} {rows[^1].Orders![0].ID} {rows[^1].Orders![0].Town}\"; static async Task<List<T>> All<T>(IAsyncEnumerable<T> query) { var all = new List<T>(); await foreach (var row in query) all.Add(row); return all; }"));
    }
}
