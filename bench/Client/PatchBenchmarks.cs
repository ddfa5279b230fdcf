using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Bench.Client;

/// <summary>Changes three properties of an order: the client, which knows by itself what was changed, against a class with these three and bare System.Text.Json.</summary>
[MemoryDiagnoser]
public class PatchBenchmarks
{
    private static readonly MediaTypeHeaderValue _json = new("application/json");

    private readonly Answers _answers = new(HttpStatusCode.NoContent, [], null);
    private HttpClient _http = null!;
    private OrderSet _orders = null!;
    private Order _order = null!;

    /// <summary>Reads the order, and checks that both send the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _order = OrderService.Answering(Payloads.V4(1), ODataProtocol.V4).Orders.FirstAsync().GetAwaiter().GetResult();
        _http = _answers.Client();
        _orders = OrderService.Over(_http, ODataProtocol.V4).Orders;
        Client();
        using var ours = JsonDocument.Parse(_answers.Taken.ToArray());
        SystemTextJson();
        using var peer = JsonDocument.Parse(_answers.Taken.ToArray());
        if (ours.RootElement.GetProperty("TotalNetAmount").ToString() != peer.RootElement.GetProperty("TotalNetAmount").ToString() || ours.RootElement.EnumerateObject().Count() != 3)
            throw new InvalidOperationException("The two do not send the same.");
    }

    /// <summary>The client.</summary>
    [Benchmark]
    public object Client()
    {
        _order.PurchaseOrderByCustomer = "PO-2026-000001";
        _order.TotalNetAmount = 1234.56m;
        _order.RequestedDeliveryDate = new DateOnly(2026, 12, 24);
        return _orders.UpdateAsync(_order).GetAwaiter().GetResult();
    }

    /// <summary>System.Text.Json, source-generated, with the headers that OData asks for.</summary>
    [Benchmark(Baseline = true)]
    public object SystemTextJson()
    {
        var patch = new PeerPatch { PurchaseOrderByCustomer = "PO-2026-000001", TotalNetAmount = 1234.56m, RequestedDeliveryDate = new DateOnly(2026, 12, 24) };
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('{Uri.EscapeDataString(_order.SalesOrder!)}')")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(patch, PeerContext.Default.PeerPatch)) { Headers = { ContentType = _json } },
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("OData-Version", "4.0");
        request.Headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        using var response = _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
        return response.EnsureSuccessStatusCode();
    }
}
