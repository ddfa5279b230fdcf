using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Batch;

/// <summary>Batches of V4 as JSON.</summary>
public sealed class JsonBatchTests
{
    [Fact]
    public async Task A_batch_is_written_as_the_protocol_asks()
    {
        var server = FakeServer.Answering("""{"responses":[]}""");
        var shop = server.V4;
        var batch = shop.CreateBatch(BatchFormat.Json);
        batch.Add(shop.Customers.Take(2));
        var changes = batch.BeginChangeSet();
        changes.Add(BatchTests.Change(shop, "POST", "/Customers", "1"));
        changes.Add(BatchTests.Change(shop, "DELETE", "$1", null, etag: "W/\"3\""));
        await batch.SendAsync();
        Assert.Equal("application/json", server.Headers[0].Accept.ToString());
        Assert.Equal("continue-on-error", server.Headers[0].GetValues("Prefer").Single());
        const string accept = "application/json; odata.metadata=minimal; IEEE754Compatible=true";
        Assert.Equal(
            $$$"""{"requests":[{"id":"r1","method":"GET","url":"Customers?$top=2","headers":{"accept":"{{{accept}}}","odata-maxversion":"4.0"}},"""
            + $$$"""{"id":"1","atomicityGroup":"g2","method":"POST","url":"Customers","headers":{"accept":"{{{accept}}}","odata-version":"4.0","odata-maxversion":"4.0","content-type":"application/json"},"body":{"SalesOrder":"1"}},"""
            + $$$"""{"id":"2","atomicityGroup":"g2","dependsOn":["1"],"method":"DELETE","url":"$1","headers":{"accept":"{{{accept}}}","odata-maxversion":"4.0","if-match":"W/\"3\""}}]}""",
            server.Bodies[0].Replace("\\u0022", "\\\"", StringComparison.Ordinal).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_request_has_the_answer_that_is_its_own_in_any_order_and_any_pieces()
    {
        var body = Encoding.UTF8.GetBytes("""
            {"@odata.context":"x","responses":[
             {"status":201,"id":"1","headers":{"content-type":"application/json"},"body":{"SalesOrder":"9"}},
             {"id":"r2","status":404,"body":{"error":{"code":"X","message":"gone"}}},
             {"id":"unasked","status":200},
             {"id":"2","status":204,"headers":{"a":1,"odata-version":"4.0","x":null}},
             {"body":"17","id":"r4","status":200,"headers":{"Content-Type":"text/plain"}},
             {"body":{"value":[{"Name":"a"},{"Name":"ü\n"}]},"headers":{"Content-Type":"application/json","Content-Length":"1"},"id":"r1","status":200}],"more":[1]}
            """);
        for (var size = 1; size < 200; size += 7)
        {
            var server = new FakeServer().Then(new TrickleContent(body, size));
            var shop = server.V4;
            var batch = shop.CreateBatch(BatchFormat.Json);
            var rows = batch.Add(shop.Customers);
            var missing = batch.Add(shop.Me);
            var changes = batch.BeginChangeSet();
            var created = changes.Add(BatchTests.Change(shop, "POST", "/Customers", "9"));
            var deleted = changes.Add(BatchTests.Change(shop, "DELETE", "$1", null));
            var count = batch.AddCount(shop.Customers);
            await batch.SendAsync();
            Assert.Equal(["a", "ü\n"], rows.Value.Select(c => c.Name));
            Assert.StartsWith("gone (404, X) GET /shop/Me", Assert.Throws<ODataException>(() => missing.Value).Message, StringComparison.Ordinal);
            Assert.Equal("9", created.Value!.SalesOrderKey);
            Assert.Null(deleted.Value);
            Assert.Equal(17, count.Value);
        }
    }

    [Theory]
    [InlineData("""{"id":"1","status":424},{"id":"2","status":400,"body":{"error":{"code":"C","message":"no stock"}}}""")]
    [InlineData("""{"id":"g1","status":400,"body":{"error":{"code":"C","message":"no stock"}}}""")]
    [InlineData("""{"id":"1","status":201,"body":{}},{"id":"2","status":400,"body":{"error":{"code":"C","message":"no stock"}}}""")]
    public async Task A_failed_change_set_fails_all_its_requests_and_nothing_else(string answers)
    {
        var server = FakeServer.Answering($$$"""{"responses":[{{{answers}}},{"id":"r2","status":200,"body":{"value":[]}}]}""");
        var shop = server.V4;
        var batch = shop.CreateBatch(BatchFormat.Json);
        var changes = batch.BeginChangeSet();
        var first = changes.Add(BatchTests.Change(shop, "POST", "/Customers", "9"));
        var second = changes.Add(BatchTests.Change(shop, "POST", "/Customers", "9"));
        var rows = batch.Add(shop.Customers);
        await batch.SendAsync();
        Assert.Empty(rows.Value);
        Assert.Contains("no stock", Assert.Throws<ODataException>(() => first.Value).Message, StringComparison.Ordinal);
        Assert.Equal("C", Assert.Throws<ODataException>(() => second.Value).Code);
    }

    [Theory]
    [InlineData("""{"responses":[""", "ends in the middle")]
    [InlineData("""{"responses":[{"id":"r1","status":200,"body":{"val""", "ends in the middle")]
    [InlineData("""{"responses":{}}""", "no array")]
    [InlineData("""{"responses":[7]}""", "no object")]
    [InlineData("""{"responses":[{"id":"r1"}]}""", "no status")]
    [InlineData("<html/>", "logon page")]
    [InlineData("[]", "not OData JSON")]
    public async Task A_response_that_answers_no_batch_fails_the_whole(string body, string message)
    {
        var server = FakeServer.Answering(body);
        var batch = server.V4.CreateBatch(BatchFormat.Json);
        var rows = batch.Add(server.V4.Customers);
        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => batch.SendAsync());
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Same(exception, rows.Error);
    }

    [Fact]
    public async Task A_request_without_an_answer_says_so()
    {
        var server = FakeServer.Answering("""{"value":[]}""");
        var batch = server.V4.CreateBatch(BatchFormat.Json);
        var rows = batch.Add(server.V4.Customers);
        await batch.SendAsync();
        Assert.Contains("without an answer", Assert.Throws<ODataFormatException>(() => rows.Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void V2_knows_no_batches_of_json() => Assert.Throws<ArgumentException>(() => new FakeServer().V2.CreateBatch(BatchFormat.Json));
}
