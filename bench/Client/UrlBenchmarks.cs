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
}
