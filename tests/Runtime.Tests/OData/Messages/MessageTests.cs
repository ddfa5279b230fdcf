using System.Net;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Messages;

/// <summary>What services say beside successful answers.</summary>
public sealed class MessageTests
{
    private const string V2 = """
        {"code":"V1/555","message":"Order is incomplete","severity":"warning","target":"SoldToParty","details":[{"code":"V1/311","message":"Saved","severity":"info","target":"","longtext_url":"/longtext"}]}
        """;

    private const string V4 = """[{"code":"A","message":"a","target":"Name","numericSeverity":3},{"code":"B","message":"b","numericSeverity":1,"longtextUrl":"x","new":{"a":[1]}}]""";

    [Fact]
    public async Task Messages_of_V2_come_with_their_details_in_order()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("sap-message", V2));
        using var messages = ODataMessages.Collect();
        await server.V2.SalesOrder["1"].UpdateAsync(static o => o.SoldToParty = "B");
        Assert.Equal(
            [("V1/555", "Order is incomplete", ODataSeverity.Warning, "SoldToParty", null), ("V1/311", "Saved", ODataSeverity.Information, null, "/longtext")],
            messages.Select(static m => (m.Code!, m.Text, m.Severity, m.Target, m.LongTextUrl)));
        Assert.Equal("PATCH", messages[0].Request.Method);
    }

    [Fact]
    public async Task Messages_of_V4_are_an_array()
    {
        var server = new FakeServer().Then("{\"value\":[]}", HttpStatusCode.OK, "application/json", ("sap-messages", V4));
        using var messages = ODataMessages.Collect();
        await server.V4.Customers.ToListAsync();
        Assert.Equal([("A", ODataSeverity.Warning, "Name"), ("B", ODataSeverity.Success, null)], messages.Select(static m => (m.Code!, m.Severity, m.Target)));
    }

    [Theory]
    [InlineData("Grüße", "Grüße")]
    [InlineData("Gr\u00c3\u00bc\u00c3\u009fe", "Grüße")]
    [InlineData("Gr\\u00fc\\u00dfe", "Grüße")]
    public async Task Letters_beyond_ASCII_arrive_escaped_as_UTF8_and_as_Latin1(string sent, string text)
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("sap-message", $$"""{"code":"A","message":"{{sent}}"}"""));
        using var messages = ODataMessages.Collect();
        await server.V2.SalesOrder["1"].DeleteAsync();
        Assert.Equal(text, messages.Single().Text);
    }

    [Fact]
    public async Task A_header_that_holds_no_text_is_a_message_as_it_stands()
    {
        const string Half = """{"code":"A","message":"\ud800"}""";
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("sap-message", Half));
        using var messages = ODataMessages.Collect();
        await server.V2.SalesOrder["1"].DeleteAsync();
        Assert.Equal(Half, messages.Single().Text);
    }

    [Fact]
    public async Task Nobody_who_collects_is_no_matter_and_who_stopped_gets_nothing_more()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("sap-message", V2)).Then(HttpStatusCode.NoContent, ("sap-message", V2));
        await server.V2.SalesOrder["1"].DeleteAsync();
        var messages = ODataMessages.Collect();
        messages.Dispose();
        await server.V2.SalesOrder["1"].DeleteAsync();
        Assert.Empty(messages);
    }

    [Fact]
    public async Task An_outer_collector_gets_what_an_inner_one_gets()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("sap-message", V2)).Then(HttpStatusCode.NoContent, ("sap-message", V2));
        using var outer = ODataMessages.Collect();
        using (var inner = ODataMessages.Collect())
        {
            await server.V2.SalesOrder["1"].DeleteAsync();
            Assert.Equal(2, inner.Count);
        }

        await server.V2.SalesOrder["1"].DeleteAsync();
        Assert.Equal(4, outer.Count);
    }

    [Theory]
    [InlineData("<notification/>")]
    [InlineData("{\"code\":\"A\",")]
    [InlineData("")]
    public async Task A_header_that_is_no_json_is_a_message_as_it_stands(string header)
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("sap-message", header));
        using var messages = ODataMessages.Collect();
        await server.V2.SalesOrder["1"].DeleteAsync();
        Assert.Equal(header, messages.Single().Text);
    }

    [Fact]
    public async Task Umlauts_that_were_sent_as_bytes_are_read()
    {
        var header = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("""{"code":"A","message":"Prüfen"}"""));
        var server = new FakeServer().Then(HttpStatusCode.NoContent, ("sap-message", header));
        using var messages = ODataMessages.Collect();
        await server.V2.SalesOrder["1"].DeleteAsync();
        Assert.Equal("Prüfen", messages.Single().Text);
    }
}
