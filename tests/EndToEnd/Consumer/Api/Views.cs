namespace Api;

[ODataView<SalesOrder>]
public partial record TopOrder(string SalesOrder, decimal? TotalNetAmount, string? TransactionCurrency, IReadOnlyList<TopOrderItem> ToItem);

[ODataView<SalesOrderItem>]
public partial record TopOrderItem(string SalesOrderItem, string? Material);
