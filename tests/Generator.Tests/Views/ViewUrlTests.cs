namespace Btp.Connectivity.Generator.Tests.Views;

/// <summary>What a view asks for.</summary>
public class ViewUrlTests
{
    private const string Orders = """
        [ODataView<Sales.Order>] public partial record Top(string OrderKey, decimal? NetAmount, IReadOnlyList<TopItem> ToItem);
        [ODataView<OrderItem>] public partial record TopItem(string OrderItem, string? Material);
        """;

    private const string Customers = """
        [ODataView<Customer>] public partial record Buyer(Guid ID, string Name, Place? Address, IReadOnlyList<Sale> Orders);
        [ODataView<Address>] public partial record Place(string? City);
        [ODataView<Shopping.Order>] public partial record Sale(long ID, decimal? Amount, [ODataName("Customer/Name")] string? Who);
        """;

    [Fact]
    public void V2_names_everything_by_its_path_in_one_select() =>
        Assert.Equal("$select=Order,NetAmount,to_Item/OrderItem,to_Item/Material&$expand=to_Item&$top=10", Query(Orders, "orders.Order.Select<Top>().Take(10)"));

    [Fact]
    public void V4_puts_the_inner_select_into_parentheses() => Assert.Equal(
        "$select=ID,Name,Address/City&$expand=Orders($select=ID,Amount;$expand=Customer($select=Name))", Query(Customers, "shop.Customers.Select<Buyer>()"));

    [Fact]
    public void A_view_of_one_entity_asks_for_the_same() => Assert.Equal(
        "$select=Order,NetAmount,to_Item/OrderItem,to_Item/Material&$expand=to_Item", Query(Orders, "orders.Order[\"1\"].Select<Top>()"));

    [Fact]
    public void Conditions_may_stand_before_and_behind() => Assert.Equal(
        "$filter=NetAmount%20gt%201M%20and%20Currency%20eq%20'AED'&$orderby=NetAmount&$select=Order,NetAmount,to_Item/OrderItem,to_Item/Material&$expand=to_Item",
        Query(Orders, "orders.Order.Where(o => o.NetAmount > 1m).Select<Top>().Where(o => o.Currency == \"AED\").OrderBy(o => o.NetAmount)"));

    [Fact]
    public void The_view_that_was_named_last_holds() => Assert.Equal(
        "$select=Currency", Query(Orders + "[ODataView<Sales.Order>] public partial record Other(string? Currency);", "orders.Order.Select<Top>().Select<Other>()"));

    [Fact]
    public void Options_of_a_navigation_stand_beside_the_inner_select() => Assert.Equal(
        "$select=ID,Name,Address/City&$expand=Orders($select=ID,Amount;$expand=Customer($select=Name);$filter=Amount%20gt%205;$top=3),Notes",
        Query(Customers, "shop.Customers.Select<Buyer>().Expand(c => c.Notes).Expand(c => c.Orders, o => o.Where(x => x.Amount > 5m).Take(3))"));

    [Fact]
    public void Paths_of_V2_select_the_end_and_expand_the_way() => Assert.Equal(
        "$select=OrderItem,to_Order/Buyer,to_Order/Currency&$expand=to_Order",
        Query("[ODataView<OrderItem>] public partial record Row(string OrderItem, [ODataName(\"to_Order/Buyer\")] string? Buyer, [ODataName(\"to_Order/Currency\")] string? Currency);", "orders.OrderItem.Select<Row>()"));

    [Fact]
    public void Whole_entities_and_complex_values_are_asked_for_as_a_whole()
    {
        Assert.Equal("$select=Order,to_Item/*&$expand=to_Item", Query("[ODataView<Sales.Order>] public partial record Row(string OrderKey, IReadOnlyList<OrderItem> ToItem);", "orders.Order.Select<Row>()"));
        Assert.Equal("$select=Name,Address,Emails&$expand=Orders", Query("[ODataView<Customer>] public partial record Row(string Name, Address? Address, string[] Emails, List<Shopping.Order> Orders);", "shop.Customers.Select<Row>()"));
    }

    [Fact]
    public void A_view_of_a_base_type_serves_derived_types_and_flattens_complex_values() => Assert.Equal(
        "$select=Address/City,Name,Discount",
        Query("[ODataView<KeyCustomer>] public partial class Row { [ODataName(\"Address/City\")] public string? Town { get; set; } public required string Name { get; init; } public decimal? Discount { get; set; } public string Upper => Name.ToUpperInvariant(); string? Own { get; set; } }",
            "\"/x?$select=\" + Text<Row>()", "static string Text<T>() where T : IODataView<T, KeyCustomer> => T.Selection.Select;"));

    [Fact]
    public void Counting_asks_for_no_columns() => Assert.Equal("/shop/Customers?$select=Name", Consumer.Evaluate("[ODataView<Customer>] public partial record Row(string Name);", "shop.Customers.Select<Row>().ToString()"));

    [Theory]
    [InlineData("orders.OrderItem.Select<Top>()")]
    [InlineData("shop.Customers.Select<Top>()")]
    [InlineData("shop.Customers.Select<Customer>()")]
    public void A_view_of_another_type_does_not_compile(string query)
    {
        var test = Consumer.Test(Orders + $"class P {{ object M(OrderService orders, ShopService shop) => {query}; }}");
        test.CompilerDiagnostics = Testing.CompilerDiagnostics.None;
        Assert.Contains(test.Run().Output.GetDiagnostics(), found => found.Id is "CS0311" or "CS0315");
    }

    private static string Query(string views, string query, string local = "")
    {
        var text = Consumer.Evaluate(views + (local.Length == 0 ? "" : $" static partial class Local {{ internal {local} }}"), local.Length == 0 ? $"({query}).ToString()" : query.Replace("Text<", "Local.Text<", StringComparison.Ordinal));
        return text[(text.IndexOf('?', StringComparison.Ordinal) + 1)..];
    }
}
