using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

/// <summary>What V2 says about rows beside their values is passed over, whatever it holds and however it arrives; of it only the version is read.</summary>
public sealed class ControlInformationTests
{
    /// <summary>Values of strings in control information, from harmless to as misleading as JSON allows.</summary>
    public static TheoryData<string> OddStrings => new(
        "plain", "", "}", "{", "{}", "}{", "}}", "{\\\"}", "\\\"", "\\\\", "\\\\\\\"}", "},\\\"SalesOrder\\\":\\\"2", "[", "]", ",", ":", "\\u007d", "\\u0022}", "\\/}", "ü}", "a,b", "etag", "\\\"etag\\\"", "__deferred");

    [Theory]
    [MemberData(nameof(OddStrings))]
    public async Task Metadata_with_any_string_is_passed_over(string text)
        => await AssertSame($$"""{"__metadata":{"id":"{{text}}","uri":"u{{text}}","type":"{{text}}t"},"SalesOrder":"1","TransactionCurrency":"EUR"}""", "1|EUR||");

    [Theory]
    [MemberData(nameof(OddStrings))]
    public async Task What_was_not_expanded_is_passed_over_whatever_its_address(string text)
        => await AssertSame(
            $$$"""{"SalesOrder":"1","to_SoldTo":{"__deferred":{"uri":"{{{text}}}"}},"Unknown":{"__deferred":{"uri":"{{{text}}}"}},"to_Item":{"__deferred":{"uri":"{{{text}}}"}},"TransactionCurrency":"EUR"}""",
            "1|EUR||");

    [Theory]
    [InlineData("""{"__metadata":{"uri":"u","etag":"7"},"SalesOrder":"1"}""", "1||7|")]
    [InlineData("""{"__metadata":{"uri":"u","etag":"W/\"7\""},"SalesOrder":"1"}""", "1||W/\"7\"|")]
    [InlineData("""{"__metadata":{"uri":"}","etag":"7"},"SalesOrder":"1"}""", "1||7|")]
    [InlineData("""{"__metadata":{"uri":"u","\u0065tag":"7"},"SalesOrder":"1"}""", "1||7|")]
    public async Task A_version_in_the_metadata_is_read(string row, string expected) => await AssertSame(row, expected);

    [Theory]
    [InlineData("""{"__metadata":{}}""", "|||")]
    [InlineData("""{"__metadata":{},"SalesOrder":"1"}""", "1|||")]
    [InlineData("""{"__metadata":null,"SalesOrder":"1"}""", "1|||")]
    [InlineData("""{"__metadata":"x","SalesOrder":"1"}""", "1|||")]
    [InlineData("""{ "__metadata" : { "uri" : "u" } , "SalesOrder" : "1" }""", "1|||")]
    [InlineData("""{"__metadata":{"uri":"u"} ,"SalesOrder":"1"}""", "1|||")]
    [InlineData("""{"__metadata":{"uri":"u","media":{"a":"}"},"list":[{"b":[]}]},"SalesOrder":"1"}""", "1|||")]
    [InlineData("""{"__metadata":{"uri":"u","list":["a",1,null]},"SalesOrder":"1"}""", "1|||")]
    [InlineData("""{"SalesOrder":"1","__metadata":{"uri":"u"},"TransactionCurrency":"EUR"}""", "1|EUR||")]
    [InlineData("""{"SalesOrder":"1","__metadata":{"uri":"u","etag":"7"}}""", "1||7|")]
    [InlineData("""{"SalesOrder":"1","to_Item":{"__deferred":{}},"TransactionCurrency":"EUR"}""", "1|EUR||")]
    [InlineData("""{"SalesOrder":"1","Unknown":{"__deferred":{"uri":"u"},"more":{"a":1}},"TransactionCurrency":"EUR"}""", "1|EUR||")]
    [InlineData("""{"SalesOrder":"1","to_Item":{"__deferred":{"uri":"u"},"results":[{"SalesOrderItem":"10"}]}}""", "1|||10")]
    [InlineData("""{"__metadata":{"uri":"u"},"SalesOrder":"1","to_Item":{"results":[{"__metadata":{"uri":"u"},"SalesOrderItem":"10","to_SalesOrder":{"__deferred":{"uri":"u"}}},{"SalesOrderItem":"20"}]}}""", "1|||10,20")]
    public async Task Control_information_of_any_shape_is_passed_over(string row, string expected) => await AssertSame(row, expected);

    [Theory]
    [InlineData("""{"__metadata":{"uri":"u"},}""")]
    [InlineData("""{"__metadata":{"uri":"u"}"SalesOrder":"1"}""")]
    [InlineData("""{"__metadata":{"uri":"u"},,"SalesOrder":"1"}""")]
    [InlineData("""{"__metadata":{"uri":"u"}},"SalesOrder":"1"}""")]
    [InlineData("""{"__metadata":{"uri":"u},"SalesOrder":"1"}""")]
    [InlineData("""{"SalesOrder":"1","to_Item":{"__deferred":{"uri":"u"}}""")]
    [InlineData("""{"SalesOrder":"1","to_Item":{"__deferred":{"uri":"u}}}""")]
    public async Task Broken_JSON_around_control_information_is_refused(string row)
        => await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering($$$"""{"d":{"results":[{{{row}}}]}}""").V2.SalesOrder.ToListAsync());

    [Theory]
    [InlineData("\"SalesOrder\":\"1\",\"TotalNetAmount\"=1", "")]
    [InlineData("\"to_Item\":{\"__deferred\":{\"uri\":\"u\"}},\"TotalNetAmount\"=1", "\n")]
    public async Task The_place_of_an_error_counts_what_was_passed_over(string rest, string before)
    {
        var row = $$$"""{{{{before}}}"__metadata":{"uri":"u"},{{{rest}}}}""";
        var body = $$$"""{"d":{"results":[{"__metadata":{"uri":"u"},"SalesOrder":"1"},{{{row}}}]}}""";
        var place = Encoding.UTF8.GetByteCount(body[(body.LastIndexOf('\n') + 1)..body.IndexOf('=', StringComparison.Ordinal)]);
        foreach (var size in new[] { 1, 7, 50, 1_000 })
        {
            var exception = await Assert.ThrowsAsync<ODataFormatException>(() => new FakeServer().Then(new TrickleContent(Encoding.UTF8.GetBytes(body), size)).V2.SalesOrder.ToListAsync());
            Assert.Contains($"line {(before.Length == 0 ? 1 : 2)}, byte {place}.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_place_of_a_wrong_value_counts_what_was_passed_over()
    {
        const string Body = """{"d":{"results":[{"__metadata":{"uri":"u"},"SalesOrder":"1","to_SoldTo":{"__deferred":{"uri":"u"}},"TotalNetAmount":true}]}}""";
        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering(Body).V2.SalesOrder.ToListAsync());
        Assert.Contains($"at byte {Body.IndexOf("true", StringComparison.Ordinal)}", exception.Message, StringComparison.Ordinal);
    }

    // As one line and with a line break in front; as a whole and in pieces of every size.
    private static async Task AssertSame(string row, string expected)
    {
        expected = $"{expected}\n{expected}\n2|EUR||\n2";
        var body = Encoding.UTF8.GetBytes($$$"""{"d":{"results":[{{{row}}},{{{row}}},{"SalesOrder":"2","TransactionCurrency":"EUR"}],"__count":"2"}}""");
        Assert.Equal(expected, await Text(new ByteArrayContent(body)));
        Assert.Equal(expected, await Text(new ByteArrayContent([(byte)'\n', .. body])));
        for (var size = 1; size <= body.Length; size++)
            Assert.Equal(expected, await Text(new TrickleContent(body, size)));
    }

    private static async Task<string> Text(HttpContent content)
    {
        var page = await new FakeServer().Then(content).V2.SalesOrder.ToPageAsync();
        var rows = page.Items.Select(o => $"{o.SalesOrderKey}|{o.TransactionCurrency}|{o.ETag}|{(o.ToItem is null ? "" : string.Join(',', o.ToItem.Select(i => i.SalesOrderItemKey)))}");
        return $"{string.Join('\n', rows)}\n{page.TotalCount}";
    }
}
