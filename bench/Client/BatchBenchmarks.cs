using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Bench.Client;

/// <summary>Reads 100 orders by their keys in one batch: the client against a body put together by hand, and an answer cut at its boundaries.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private const int Parts = 100;
    private const string Boundary = "0123456789ABCDEF";

    private static readonly byte[] _separator = Encoding.ASCII.GetBytes("--" + Boundary);

    private HttpClient _http = null!;
    private OrderService _service = null!;

    /// <summary>Makes the answer, and checks that both read the same from it.</summary>
    [GlobalSetup]
    public void Setup()
    {
        using var rows = JsonDocument.Parse(Payloads.V4(Parts));
        var body = new StringBuilder();
        foreach (var row in rows.RootElement.GetProperty("value").EnumerateArray())
        {
            body.Append("--").Append(Boundary).Append("\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
                .Append(row.GetRawText()).Append("\r\n");
        }

        body.Append("--").Append(Boundary).Append("--\r\n");
        _http = new Answers(HttpStatusCode.OK, Encoding.UTF8.GetBytes(body.ToString()), "multipart/mixed; boundary=" + Boundary).Client();
        _service = OrderService.Over(_http, ODataProtocol.V4);
        if (!((List<Order>)Client()).Select(static o => (o.SalesOrder, o.TotalNetAmount)).SequenceEqual(((List<PeerOrder>)HandWritten()).Select(static o => (o.SalesOrder, o.TotalNetAmount))))
            throw new InvalidOperationException("The two do not read the same.");
    }

    /// <summary>The client.</summary>
    [Benchmark]
    public object Client()
    {
        var batch = _service.CreateBatch();
        var results = new BatchResult<Order>[Parts];
        for (var i = 0; i < Parts; i++)
            results[i] = batch.Add(_service.Orders[Key(i)]);
        batch.SendAsync().GetAwaiter().GetResult();
        var orders = new List<Order>(Parts);
        foreach (var result in results)
            orders.Add(result.Value);
        return orders;
    }

    /// <summary>By hand: no checks, no errors, nothing but this answer.</summary>
    [Benchmark(Baseline = true)]
    public object HandWritten()
    {
        var body = new StringBuilder();
        for (var i = 0; i < Parts; i++)
        {
            body.Append("--batch\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET A_SalesOrder('").Append(Uri.EscapeDataString(Key(i)))
                .Append("') HTTP/1.1\r\nAccept: application/json\r\nOData-MaxVersion: 4.0\r\n\r\n\r\n");
        }

        body.Append("--batch--\r\n");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToString()));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batch");
        using var response = _http.PostAsync(new Uri("/sap/opu/odata/sap/API_SALES_ORDER_SRV/$batch", UriKind.Relative), content).GetAwaiter().GetResult();
        ReadOnlySpan<byte> rest = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        var orders = new List<PeerOrder>(Parts);
        while (rest.IndexOf("\r\n\r\n{"u8) is >= 0 and var start)
        {
            rest = rest[(start + 4)..];
            var end = rest.IndexOf(_separator);
            orders.Add(JsonSerializer.Deserialize(rest[..end], PeerContext.Default.PeerOrder)!);
            rest = rest[end..];
        }

        return orders;
    }

    private static string Key(int i) => (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
