using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace Btp.Connectivity.Bench.Client;

/// <summary>The URL of the getTopOrders query: built by the client, and as a string written by hand, with the care that it needs.</summary>
[MemoryDiagnoser]
public class UrlBenchmarks
{
    private readonly OrderService _service = OrderService.Answering([], Btp.Connectivity.OData.ODataProtocol.V2);
    private readonly string _currency = "AED";
    private readonly decimal _least = 100m;
    private readonly int _top = 10;
    private readonly string _customer = "Müller & Söhne";
    private readonly string _type = "OR";
    private readonly decimal _fraction = 1250.50m;
    private readonly int _skip = 20;

    /// <summary>Checks that both write the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        if (Query() != HandWritten() || Encoded() != EncodedByHand())
            throw new InvalidOperationException("The two do not write the same.");
    }

    /// <summary>The client.</summary>
    [Benchmark]
    public string Query()
    {
        var currency = _currency;
        var least = _least;
        return _service.Orders
            .Where(o => o.TransactionCurrency == currency && o.TotalNetAmount > least)
            .OrderByDescending(o => o.TotalNetAmount)
            .Take(_top)
            .ToString();
    }

    /// <summary>An interpolated string.</summary>
    [Benchmark(Baseline = true)]
    public string HandWritten()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$filter=TransactionCurrency%20eq%20'{Uri.EscapeDataString(_currency.Replace("'", "''", StringComparison.Ordinal))}'%20and%20TotalNetAmount%20gt%20{_least}M&$orderby=TotalNetAmount%20desc&$top={_top}");

    /// <summary>The client: another query, with values that need to be encoded and a choice of properties.</summary>
    [Benchmark]
    public string Encoded()
    {
        var customer = _customer;
        var type = _type;
        var least = _fraction;
        return _service.Orders
            .Where(o => o.PurchaseOrderByCustomer == customer && o.SalesOrderType != type && o.TotalNetAmount >= least)
            .OrderByDescending(o => o.CreationDate)
            .Select<OrderBrief>()
            .Skip(_skip)
            .Take(_top)
            .ToString();
    }

    /// <summary>The same as an interpolated string.</summary>
    [Benchmark]
    public string EncodedByHand()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$filter=PurchaseOrderByCustomer%20eq%20'{Uri.EscapeDataString(_customer.Replace("'", "''", StringComparison.Ordinal))}'%20and%20SalesOrderType%20ne%20'{Uri.EscapeDataString(_type.Replace("'", "''", StringComparison.Ordinal))}'%20and%20TotalNetAmount%20ge%20{_fraction}M&$orderby=CreationDate%20desc&$select=SalesOrder,TotalNetAmount,TransactionCurrency&$skip={_skip}&$top={_top}");
}
