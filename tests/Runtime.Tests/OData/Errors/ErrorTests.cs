using System.Net;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Errors;

public sealed class ErrorTests
{
    private const string V2Error = """
        {"error":{"code":"/IWBEP/CM_MGW_RT/020","message":{"lang":"en","value":"Resource not found for segment 'A_SalesOrderType'"},
        "innererror":{"application":{"component_id":"SD-SLS-API","service_namespace":"/SAP/","service_id":"API_SALES_ORDER_SRV","service_version":"0001"},
        "transactionid":"ABC123","timestamp":"20240131080000.1234567","Error_Resolution":{"SAP_Note":"see 1797736"},
        "errordetails":[{"code":"V1/555","message":"No order","propertyref":"SalesOrder","severity":"error","target":"","transition":false},{"code":"V1/556","message":"Look","severity":"warning"}]}}}
        """;

    private const string V4Error = """
        {"error":{"code":"SADL/1","message":"Refused","target":"Amount","@SAP__common.ExceptionCategory":"Client_Error",
        "details":[{"code":"A/1","message":"Too much","target":"Amount","@SAP__common.numericSeverity":4}],
        "innererror":{"ErrorDetails":{"@SAP__common.Application":{"ComponentId":"SD","ServiceId":"CE_SALESORDER_0001"}},"transactionid":"T1"}}}
        """;

    private const string XmlError = """
        <?xml version="1.0" encoding="utf-8"?><error xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><code>/IWFND/CM_COS/024</code><message xml:lang="en">No &lt;way&gt;</message>
        <innererror><transactionid>T9</transactionid><errordetails><errordetail><code>A/1</code><message>Because</message><propertyref/><severity>error</severity></errordetail></errordetails></innererror></error>
        """;

    [Fact]
    public async Task A_V2_error_is_read_with_what_SAP_adds()
    {
        var exception = await Fails(FakeServer.Answering(V2Error, HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Equal("/IWBEP/CM_MGW_RT/020", exception.Code);
        Assert.Equal("Resource not found for segment 'A_SalesOrderType' (400, /IWBEP/CM_MGW_RT/020) GET /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder", exception.Message);
        Assert.Equal([new("V1/555", "No order", "SalesOrder", "error"), new("V1/556", "Look", null, "warning")], exception.Details);
        Assert.Equal("ABC123", exception.InnerError!.TransactionId);
        Assert.Equal("20240131080000.1234567", exception.InnerError.Timestamp);
        Assert.Equal("SD-SLS-API", exception.InnerError.Component);
        Assert.Equal("API_SALES_ORDER_SRV", exception.InnerError.ServiceId);
        Assert.Contains("1797736", exception.InnerError.Json, StringComparison.Ordinal);
        Assert.Equal(new ODataRequestLine("GET", "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder"), exception.Request);
    }

    [Fact]
    public async Task A_V4_error_is_read_with_what_SAP_adds()
    {
        var exception = await Assert.ThrowsAsync<ODataException>(() => FakeServer.Answering(V4Error, HttpStatusCode.UnprocessableEntity).V4.Customers.CountAsync());
        Assert.Equal(("SADL/1", "Amount"), (exception.Code, exception.Target));
        Assert.StartsWith("Refused (422, SADL/1) GET /shop/Customers/$count", exception.Message, StringComparison.Ordinal);
        Assert.Equal([new("A/1", "Too much", "Amount", "4")], exception.Details);
        Assert.Equal(("T1", "SD", "CE_SALESORDER_0001"), (exception.InnerError!.TransactionId, exception.InnerError.Component, exception.InnerError.ServiceId));
    }

    [Fact]
    public async Task An_error_in_xml_is_read_too()
    {
        var exception = await Fails(FakeServer.Answering(XmlError, HttpStatusCode.Forbidden, "application/atom+xml;charset=utf-8"));
        Assert.Equal("/IWFND/CM_COS/024", exception.Code);
        Assert.StartsWith("No <way> (403", exception.Message, StringComparison.Ordinal);
        Assert.Equal([new("A/1", "Because", null, "error")], exception.Details);
        Assert.Equal("T9", exception.InnerError!.TransactionId);
    }

    [Fact]
    public async Task A_document_type_in_an_error_is_not_read()
    {
        const string xml = """<!DOCTYPE error [<!ENTITY e SYSTEM "file:///etc/passwd">]><error><code>x</code><message>&e;</message></error>""";
        Assert.Null((await Fails(FakeServer.Answering(xml, HttpStatusCode.BadRequest, "application/xml"))).Code);
    }

    [Theory]
    [InlineData("<html><body>secret</body></html>", "text/html", "a page that is no OData error")]
    [InlineData("secret", "text/plain", "a text that is no OData error")]
    [InlineData("""{"secret":1}""", "application/json", "a text that is no OData error")]
    [InlineData("""{"error":{"code":""", "application/json", "a text that is no OData error")]
    [InlineData("", "", "no body")]
    public async Task An_answer_of_something_else_is_reported_without_its_text(string body, string type, string message)
    {
        var exception = await Fails(FakeServer.Answering(body, HttpStatusCode.BadGateway, type));
        Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_error_is_not_read_to_the_end()
    {
        var body = new byte[8 << 20];
        Array.Fill(body, (byte)' ');
        body[0] = (byte)'{';
        Assert.Null((await Fails(new FakeServer().Then(body, HttpStatusCode.InternalServerError))).Code);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("application/json")]
    [InlineData("")]
    public async Task A_logon_page_in_place_of_data_is_named_as_what_it_is(string type)
    {
        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering("\r\n<!DOCTYPE html><html>secret</html>", type: type).V2.SalesOrder.ToListAsync());
        Assert.Contains("an HTML page", exception.Message, StringComparison.Ordinal);
        Assert.Contains("logon page", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering("<html/>", type: type).V2.SalesOrder["1"].GetAsync());
    }

    [Fact]
    public async Task An_empty_success_is_no_collection()
        => Assert.Contains("empty", (await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering("").V2.SalesOrder.ToListAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_error_in_the_middle_of_a_success_is_thrown_as_one()
    {
        var exception = await Assert.ThrowsAsync<ODataException>(() => FakeServer.Answering("""{"value":[{"Name":"a"}],"error":{"code":"X","message":"broke off"}}""").V4.Customers.ToListAsync());
        Assert.Equal("X", exception.Code);
        Assert.StartsWith("broke off", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_throws_where_there_is_no_entity_and_GetOrDefault_gives_null()
    {
        var exception = await Assert.ThrowsAsync<ODataException>(() => FakeServer.Answering(V2Error, HttpStatusCode.NotFound).V2.SalesOrder["1"].GetAsync());
        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Null(await FakeServer.Answering(V2Error, HttpStatusCode.NotFound).V2.SalesOrder["1"].GetOrDefaultAsync());
        Assert.Null(await FakeServer.Answering("", HttpStatusCode.NotFound, "").V2.SalesOrder["1"].GetOrDefaultAsync());
    }

    [Theory]
    [InlineData("""{"error":{"code":"/IWFND/MED/170","message":{"lang":"en","value":"No service found"}}}""", "application/json")]
    [InlineData("<html>Not found</html>", "text/html")]
    public async Task A_missing_service_is_not_a_missing_entity(string body, string type)
        => await Assert.ThrowsAsync<ODataException>(() => FakeServer.Answering(body, HttpStatusCode.NotFound, type).V2.SalesOrder["1"].GetOrDefaultAsync());

    [Fact]
    public async Task GetOrDefault_throws_every_other_error()
        => await Assert.ThrowsAsync<ODataException>(() => FakeServer.Answering(V2Error, HttpStatusCode.Forbidden).V2.SalesOrder["1"].GetOrDefaultAsync());

    [Fact]
    public async Task A_navigation_without_content_is_null()
    {
        Assert.Null(await FakeServer.Answering("", HttpStatusCode.NoContent, "").V4.Me.Boss.GetOrDefaultAsync());
        Assert.Null(await FakeServer.Answering("""{"d":null}""").V2.SalesOrder["1"].ToSoldTo.GetOrDefaultAsync());
        await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering("", HttpStatusCode.NoContent, "").V4.Me.Boss.GetAsync());
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("\uFEFF 12\r\n", 12)]
    [InlineData("0", 0)]
    public async Task A_count_is_a_number(string body, long expected) => Assert.Equal(expected, await FakeServer.Answering(body, type: "text/plain").V2.SalesOrder.CountAsync());

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("<html>")]
    public async Task Anything_else_is_no_count(string body) => await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering(body, type: "text/plain").V2.SalesOrder.CountAsync());

    private static Task<ODataException> Fails(FakeServer server) => Assert.ThrowsAsync<ODataException>(() => server.V2.SalesOrder.ToListAsync());
}
