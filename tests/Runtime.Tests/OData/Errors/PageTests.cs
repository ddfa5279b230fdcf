using System.Net;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Errors;

/// <summary>A logon page answers every request with 200: no change may take it for a success.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Kinds { get; } = ["create", "update", "replace", "delete", "set", "clear", "link", "media", "action", "value", "list", "property", "count", "batch", "stream", "raw", "result"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_logon_page_is_no_answer_to_any_request(string kind)
    {
        foreach (var type in new[] { "text/html", "text/html; charset=utf-8", "" })
        {
            var failure = await Assert.ThrowsAnyAsync<ODataException>(() => CallAsync(kind, FakeServer.Answering("\n<!DOCTYPE html><html>secret<form><input type=\"password\"></form></html>", type: type).V4));
            Assert.Equal(HttpStatusCode.OK, failure.StatusCode);
            Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
            Assert.Contains("logon page", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("set")]
    [InlineData("link")]
    [InlineData("action")]
    public async Task A_success_with_or_without_words_is_one(string kind)
    {
        await CallAsync(kind, FakeServer.Answering("""{"value":true}""").V4);
        await CallAsync(kind, FakeServer.Answering("", type: "").V4);
        await CallAsync(kind, FakeServer.Answering("ok", type: "text/plain").V4);
        await CallAsync(kind, new FakeServer().Then(HttpStatusCode.NoContent).V4);
    }

    [Theory]
    [InlineData("<form method=\"POST\" action=\"https://x.accounts.ondemand.com/saml2/idp/sso\">")]
    [InlineData("<input type=\"hidden\" name=\"SAMLRequest\" value=\"a\"/>")]
    [InlineData("<script>document.cookie=\"fragmentAfterLogin=\"+location.hash;location=\"https://x/oauth/authorize?client_id=a\"</script>")]
    [InlineData("<form><input name=\"sap-system-login-oninputprocessing\" type=\"hidden\"></form>")]
    [InlineData("<FORM><INPUT TYPE=PASSWORD></FORM>")]
    public async Task A_page_with_what_logon_pages_have_is_no_stream(string content)
    {
        var page = "<html><head><style>" + new string('x', 20_000) + "</style></head><body>" + content + "</body></html>";
        var failure = await Assert.ThrowsAsync<ODataFormatException>(() => Media(FakeServer.Answering(page, type: "text/html").V4).ReadAsync());
        Assert.Contains("logon page", failure.Message, StringComparison.Ordinal);
        Assert.Equal("GET", failure.Request!.Method);
    }

    [Fact]
    public async Task A_logon_that_is_announced_is_none_whatever_it_looks_like()
    {
        foreach (var kind in new[] { "stream", "raw", "delete", "media" })
        {
            var server = new FakeServer().Then("<html>wait</html>", HttpStatusCode.OK, "text/plain", ("com.sap.cloud.security.login", "login-request"));
            await Assert.ThrowsAsync<ODataFormatException>(() => CallAsync(kind, server.V4));
        }
    }

    [Theory]
    [InlineData("<html><h1>Report</h1></html>", "*/*", null)]
    [InlineData("<html><form><input type=\"password\"></form></html>", "*/*", "OData-Version: 4.0")]
    [InlineData("<html><form><input type=\"password\"></form></html>", "*/*", "DataServiceVersion: 2.0")]
    [InlineData("<html><form><input type=\"password\"></form></html>", "text/html", null)]
    public async Task A_stream_that_is_HTML_itself_is_handed_out_from_its_first_byte_to_its_last(string content, string accept, string? header)
    {
        var document = content + new string('ü', 50_000);
        var headers = header?.Split(": ") is [var name, var value] ? new[] { (name, value) } : [];
        var server = new FakeServer().Then(document, HttpStatusCode.OK, "text/html; charset=utf-8", headers);
        await using var stream = await Media(server.V4).ReadAsync(accept);
        Assert.Equal(document, await new StreamReader(stream.Content).ReadToEndAsync());
        Assert.Equal(accept, server.Headers[0].Accept.ToString());
        Assert.Equal("text/html; charset=utf-8", stream.ContentType);
    }

    [Fact]
    public async Task HTML_in_place_of_what_was_asked_for_is_no_stream()
    {
        await Assert.ThrowsAsync<ODataFormatException>(() => Media(FakeServer.Answering("<html>Please wait</html>", type: "text/html").V4).ReadAsync("image/png"));
        await using var image = await Media(FakeServer.Answering("<html> is not looked at", type: "image/png").V4).ReadAsync("image/png");
        Assert.Equal("image/png", image.ContentType);
    }

    [Fact]
    public async Task What_is_looked_at_is_not_collected()
    {
        var server = new FakeServer().Then(new TrickleContent(Encoding.UTF8.GetBytes("<html>" + new string('x', 200_000)), 1000), type: "text/html");
        await using var stream = await Media(server.V4).ReadAsync();
        var buffer = new byte[1];
        Assert.Equal((1, (byte)'<'), (await stream.Content.ReadAsync(buffer), buffer[0]));
        Assert.IsType<Btp.Connectivity.Http.PrefixedStream>(stream.Content);
    }

    [Theory]
    [InlineData("https://idp.test/saml2/idp/sso?SAMLRequest=secret", "It leads to idp.test, most often to log on")]
    [InlineData("/sap/public/bc/icf/logon", "It leads elsewhere on the same host, most often to log on")]
    public async Task A_way_to_a_logon_page_is_an_error_that_says_where_it_leads(string location, string expected)
    {
        var failure = await Assert.ThrowsAsync<ODataException>(() => new FakeServer().Then(HttpStatusCode.Found, ("Location", location)).V4.Customers.ToListAsync());
        Assert.Equal(HttpStatusCode.Found, failure.StatusCode);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    private static ODataMedia Media(ShopService shop) => new(shop.Customers[Guid.Empty].State.Navigate("$value"));

    private static async Task CallAsync(string kind, ShopService shop)
    {
        var customer = shop.Customers[Guid.Empty];
        switch (kind)
        {
            case "create": await shop.Customers.CreateAsync(new() { Name = "x" }); break;
            case "update": await customer.UpdateAsync(c => c.Name = "x"); break;
            case "replace": await customer.ReplaceAsync(new() { Name = "x" }); break;
            case "delete": await customer.DeleteAsync(); break;
            case "set": await customer.Property(c => c.Name).SetAsync("x"); break;
            case "clear": await customer.Property(c => c.Name).SetAsync(null); break;
            case "link": await customer.Boss.SetLinkAsync(shop.Me); break;
            case "media": await new ODataMedia(customer.State.Navigate("$value")).WriteAsync(new MemoryStream(Encoding.UTF8.GetBytes("x")), "text/plain"); break;
            case "action": await ODataOperation.Action(shop, "Reset").ToInvocation().SendAsync(); break;
            case "value": await ODataOperation.Function(shop, "Count").ToValue(static (ref ODataReader reader) => reader.ReadInt32()).SendAsync(); break;
            case "list": await shop.Customers.ToListAsync(); break;
            case "property": await customer.Property(c => c.Name).GetAsync(); break;
            case "count": await shop.Customers.CountAsync(); break;
            case "stream": await Media(shop).ReadAsync(); break;
            case "raw": await customer.Property(c => c.Name).ReadRawAsync(); break;
            case "result": await ODataOperation.Function(shop, "Count").ToStream().SendAsync(); break;
            case "batch":
                var batch = shop.CreateBatch();
                batch.Add(shop.Customers);
                await batch.SendAsync();
                break;
        }
    }
}
