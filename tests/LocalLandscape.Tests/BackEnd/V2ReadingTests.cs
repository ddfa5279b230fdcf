using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class V2ReadingTests(BackEndFixture backEnd) : IClassFixture<BackEndFixture>
{
    private Task<JsonElement> Get(string path, int status = 200) => backEnd.GetAsync(OrdersV2.Path, path, status);

    private async Task<string[]> Keys(string query)
    {
        var body = await Get("A_Order?" + query);
        return [.. body.GetProperty("d").GetProperty("results").EnumerateArray().Select(static r => r.GetProperty("Order").GetString()!)];
    }

    [Fact]
    public async Task The_document_is_served_as_it_is() =>
        Assert.Equal(OrdersV2.Document, await backEnd.TextAsync(OrdersV2.Path, "$metadata"));

    [Fact]
    public async Task The_service_document_lists_the_sets_in_JSON_and_as_Atom()
    {
        var json = await Get("");
        Assert.Contains("A_Order", json.GetProperty("d").GetProperty("EntitySets").EnumerateArray().Select(static e => e.GetString()));
        using var atom = await backEnd.SendAsync(OrdersV2.Path, "", "application/atomsvc+xml");
        Assert.Equal("application/atomsvc+xml", atom.Content.Headers.ContentType!.MediaType);
        Assert.Contains("href=\"A_Order\"", await atom.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entity_is_written_as_verbose_JSON()
    {
        using var response = await backEnd.SendAsync(OrdersV2.Path, "A_Order('1')", "application/json");
        var text = await response.Content.ReadAsStringAsync();
        var order = JsonDocument.Parse(text).RootElement.GetProperty("d");
        var metadata = order.GetProperty("__metadata");
        var address = $"{backEnd.Address.ToString().TrimEnd('/')}{OrdersV2.Path}/A_Order('1')";
        Assert.Equal(address, metadata.GetProperty("uri").GetString());
        Assert.Equal(address, metadata.GetProperty("id").GetString());
        Assert.Equal("ORDERS_SRV.OrderType", metadata.GetProperty("type").GetString());
        Assert.Equal("W/\"datetimeoffset'2024-02-01T09%3A00%3A00.5Z'\"", metadata.GetProperty("etag").GetString());
        Assert.Equal(metadata.GetProperty("etag").GetString(), response.Headers.ETag!.ToString());
        Assert.Equal("2.0", response.Headers.GetValues("dataserviceversion").Single());
        Assert.Equal("1234.5", order.GetProperty("Amount").GetString());
        Assert.Equal("9007199254740993", order.GetProperty("Big").GetString());
        Assert.Equal(0.5, order.GetProperty("Ratio").GetDouble());
        Assert.Equal(2, order.GetProperty("Lines").GetInt32());
        Assert.Equal("PT08H05M09S", order.GetProperty("StartTime").GetString());
        Assert.Equal("AQID", order.GetProperty("Image").GetString());
        Assert.Equal("00000000-0000-0000-0000-000000000001", order.GetProperty("Uuid").GetString());
        Assert.Contains("\"OrderDate\":\"\\/Date(1706659200000)\\/\"", text, StringComparison.Ordinal);
        Assert.Contains("\"CreatedAt\":\"\\/Date(1706688930123)\\/\"", text, StringComparison.Ordinal);
        Assert.Contains("\"ChangedAt\":\"\\/Date(1706778000500+0000)\\/\"", text, StringComparison.Ordinal);
        Assert.Equal("Dubai", order.GetProperty("Address").GetProperty("City").GetString());
        Assert.Equal("ORDERS_SRV.Address", order.GetProperty("Address").GetProperty("__metadata").GetProperty("type").GetString());
        Assert.Equal(address + "/to_Item", order.GetProperty("to_Item").GetProperty("__deferred").GetProperty("uri").GetString());
    }

    [Fact]
    public async Task Times_before_1970_and_infinity_are_written_too()
    {
        Assert.Contains("\\/Date(-1+0000)\\/", await backEnd.TextAsync(OrdersV2.Path, "A_Order('O''N%2F3%20%26%23')?$format=json"), StringComparison.Ordinal);
        Assert.Equal("INF", (await Get("A_Order('2')")).GetProperty("d").GetProperty("Ratio").GetString());
    }

    [Theory]
    [InlineData("Currency eq 'AED'", "1|O'N/3 &#")]
    [InlineData("Currency ne 'AED'", "2")]
    [InlineData("not (Currency eq 'AED')", "2")]
    [InlineData("Amount gt 1000M", "1|O'N/3 &#")]
    [InlineData("Amount gt 1000.5m and Amount lt 99999999999.999M", "1")]
    [InlineData("Amount eq 0.1M", "2")]
    [InlineData("Amount eq 0.1", "2")]
    [InlineData("Big eq 9007199254740993L", "1")]
    [InlineData("Big eq 9007199254740992L", "")]
    [InlineData("Ratio lt 1.5D", "1")]
    [InlineData("Ratio eq 5E-1d", "1")]
    [InlineData("OrderDate eq datetime'2024-01-31T00:00:00'", "1")]
    [InlineData("OrderDate ge datetime'2024-02-01T00:00'", "2")]
    [InlineData("CreatedAt eq datetime'2024-01-31T08:15:30.1234567'", "1")]
    [InlineData("ChangedAt lt datetimeoffset'2024-02-01T11:00:00+01:00'", "1|O'N/3 &#")]
    [InlineData("StartTime gt time'PT12H00M00S'", "2")]
    [InlineData("StartTime eq time'PT8H5M9S'", "1")]
    [InlineData("Uuid eq guid'00000000-0000-0000-0000-000000000002'", "2")]
    [InlineData("Image eq X'010203'", "1")]
    [InlineData("Image eq binary'010203'", "1")]
    [InlineData("Image eq X'FF'", "")]
    [InlineData("IsOpen", "1")]
    [InlineData("IsOpen eq false", "2")]
    [InlineData("OrderDate eq null", "O'N/3 &#")]
    [InlineData("OrderDate ne null", "1|2")]
    [InlineData("substringof('N/3',Order)", "O'N/3 &#")]
    [InlineData("substringof('O''N', Order) eq true", "O'N/3 &#")]
    [InlineData("substringof('x',Order) eq false and Lines gt 0", "1|O'N/3 &#")]
    [InlineData("startswith(Address/City,'Wall')", "2")]
    [InlineData("endswith(Address/City,'bai') or Lines eq 7", "1|O'N/3 &#")]
    [InlineData("length(Order) eq 8", "O'N/3 &#")]
    [InlineData("indexof(Currency,'E') eq 1", "1|O'N/3 &#")]
    [InlineData("replace(Currency,'AE','US') eq 'USD'", "1|O'N/3 &#")]
    [InlineData("substring(Currency,1,2) eq 'UR'", "2")]
    [InlineData("concat(concat(Currency,'-'),Order) eq 'EUR-2'", "2")]
    [InlineData("tolower(Currency) eq 'eur'", "2")]
    [InlineData("year(OrderDate) eq 2024 and month(OrderDate) eq 2", "2")]
    [InlineData("hour(CreatedAt) eq 8", "1")]
    [InlineData("minute(StartTime) eq 59", "2")]
    [InlineData("round(Amount) eq 1235", "1")]
    [InlineData("floor(Amount) eq 1234M", "1")]
    [InlineData("Lines add 1 eq 3", "1")]
    [InlineData("Lines mod 2 eq 1 and -Lines lt 0", "O'N/3 &#")]
    [InlineData("Amount div 2 mul 2 eq Amount and Amount sub 1 lt 0", "2")]
    public async Task A_filter_finds_exactly_its_rows(string filter, string expected) =>
        Assert.Equal(expected, string.Join('|', await Keys("$filter=" + Uri.EscapeDataString(filter))));

    [Theory]
    [InlineData("contains(Order,'1')")]
    [InlineData("Order in ('1','2')")]
    [InlineData("OrderDate eq 2024-01-31")]
    [InlineData("OrderDate eq datetime'2024-01-31T00:00:00Z'")]
    [InlineData("Uuid eq guid'nonsense'")]
    [InlineData("Currency eq 'AED")]
    [InlineData("(Currency eq 'AED'")]
    [InlineData("Currency eq 'AED')")]
    [InlineData("Unknown eq 1")]
    [InlineData("Lines eq 'x'")]
    [InlineData("Lines = 2")]
    [InlineData("to_Item/any(i:i/Item eq '10')")]
    public async Task What_is_no_filter_of_V2_is_refused(string filter)
    {
        var error = (await Get("A_Order?$filter=" + Uri.EscapeDataString(filter), 400)).GetProperty("error");
        Assert.Equal("en", error.GetProperty("message").GetProperty("lang").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetProperty("value").GetString()!);
        Assert.Equal(32, error.GetProperty("innererror").GetProperty("transactionid").GetString()!.Length);
        Assert.Equal("ORDERS_SRV", error.GetProperty("innererror").GetProperty("application").GetProperty("service_id").GetString());
    }

    [Theory]
    [InlineData("$orderby=Amount", "2|1|O'N/3 &#")]
    [InlineData("$orderby=Amount%20desc", "O'N/3 &#|1|2")]
    [InlineData("$orderby=Currency,Amount+desc", "O'N/3 &#|1|2")]
    [InlineData("$orderby=OrderDate", "O'N/3 &#|1|2")]
    [InlineData("$orderby=Address/City%20desc", "2|1|O'N/3 &#")]
    [InlineData("$top=1", "1")]
    [InlineData("$skip=1", "2|O'N/3 &#")]
    [InlineData("$skip=1&$top=1", "2")]
    [InlineData("$top=0", "")]
    [InlineData("$skip=100", "")]
    [InlineData("search=dubai", "1")]
    [InlineData("search=walldorf%20second", "2")]
    [InlineData("search=walldorf%20first", "")]
    [InlineData("sap-client=100&custom=1", "1|2|O'N/3 &#")]
    public async Task Sorting_cutting_and_searching_work(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', await Keys(query)));

    [Theory]
    [InlineData("A_Order?$top=-1")]
    [InlineData("A_Order?$top=x")]
    [InlineData("A_Order?$top=1&$top=2")]
    [InlineData("A_Order?$count=true")]
    [InlineData("A_Order?$inlinecount=some")]
    [InlineData("A_Order?$unknown=1")]
    [InlineData("A_Order?$orderby=Nothing")]
    [InlineData("A_Order?$select=Nothing")]
    [InlineData("A_Order?$expand=Currency")]
    [InlineData("A_Order?$select=to_Item/Item")]
    [InlineData("A_Order('1')?$filter=Lines%20eq%201")]
    [InlineData("A_Order?$skiptoken=abc")]
    [InlineData("A_Order('1'")]
    [InlineData("A_Order(Order=")]
    [InlineData("A_Item('1')")]
    [InlineData("A_Item(Order='1',Foo='2')")]
    public async Task Malformed_requests_are_refused(string path) => await Get(path, 400);

    [Theory]
    [InlineData("A_Nothing")]
    [InlineData("A_Order('99')")]
    [InlineData("A_Order('1')/Nothing")]
    [InlineData("A_Item(Order='1',Item='30')")]
    [InlineData("A_Item(Order='2',Item='10')/to_Product")]
    [InlineData("A_Item(Order='2',Item='10')/to_Product/Name")]
    public async Task What_is_not_there_is_404(string path) => await Get(path, 404);

    [Fact]
    public async Task Functions_and_bottomless_expressions_are_refused_in_words()
    {
        await Get("Total?Order='1'", 501);
        var deep = string.Concat(Enumerable.Repeat("(", 2000)) + "IsOpen" + string.Concat(Enumerable.Repeat(")", 2000));
        Assert.Contains("deep", (await Get("A_Order?$filter=" + deep, 400)).GetProperty("error").GetProperty("message").GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(await Keys("$filter=((((IsOpen))))")));
    }

    [Fact]
    public async Task The_inline_count_is_a_text_and_ignores_top()
    {
        Assert.Equal("2", (await Get("A_Order?$inlinecount=allpages&$top=1&$filter=Currency%20eq%20'AED'")).GetProperty("d").GetProperty("__count").GetString());
        Assert.False((await Get("A_Order?$inlinecount=none")).GetProperty("d").TryGetProperty("__count", out _));
        Assert.Equal("3", await backEnd.TextAsync(OrdersV2.Path, "A_Order/$count"));
        Assert.Equal("1", await backEnd.TextAsync(OrdersV2.Path, "A_Order/$count?$filter=Lines%20eq%207"));
    }

    [Fact]
    public async Task Select_writes_only_what_was_selected()
    {
        var order = (await Get("A_Order('1')?$select=Order,Amount")).GetProperty("d");
        Assert.Equal(["__metadata", "Order", "Amount"], order.EnumerateObject().Select(static p => p.Name));
        var linked = (await Get("A_Order('1')?$select=Order,to_Item")).GetProperty("d");
        Assert.True(linked.GetProperty("to_Item").TryGetProperty("__deferred", out _));
    }

    [Fact]
    public async Task Expand_follows_paths_and_select_reaches_into_them()
    {
        var all = (await Get("A_Order('1')?$expand=to_Item/to_Product")).GetProperty("d");
        var items = all.GetProperty("to_Item").GetProperty("results");
        Assert.Equal(2, items.GetArrayLength());
        Assert.Equal("Valve", items[1].GetProperty("to_Product").GetProperty("Name").GetString());
        Assert.True(items[0].GetProperty("to_Order").TryGetProperty("__deferred", out _));

        var some = (await Get("A_Order('1')?$expand=to_Item,to_Item/to_Product&$select=Order,to_Item/Item,to_Item/to_Product/Name")).GetProperty("d");
        var item = some.GetProperty("to_Item").GetProperty("results")[0];
        Assert.Equal(["__metadata", "Item", "to_Product"], item.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(["__metadata", "Name"], item.GetProperty("to_Product").EnumerateObject().Select(static p => p.Name));

        var unselected = (await Get("A_Order('1')?$expand=to_Item&$select=Order")).GetProperty("d");
        Assert.False(unselected.TryGetProperty("to_Item", out _));
        var star = (await Get("A_Order('1')?$expand=to_Item&$select=*,to_Item/*")).GetProperty("d");
        Assert.Equal("3", star.GetProperty("to_Item").GetProperty("results")[0].GetProperty("Quantity").GetString());
        var none = (await Get("A_Item(Order='2',Item='10')?$expand=to_Product")).GetProperty("d");
        Assert.Equal(JsonValueKind.Null, none.GetProperty("to_Product").ValueKind);
    }

    [Theory]
    [InlineData("A_Order(Order='1')")]
    [InlineData("A_Order(%271%27)")]
    [InlineData("A_Item(Item='10',Order='1')/to_Order")]
    public async Task Keys_are_read_in_every_form(string path) => Assert.Equal("1", (await Get(path)).GetProperty("d").GetProperty("Order").GetString());

    [Fact]
    public async Task Typed_keys_have_their_prefixes_and_suffixes_and_come_back_so()
    {
        const string Key = "A_Typed(Number=42L,Day=datetime'2024-01-31T00%3A00%3A00',At=datetimeoffset'2024-01-31T08%3A00%3A00Z',Time=time'PT08H00M00S',Price=12.5M)";
        var row = (await Get(Key)).GetProperty("d");
        Assert.Equal("found", row.GetProperty("Text").GetString());
        Assert.EndsWith("/" + Key, row.GetProperty("__metadata").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal("Pump", (await Get("A_Product(guid'10000000-0000-0000-0000-000000000001')")).GetProperty("d").GetProperty("Name").GetString());
        await Get("A_Product('10000000-0000-0000-0000-000000000001')", 400);
    }

    [Fact]
    public async Task Every_address_in_an_answer_leads_back_to_its_entity()
    {
        foreach (var order in (await Get("A_Order")).GetProperty("d").GetProperty("results").EnumerateArray())
        {
            var uri = order.GetProperty("__metadata").GetProperty("uri").GetString()!;
            var again = await Get(uri[(uri.IndexOf("ORDERS_SRV/", StringComparison.Ordinal) + 11)..]);
            Assert.Equal(order.GetProperty("Order").GetString(), again.GetProperty("d").GetProperty("Order").GetString());
        }
    }

    [Fact]
    public async Task Properties_and_their_raw_values_can_be_addressed()
    {
        Assert.Equal("1234.5", (await Get("A_Order('1')/Amount")).GetProperty("d").GetProperty("Amount").GetString());
        Assert.Equal("Dubai", (await Get("A_Order('1')/Address/City")).GetProperty("d").GetProperty("City").GetString());
        Assert.Equal("Dubai", (await Get("A_Order('1')/Address")).GetProperty("d").GetProperty("Address").GetProperty("City").GetString());
        Assert.Equal("1234.5", await backEnd.TextAsync(OrdersV2.Path, "A_Order('1')/Amount/$value"));
        Assert.Equal(JsonValueKind.Null, (await Get("A_Order('2')/Image")).GetProperty("d").GetProperty("Image").ValueKind);
        await Get("A_Order('2')/Image/$value", 404);
        await Get("A_Order('1')/Address/$value", 400);
    }

    [Fact]
    public async Task Navigation_paths_and_links_are_followed()
    {
        var items = (await Get("A_Order('1')/to_Item?$orderby=Item%20desc&$top=1")).GetProperty("d").GetProperty("results");
        Assert.Equal("20", items[0].GetProperty("Item").GetString());
        Assert.Equal("2", await backEnd.TextAsync(OrdersV2.Path, "A_Order('1')/to_Item/$count"));
        Assert.Equal("Pump", (await Get("A_Order('1')/to_Item(Order='1',Item='10')/to_Product/Name")).GetProperty("d").GetProperty("Name").GetString());
        var links = (await Get("A_Order('1')/$links/to_Item")).GetProperty("d").GetProperty("results");
        Assert.EndsWith("A_Item(Order='1',Item='10')", links[0].GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await Get("A_Order('O''N%2F3%20%26%23')/to_Item")).GetProperty("d").GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Filters_reach_through_single_navigations()
    {
        var items = (await Get("A_Item?$filter=to_Product/Name%20eq%20'Valve'&$orderby=to_Order/Amount")).GetProperty("d").GetProperty("results");
        Assert.Equal("20", Assert.Single(items.EnumerateArray()).GetProperty("Item").GetString());
    }

    [Theory]
    [InlineData("A_Order?$filter=Note%20eq%20'first'", 400)]
    [InlineData("A_Order?$orderby=Note", 400)]
    [InlineData("A_Unpaged", 200)]
    [InlineData("A_Unpaged?$top=1", 400)]
    [InlineData("A_Unpaged?$skip=1", 400)]
    [InlineData("A_Demanding", 400)]
    [InlineData("A_Demanding?$filter=Name%20ne%20'x'", 200)]
    [InlineData("A_Product?search=pump", 400)]
    [InlineData("A_Hidden", 403)]
    public async Task The_capabilities_of_the_document_hold(string path, int status) => await Get(path, status);
}
