using System.Net;
using System.Text.RegularExpressions;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Batch;

public sealed partial class BatchTests
{
    private const string Type = "multipart/mixed; boundary=b";

    [Fact]
    public async Task A_batch_is_written_as_the_protocol_asks()
    {
        var server = FakeServer.Answering(Multipart.Of(), type: Type);
        var sales = server.V2;
        var batch = sales.CreateBatch();
        batch.Add(sales.SalesOrder.Where(o => o.SoldToParty == "Ä & B").Take(2));
        using (var changes = batch.BeginChangeSet())
        {
            changes.Add(Change(sales, "POST", "/A_SalesOrder", "1"));
            changes.Add(Change(sales, "DELETE", "/A_SalesOrder('2')", null, etag: "W/\"3\""));
        }

        batch.AddCount(sales.SalesOrder);
        await batch.SendAsync();

        Assert.Equal(["/sap/opu/odata/sap/API_SALES_ORDER_SRV/$batch"], server.Urls);
        Assert.Equal("multipart/mixed", server.Headers[0].Accept.ToString());
        Assert.Equal("""
            --batch_ID
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            GET A_SalesOrder?$filter=SoldToParty%20eq%20'%C3%84%20%26%20B'&$top=2 HTTP/1.1
            Accept: application/json
            MaxDataServiceVersion: 2.0


            --batch_ID
            Content-Type: multipart/mixed; boundary=changeset_ID_2

            --changeset_ID_2
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 1

            POST A_SalesOrder HTTP/1.1
            Accept: application/json
            DataServiceVersion: 2.0
            MaxDataServiceVersion: 2.0
            Content-Type: application/json

            {"SalesOrder":"1"}
            --changeset_ID_2
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 2

            DELETE A_SalesOrder('2') HTTP/1.1
            Accept: application/json
            MaxDataServiceVersion: 2.0
            If-Match: W/"3"


            --changeset_ID_2--

            --batch_ID
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            GET A_SalesOrder/$count HTTP/1.1
            Accept: text/plain
            MaxDataServiceVersion: 2.0


            --batch_ID--

            """.ReplaceLineEndings("\r\n"), Ids().Replace(server.Bodies[0], "ID"));
    }

    [Fact]
    public async Task Every_request_has_the_answer_that_is_its_own()
    {
        var server = FakeServer.Answering(
            Multipart.Of(
                Multipart.Http("200 OK", """{"d":{"results":[{"SalesOrder":"1"},{"SalesOrder":"2"}]}}"""),
                Multipart.Http("404 Not Found", """{"error":{"code":"X/1","message":{"lang":"en","value":"gone"}}}"""),
                Multipart.Http("404 Not Found", """{"error":{"code":"X/1","message":{"lang":"en","value":"gone"}}}"""),
                Multipart.Http("200 OK", "17", headers: "Content-Type: text/plain\r\nContent-Length: 2\r\n"),
                Multipart.Changes(Multipart.Http("201 Created", """{"d":{"SalesOrder":"9"}}""", id: "1"), Multipart.Http("204 No Content", id: "2", headers: "")),
                Multipart.Http("200 OK", """{"d":{"__count":"7","results":[]}}""")),
            HttpStatusCode.Accepted, Type);
        var sales = server.V2;
        var batch = sales.CreateBatch();
        var rows = batch.Add(sales.SalesOrder.Take(10));
        var none = batch.AddOrDefault(sales.SalesOrder["3"]);
        var missing = batch.Add(sales.SalesOrder["4"]);
        var count = batch.AddCount(sales.SalesOrder.Where(o => o.SoldToParty == "x"));
        using var changes = batch.BeginChangeSet();
        var created = changes.Add(Change(sales, "POST", "/A_SalesOrder", "9"));
        var deleted = changes.Add(Change(sales, "DELETE", "/A_SalesOrder('1')", null));
        var page = batch.AddPage(sales.SalesOrder.WithCount());
        Assert.Equal(7, batch.Count);
        Assert.Throws<InvalidOperationException>(() => rows.Value);

        await batch.SendAsync();

        Assert.Equal(["1", "2"], rows.Value.Select(o => o.SalesOrderKey));
        Assert.Null(none.Value);
        Assert.Equal(17, count.Value);
        Assert.Equal("9", created.Value!.SalesOrderKey);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Null(deleted.Value);
        Assert.Equal(7, page.Value.TotalCount);
        Assert.True(deleted.IsSuccess);
        var error = Assert.Throws<ODataException>(() => missing.Value);
        Assert.Equal("gone (404, X/1) GET /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('4')", error.Message);
        Assert.Same(error, missing.Error);
        Assert.False(missing.IsSuccess);
        Assert.Throws<ODataException>(missing.EnsureSuccess);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failed_change_set_fails_all_its_requests_and_nothing_else(bool isNested)
    {
        var error = Multipart.Http("400 Bad Request", """{"error":{"code":"V1/555","message":{"lang":"en","value":"no stock"},"innererror":{"transactionid":"T1"}}}""");
        var server = FakeServer.Answering(Multipart.Of(isNested ? Multipart.Changes(error) : error, Multipart.Http("200 OK", """{"d":{"results":[]}}""")), type: Type);
        var sales = server.V2;
        var batch = sales.CreateBatch();
        using var changes = batch.BeginChangeSet();
        var first = changes.Add(Change(sales, "POST", "/A_SalesOrder", "1"));
        var second = changes.Add(Change(sales, "POST", "/A_SalesOrder", "2"));
        var rows = batch.Add(sales.SalesOrder);
        await batch.SendAsync();

        Assert.Empty(rows.Value);
        foreach (var result in new[] { first, second })
        {
            var exception = Assert.Throws<ODataException>(() => result.Value);
            Assert.StartsWith("Nothing of the change set was carried out: no stock (400, V1/555)", exception.Message, StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode.BadRequest, "V1/555", "T1"), (exception.StatusCode, exception.Code, exception.InnerError!.TransactionId));
            Assert.Equal(result.Request, exception.Request);
        }
    }

    [Fact]
    public async Task A_change_set_of_one_request_fails_with_that_request()
    {
        var server = FakeServer.Answering(Multipart.Of(Multipart.Http("412 Precondition Failed")), type: Type);
        var batch = server.V2.CreateBatch();
        var result = batch.BeginChangeSet().Add(Change(server.V2, "DELETE", "/A_SalesOrder('1')", null));
        await batch.SendAsync();
        Assert.Equal("DELETE", Assert.Throws<ODataConcurrencyException>(() => result.Value).Request!.Method);
    }

    [Fact]
    public async Task A_change_that_seems_to_have_succeeded_beside_one_that_failed_has_failed()
    {
        var server = FakeServer.Answering(
            Multipart.Of(Multipart.Changes(
                Multipart.Http("201 Created", """{"d":{"SalesOrder":"1"}}""", id: "1"),
                Multipart.Http("409 Conflict", """{"error":{"code":"C","message":"twice"}}""", id: "2"))),
            type: Type);
        var batch = server.V2.CreateBatch();
        var changes = batch.BeginChangeSet();
        var first = changes.Add(Change(server.V2, "POST", "/A_SalesOrder", "1"));
        var second = changes.Add(Change(server.V2, "POST", "/A_SalesOrder", "2"));
        await batch.SendAsync();
        Assert.StartsWith("twice (409, C)", Assert.Throws<ODataException>(() => second.Value).Message, StringComparison.Ordinal);
        var undone = Assert.Throws<ODataException>(() => first.Value);
        Assert.StartsWith("Nothing of the change set was carried out, because another request in it failed: twice", undone.Message, StringComparison.Ordinal);
        Assert.Same(second.Error, undone.InnerException);
    }

    [Fact]
    public async Task Answers_of_a_change_set_are_told_apart_by_their_ids_wherever_these_stand()
    {
        var server = FakeServer.Answering(
            Multipart.Of(Multipart.Changes(
                Multipart.Http("201 Created", """{"d":{"SalesOrder":"two"}}""", headers: "content-id: 2\r\n"),
                Multipart.Http("201 Created", """{"d":{"SalesOrder":"three"}}"""),
                Multipart.Http("201 Created", """{"d":{"SalesOrder":"one"}}""", id: "1"))),
            type: Type);
        var batch = server.V2.CreateBatch();
        var changes = batch.BeginChangeSet();
        var one = changes.Add(Change(server.V2, "POST", "/A_SalesOrder", "1"));
        var two = changes.Add(Change(server.V2, "POST", "/A_SalesOrder", "2"));
        var three = changes.Add(Change(server.V2, "POST", "/A_SalesOrder", "3"));
        await batch.SendAsync();
        Assert.Equal(("one", "two", "three"), (one.Value!.SalesOrderKey, two.Value!.SalesOrderKey, three.Value!.SalesOrderKey));
    }

    [Fact]
    public async Task A_request_with_two_answers_has_none()
    {
        var twice = new[] { Multipart.Http("201 Created", """{"d":{"SalesOrder":"a"}}""", id: "1"), Multipart.Http("201 Created", """{"d":{"SalesOrder":"b"}}""", id: "1") };
        foreach (var answers in new[] { Multipart.Changes(twice), Multipart.Changes([.. twice, Multipart.Http("201 Created", """{"d":{"SalesOrder":"c"}}""", id: "2")]) })
        {
            var server = FakeServer.Answering(Multipart.Of(answers), type: Type);
            var batch = server.V2.CreateBatch();
            var changes = batch.BeginChangeSet();
            var one = changes.Add(Change(server.V2, "POST", "/A_SalesOrder", "1"));
            changes.Add(Change(server.V2, "POST", "/A_SalesOrder", "2"));
            await batch.SendAsync();
            Assert.Contains("more than one answer", Assert.Throws<ODataFormatException>(() => one.Value).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_without_an_answer_says_so_and_why()
    {
        var server = FakeServer.Answering(Multipart.Of(Multipart.Http("400 Bad Request", """{"error":{"code":"C","message":"first"}}""")), type: Type);
        var batch = server.V4.CreateBatch();
        batch.ContinueOnError = false;
        batch.Add(server.V4.Customers);
        var changes = batch.BeginChangeSet();
        var change = changes.Add(Change(server.V4, "POST", "/Customers", "1"));
        var later = batch.Add(server.V4.Customers);
        await batch.SendAsync();
        foreach (var result in new BatchResult[] { change, later })
        {
            Assert.Contains("without an answer to this request", result.Error!.Message, StringComparison.Ordinal);
            Assert.Contains("GET /shop/Customers", result.Error.Message, StringComparison.Ordinal);
            Assert.StartsWith("first", result.Error.InnerException!.Message, StringComparison.Ordinal);
            Assert.Null(result.StatusCode);
        }

        Assert.False(server.Headers[0].Contains("Prefer"));
    }

    [Fact]
    public async Task A_service_of_V4_is_asked_to_go_on_behind_an_error_and_one_of_V2_always_does()
    {
        var server = FakeServer.Answering(Multipart.Of(), type: Type).Then(Multipart.Of(), type: Type);
        var v4 = server.V4.CreateBatch();
        v4.Add(server.V4.Customers);
        await v4.SendAsync();
        var v2 = server.V2.CreateBatch();
        v2.Add(server.V2.SalesOrder);
        await v2.SendAsync();
        Assert.Equal("odata.continue-on-error", server.Headers[0].GetValues("Prefer").Single());
        Assert.False(server.Headers[1].Contains("Prefer"));
        Assert.Throws<InvalidOperationException>(() => server.V2.CreateBatch().ContinueOnError = false);
    }

    [Fact]
    public async Task Further_pages_are_read_behind_the_batch()
    {
        var server = new FakeServer { RewrittenRoot = new("http://s4hana.virtual:44300/") }
            .Then(Multipart.Of(
                Multipart.Http("200 OK", """{"d":{"results":[{"SalesOrder":"1"}],"__next":"http://s4hana.virtual:44300/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$skiptoken=1"}}"""),
                Multipart.Http("200 OK", """{"d":{"results":[{"SalesOrder":"1"}],"__next":"http://elsewhere.example/A_SalesOrder?$skiptoken=1"}}""")), type: Type)
            .Then("""{"d":{"results":[{"SalesOrder":"2"}]}}""");
        var batch = server.V2.CreateBatch();
        var rows = batch.Add(server.V2.SalesOrder);
        var stolen = batch.Add(server.V2.SalesOrder);
        await batch.SendAsync();
        Assert.Equal(["1", "2"], rows.Value.Select(o => o.SalesOrderKey));
        Assert.Contains("another origin", Assert.Throws<ODataFormatException>(() => stolen.Value).Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Urls.Count);
    }

    [Fact]
    public async Task A_batch_is_sent_once_and_takes_nothing_more_then()
    {
        var server = FakeServer.Answering(Multipart.Of(), type: Type);
        var batch = server.V2.CreateBatch();
        var changes = batch.BeginChangeSet();
        changes.Add(Change(server.V2, "DELETE", "/A_SalesOrder('1')", null));
        await batch.SendAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => batch.SendAsync());
        Assert.Throws<InvalidOperationException>(() => batch.Add(server.V2.SalesOrder));
        Assert.Throws<InvalidOperationException>(batch.BeginChangeSet);
        Assert.Throws<InvalidOperationException>(() => changes.Add(Change(server.V2, "DELETE", "/A_SalesOrder('1')", null)));
        Assert.Single(server.Urls);
    }

    [Fact]
    public async Task An_empty_batch_is_not_sent()
    {
        var server = new FakeServer();
        var batch = server.V2.CreateBatch();
        batch.BeginChangeSet().Dispose();
        await batch.SendAsync();
        Assert.Empty(server.Urls);
    }

    [Fact]
    public void A_change_set_that_has_ended_takes_nothing_more()
    {
        var server = new FakeServer();
        var batch = server.V2.CreateBatch();
        var changes = batch.BeginChangeSet();
        batch.Add(server.V2.SalesOrder);
        Assert.Throws<InvalidOperationException>(() => changes.Add(Change(server.V2, "DELETE", "/A_SalesOrder('1')", null)));
        var second = batch.BeginChangeSet();
        second.Dispose();
        Assert.Throws<InvalidOperationException>(() => second.Add(Change(server.V2, "DELETE", "/A_SalesOrder('1')", null)));
    }

    [Fact]
    public void A_request_of_another_service_is_refused()
    {
        var batch = new FakeServer().V2.CreateBatch();
        Assert.Throws<ArgumentException>(() => batch.Add(new FakeServer().V4.Customers));
        Assert.Throws<ArgumentException>(() => batch.BeginChangeSet().Add(Change(new FakeServer().V4, "POST", "/Customers", null)));
    }

    [Theory]
    [InlineData("<html>logon</html>", "text/html", "logon page")]
    [InlineData("""{"d":{}}""", "application/json", "no answer to a batch")]
    [InlineData("--b--", "multipart/mixed", "names no boundary")]
    [InlineData("nothing", "multipart/mixed; boundary=b", "none of the boundaries")]
    [InlineData("--b\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{\"d\":", "multipart/mixed; boundary=b", "ends in the middle")]
    [InlineData("--b\r\n\r\nnonsense\r\n--b--", "multipart/mixed; boundary=b", "does not begin with the status")]
    [InlineData("--b\r\n\r\n\r\n--b--", "multipart/mixed; boundary=b", "is empty")]
    public async Task A_response_that_answers_no_batch_fails_the_whole(string body, string type, string message)
    {
        var server = FakeServer.Answering(body, type: type);
        var batch = server.V2.CreateBatch();
        var first = batch.Add(server.V2.SalesOrder);
        var second = batch.Add(server.V2.SalesOrder);
        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => batch.SendAsync());
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal("POST /sap/opu/odata/sap/API_SALES_ORDER_SRV/$batch", exception.Request!.ToString());
        Assert.NotNull(first.Error);
        Assert.Same(exception, second.Error);
    }

    [Fact]
    public async Task A_refused_batch_fails_all_its_requests()
    {
        var server = FakeServer.Answering("""{"error":{"code":"C","message":{"lang":"en","value":"no batch today"}}}""", HttpStatusCode.BadRequest);
        var batch = server.V2.CreateBatch();
        var rows = batch.Add(server.V2.SalesOrder);
        Assert.Same(await Assert.ThrowsAsync<ODataException>(() => batch.SendAsync()), rows.Error);
    }

    [Fact]
    public async Task Servers_that_leave_out_heads_are_understood()
    {
        var server = FakeServer.Answering("--b\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"d\":{\"results\":[]}}\n--b\n\n\nHTTP/1.1 204\n--b--", type: "multipart/mixed; boundary=\"b\"");
        var batch = server.V2.CreateBatch();
        var rows = batch.Add(server.V2.SalesOrder);
        var none = batch.AddOrDefault(server.V2.SalesOrder["1"]);
        await batch.SendAsync();
        Assert.Empty(rows.Value);
        Assert.Null(none.Value);
    }

    [Fact]
    public async Task A_failure_to_read_one_answer_leaves_the_others()
    {
        var server = FakeServer.Answering(
            Multipart.Of(Multipart.Http("200 OK", """{"d":{"results":[{"SalesOr"""), Multipart.Http("200 OK", "<html/>"), Multipart.Http("200 OK", """{"d":{"results":[{}]}}""")), type: Type);
        var batch = server.V2.CreateBatch();
        var cut = batch.Add(server.V2.SalesOrder);
        var page = batch.Add(server.V2.SalesOrder);
        var rows = batch.Add(server.V2.SalesOrder);
        await batch.SendAsync();
        Assert.Contains("ends in the middle", Assert.Throws<ODataFormatException>(() => cut.Value).Message, StringComparison.Ordinal);
        Assert.Contains("HTML page", Assert.Throws<ODataFormatException>(() => page.Value).Message, StringComparison.Ordinal);
        Assert.Single(rows.Value);
    }

    [Theory]
    [InlineData("W/\"1\"\r\nX: y")]
    [InlineData("\0")]
    public void A_header_cannot_begin_another_one(string etag)
    {
        var server = new FakeServer();
        Assert.Throws<ArgumentException>(() => server.V2.CreateBatch().BeginChangeSet().Add(Change(server.V2, "DELETE", "/A_SalesOrder('1')", null, etag)));
    }

    [Fact]
    public async Task A_created_entity_is_referred_to_in_its_change_set_and_nowhere_else()
    {
        var server = FakeServer.Answering(Multipart.Of(), type: Type);
        var sales = server.V2;
        var batch = sales.CreateBatch();
        var changes = batch.BeginChangeSet();
        var order = changes.Add(Change(sales, "POST", "/A_SalesOrder", "1"));
        var items = sales.SalesOrder[order].ToItem;
        Assert.Equal("$1/to_Item", items.ToString());
        changes.Add(Change(sales, "POST", items.ToString(), "10"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => items.ToListAsync());
        Assert.Throws<InvalidOperationException>(() => batch.Add(items));
        Assert.Throws<InvalidOperationException>(() => batch.BeginChangeSet().Add(Change(sales, "POST", items.ToString(), "10")));
        Assert.Throws<InvalidOperationException>(() => sales.SalesOrder[order]);
        await batch.SendAsync();
        Assert.Contains("\r\nPOST $1/to_Item HTTP/1.1\r\n", server.Bodies[0], StringComparison.Ordinal);
    }

    internal static ODataRequest<SalesOrder?> Change(ODataService service, string method, string path, string? order, string? etag = null)
        => new(service, new HttpMethod(method), path.StartsWith('$') ? path : service.Path + path, static async (request, response, cancellationToken) =>
        {
            await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken);
            return response.StatusCode == HttpStatusCode.NoContent ? null : await ODataReading.One<SalesOrder>(request.Service, request.Url).ReadAsync(response, cancellationToken);
        })
        {
            IfMatch = etag,
            WriteBody = order is null ? null : writer =>
            {
                writer.WriteStartObject();
                writer.WriteName("SalesOrder");
                writer.WriteString(order);
                writer.WriteEndObject();
            },
        };

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Ids();
}
