using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Bench.Client;

/// <summary>Reads 1,000 orders of 20 properties: the client with everything it does (request, streaming, checks), against bare deserialisation of the same bytes.</summary>
[MemoryDiagnoser]
public class ReadBenchmarks
{
    private byte[] _payload = [];
    private OrderService _service = null!;

    /// <summary>Version of the protocol.</summary>
    [Params(2, 4)]
    public int Version { get; set; }

    /// <summary>How the rows look.</summary>
    [ParamsAllValues]
    public RowShape Shape { get; set; }

    /// <summary>Makes the payload, and checks that both read the same from it.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _payload = Payloads.Shaped(Version == 2 ? Payloads.V2(1_000) : Payloads.V4(1_000), Shape);
        _service = OrderService.Answering(_payload, Version == 2 ? ODataProtocol.V2 : ODataProtocol.V4);
        var ours = (List<Order>)Client();
        var peers = SystemTextJson() is List<PeerOrderV2> v2 ? v2.Select(Text) : ((List<PeerOrder>)SystemTextJson()).Select(Text);
        if (ours.Count != 1_000 || !ours.Select(Text).SequenceEqual(peers))
            throw new InvalidOperationException("The two do not read the same.");
    }

    /// <summary>The client.</summary>
    [Benchmark]
    public object Client() => _service.Orders.ToListAsync().GetAwaiter().GetResult();

    /// <summary>System.Text.Json, source-generated.</summary>
    [Benchmark(Baseline = true)]
    public object SystemTextJson()
        => Version == 2
            ? JsonSerializer.Deserialize(_payload, PeerContext.Default.PeerV2)!.D.Results
            : JsonSerializer.Deserialize(_payload, PeerContext.Default.PeerV4)!.Value;

    private static string Text(Order o) => $"{o.SalesOrder}|{o.SoldToParty}|{o.PurchaseOrderByCustomer}|{o.CreationDate:O}|{o.LastChangeDateTime:O}|{o.TotalNetAmount}|{o.TransactionCurrency}|{o.RequestedDeliveryDate:O}|{o.OverallSDProcessStatus}|{o.IsBlocked}";

    private static string Text(PeerOrder o) => $"{o.SalesOrder}|{o.SoldToParty}|{o.PurchaseOrderByCustomer}|{o.CreationDate:O}|{o.LastChangeDateTime:O}|{o.TotalNetAmount}|{o.TransactionCurrency}|{o.RequestedDeliveryDate:O}|{o.OverallSDProcessStatus}|{o.IsBlocked}";

    private static string Text(PeerOrderV2 o) => $"{o.SalesOrder}|{o.SoldToParty}|{o.PurchaseOrderByCustomer}|{o.CreationDate:O}|{o.LastChangeDateTime:O}|{o.TotalNetAmount}|{o.TransactionCurrency}|{o.RequestedDeliveryDate:O}|{o.OverallSDProcessStatus}|{o.IsBlocked}";
}
