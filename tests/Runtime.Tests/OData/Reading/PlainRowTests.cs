using System.Text;
using System.Text.Json;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

/// <summary>Rows without spaces and objects are read from their bytes, all others token by token. What comes of a row is the same, and so is what is wrong with it.</summary>
public sealed class PlainRowTests
{
    private const string Plain = """{"SalesOrder":"1","TotalNetAmount":"1.50","IsBlocked":true}""";

    public static TheoryData<string> Rows =>
    [
        """{}""",
        """{"SalesOrder":"2","SoldToParty":null,"TotalNetAmount":null,"CreationDate":null,"LastChangeDateTime":null,"IsBlocked":null,"to_Item":null,"to_SoldTo":null}""",
        """{"IsBlocked":false,"TotalNetAmount":-1234.5678,"SalesOrder":"another order"}""",
        """{"SalesOrder":"a\"b\\c\/d\u00e4\n","SoldToParty":"grün, \uD83D\uDE00","TransactionCurrency":""}""",
        """{"CreationDate":"\/Date(1704067200000)\/","LastChangeDateTime":"/Date(1704067200000+0060)/"}""",
        """{"CreationDate":"2024-01-01","LastChangeDateTime":"2024-01-01T01:02:03.1234567+01:00"}""",
        """{"__metadata":{"id":"u","uri":"a}b{c","type":"x","etag":"W/\"datetime'2016'\""},"SalesOrder":"2"}""",
        """{"__metadata":{"uri":"u","properties":{"a":{"b":1}}},"SalesOrder":"2"}""",
        """{"__metadata":{},"SalesOrder":"2"}""",
        """{"@odata.etag":"W/\"7\"","SalesOrder":"2"}""",
        """{"@odata.etag":null,"SalesOrder":"2"}""",
        """{"SalesOrder":"2","to_Item":{"__deferred":{"uri":"x"}},"to_SoldTo":{"__deferred":{"uri":"x"}},"to_Other":{"__deferred":{"uri":"x"}}}""",
        """{"SalesOrder":"2","to_Item":{"results":[{"SalesOrderItem":"10"}],"__next":"n"},"to_SoldTo":{"Customer":"c"}}""",
        """{"SalesOrder":"2","to_Item":[],"to_SoldTo":{}}""",
        """{"Unknown":1,"Other":"x\"y","More":true,"Nothing":null,"Float":-1.5e+7,"SalesOrder":"2"}""",
        """{"Unknown":{"a":"}"},"SalesOrder":"2","List":[1,{"a":[]}]}""",
        """{"YY1_Field":"x","YY1_Number":12,"SalesOrder":"2"}""",
        """{"\u0053alesOrder":"2"}""",
        """{"SalesOrder":"1","SalesOrder":"2"}""",
    ];

    public static TheoryData<string> Flaws =>
    [
        """{"SalesOrder":"2",}""",
        """{"SalesOrder":"2" "IsBlocked":true}""",
        """{"SalesOrder":2}""",
        """{"SalesOrder":[]}""",
        """{"IsBlocked":"true"}""",
        """{"IsBlocked":truefalse}""",
        """{"TotalNetAmount":01}""",
        """{"TotalNetAmount":1 2}""",
        """{"TotalNetAmount":"x"}""",
        """{"CreationDate":"\/Date(x)\/"}""",
        """{"CreationDate":"20\u0032"}""",
        """{"Unknown":nul}""",
        """{"Unknown":"a""",
        """{"SalesOrder":"\x"}""",
        """{"SalesOrder":"\""",
        "{\"SalesOrder\":\"a\nb\"}",
        """{"to_Item":{"__deferred":{"uri":"x"}}""",
        """{"__metadata":{"uri" "x"}}""",
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_row_means_the_same_after_others_as_before_them(string row)
    {
        var expected = await Text(Body([row]));
        Assert.Equal($"{expected}\n{expected}\n{await Text(Body([Plain]))}\n{expected}\n{expected}", await Text(Body([row, row, Plain, row, row])));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Spaces_between_tokens_change_nothing(string row)
    {
        var spaced = row.Replace("\":", "\" : ", StringComparison.Ordinal);
        Assert.Equal(await Text(Body([Plain, row, row])), await Text(Body([Plain, spaced, " " + spaced])));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Any_size_of_pieces_gives_the_same(string row)
    {
        var body = Body([Plain, row, Plain, row]);
        var expected = await Text(body);
        for (var size = 1; size < 40; size++)
            Assert.Equal(expected, await Text(new FakeServer().Then(new TrickleContent(Encoding.UTF8.GetBytes(body), size))));
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task What_is_wrong_with_a_row_is_told_as_if_it_were_the_first(string row)
    {
        var first = await Assert.ThrowsAsync<ODataFormatException>(() => Text(Body([row])));
        var later = await Assert.ThrowsAsync<ODataFormatException>(() => Text(Body([Plain, Plain, row])));
        Assert.Equal(Shifted(first.Message, 2 * (Plain.Length + 1)), later.Message);
    }

    [Fact]
    public async Task Rows_of_many_kinds_in_turn_are_all_read()
    {
        string[] kinds = [.. ((IEnumerable<object[]>)Rows).Select(row => (string)row[0])];
        string[] rows = [.. Enumerable.Range(0, 400).Select(number => kinds[number % kinds.Length])];
        var expected = new List<string>();
        foreach (var row in rows)
            expected.Add(await Text(Body([row])));
        Assert.Equal(string.Join('\n', expected), await Text(Body(rows)));
    }

    [Fact]
    public async Task An_error_of_the_service_behind_plain_rows_is_seen()
    {
        var body = $$$"""{"value":[{{{string.Join(',', Enumerable.Repeat("""{"Name":"a"}""", 20))}}}],"error":{"code":"7","message":"broke off"}}""";
        var problem = await Assert.ThrowsAsync<ODataException>(() => FakeServer.Answering(body).V4.Customers.ToListAsync());
        Assert.Contains("broke off", problem.Message, StringComparison.Ordinal);
    }

    private static string Body(IEnumerable<string> rows) => """{"d":{"results":[""" + string.Join(',', rows) + "]}}";

    private static Task<string> Text(string body) => Text(FakeServer.Answering(body));

    private static async Task<string> Text(FakeServer server)
    {
        var rows = await server.V2.SalesOrder.ToListAsync();
        return string.Join('\n', rows.Select(row => JsonSerializer.Serialize(row) + row.HasAdditionalProperties + string.Join(',', row.IncompleteCollections)));
    }

    // Every number of a message that counts bytes: the first row begins at byte 17.
    private static string Shifted(string message, int by) => System.Text.RegularExpressions.Regex.Replace(
        message,
        "(?<=byte |after )[0-9]+",
        number => (int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) + by).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
