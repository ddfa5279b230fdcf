using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class V4ReadingTests(BackEndFixture backEnd) : IClassFixture<BackEndFixture>
{
    private Task<JsonElement> Get(string path, int status = 200, string? accept = "application/json") => backEnd.GetAsync(ShopV4.Path, path, status, accept);

    private async Task<string> Ids(string query) =>
        string.Join('|', (await Get("People?" + query)).GetProperty("value").EnumerateArray().Select(static r => r.GetProperty("Id").GetInt32()));

    [Fact]
    public async Task The_document_and_the_service_document_are_served()
    {
        Assert.Equal(ShopV4.Document, await backEnd.TextAsync(ShopV4.Path, "$metadata"));
        var root = await Get("");
        Assert.Equal("$metadata", root.GetProperty("@odata.context").GetString());
        Assert.Equal(["Many", "Me", "Orders", "People"], root.GetProperty("value").EnumerateArray().Select(static e => e.GetProperty("url").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_entity_is_written_with_minimal_metadata()
    {
        using var response = await backEnd.SendAsync(ShopV4.Path, "People(1)", "application/json");
        var text = await response.Content.ReadAsStringAsync();
        var person = JsonDocument.Parse(text).RootElement;
        Assert.Equal("4.0", response.Headers.GetValues("odata-version").Single());
        Assert.Equal("$metadata#People/$entity", person.GetProperty("@odata.context").GetString());
        Assert.Equal("W/\"2024-01-31T08%3A00%3A00.1234567Z\"", person.GetProperty("@odata.etag").GetString());
        Assert.Equal(person.GetProperty("@odata.etag").GetString(), response.Headers.ETag!.ToString());
        Assert.Contains("\"Salary\":12345678.0123456789,", text, StringComparison.Ordinal);
        Assert.Contains("\"Big\":9007199254740993,", text, StringComparison.Ordinal);
        Assert.Equal("1990-05-17", person.GetProperty("Born").GetString());
        Assert.Equal("2024-01-31T08:00:00.1234567Z", person.GetProperty("Seen").GetString());
        Assert.Equal("06:30:00.125", person.GetProperty("Wakes").GetString());
        Assert.Equal("PT8H30M", person.GetProperty("Works").GetString());
        Assert.Equal("Green", person.GetProperty("Color").GetString());
        Assert.Equal("Read,Write", person.GetProperty("Rights").GetString());
        Assert.Equal("-_8=", person.GetProperty("Photo").GetString());
        Assert.Equal(2, person.GetProperty("Mails").GetArrayLength());
        Assert.Equal("Oslo", person.GetProperty("Home").GetProperty("City").GetString());
        Assert.False(person.TryGetProperty("Boss", out _));
        Assert.False(person.TryGetProperty("@odata.type", out _));
    }

    [Fact]
    public async Task Derived_types_dynamic_properties_and_absent_values_are_written()
    {
        var bob = await Get("People(2)");
        Assert.Equal("#Shop.Manager", bob.GetProperty("@odata.type").GetString());
        Assert.Equal(500, bob.GetProperty("Budget").GetInt32());
        Assert.Equal("INF", bob.GetProperty("Ratio").GetString());
        Assert.Equal("Read,Write,Delete", bob.GetProperty("Rights").GetString());
        Assert.Equal(JsonValueKind.Array, bob.GetProperty("Mails").ValueKind);
        Assert.Equal(JsonValueKind.Null, bob.GetProperty("Home").ValueKind);
        Assert.Equal(43, (await Get("People(3)")).GetProperty("YY1_Shoe").GetInt32());
    }

    [Fact]
    public async Task Long_numbers_are_texts_only_when_asked_for()
    {
        using var response = await backEnd.SendAsync(ShopV4.Path, "People?$count=true", "application/json;IEEE754Compatible=true");
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("IEEE754Compatible=true", response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"Salary\":\"12345678.0123456789\"", text, StringComparison.Ordinal);
        Assert.Contains("\"@odata.count\":\"3\"", text, StringComparison.Ordinal);
        Assert.Equal(3, (await Get("People?$count=true")).GetProperty("@odata.count").GetInt32());
        Assert.False((await Get("People", accept: "application/json;odata.metadata=none")).TryGetProperty("@odata.context", out _));
    }

    [Theory]
    [InlineData("Name eq 'Alice'", "1")]
    [InlineData("Name ne 'Alice'", "2|3")]
    [InlineData("contains(Name,'O''Neil & Co')", "3")]
    [InlineData("startswith(Name,'B') or endswith(Name,'Co')", "2|3")]
    [InlineData("Salary eq 12345678.0123456789", "1")]
    [InlineData("Salary eq 12345678.0123456788", "")]
    [InlineData("Salary eq 0.1", "2")]
    [InlineData("Salary add 1 gt 11 and Salary lt 1e3", "3")]
    [InlineData("Big eq 9007199254740993", "1")]
    [InlineData("Born lt 1995-01-01", "1")]
    [InlineData("Seen ge 2024-01-31T09:00:00+01:00", "1")]
    [InlineData("Seen eq null", "2|3")]
    [InlineData("Wakes gt 06:00:00", "1")]
    [InlineData("Works eq duration'PT8H30M'", "1")]
    [InlineData("Works gt duration'PT9H'", "")]
    [InlineData("Color eq Shop.Color'Green'", "1")]
    [InlineData("Rights has Shop.Rights'Write'", "1|2")]
    [InlineData("Rights has Shop.Rights'Write,Delete'", "2")]
    [InlineData("Token eq 5e6f0d12-0001-123d-a000-00000000123d", "1")]
    [InlineData("Photo eq binary'-_8='", "1")]
    [InlineData("Photo eq binary'-_8'", "1")]
    [InlineData("Ratio gt 1000", "2")]
    [InlineData("Id in (1,3)", "1|3")]
    [InlineData("not (Id in (1,3))", "2")]
    [InlineData("Mails/any(m:startswith(m,'alice'))", "1")]
    [InlineData("Mails/any()", "1")]
    [InlineData("Mails/$count gt 1", "1")]
    [InlineData("Orders/any(o:o/Total gt 15)", "1")]
    [InlineData("Orders/any(o:o/Total lt 10 and $it/Id eq 2)", "2")]
    [InlineData("Orders/all(o:o/Total gt 6)", "1|3")]
    [InlineData("Orders/$count eq 1", "2")]
    [InlineData("Home/City eq 'Oslo'", "1")]
    [InlineData("Home eq null", "2|3")]
    [InlineData("isof('Shop.Manager')", "2")]
    [InlineData("Shop.Manager/Budget ge 500", "2")]
    [InlineData("cast(Id,'Edm.String') eq '3'", "3")]
    [InlineData("year(Born) eq 1990 and month(Born) eq 5", "1")]
    [InlineData("date(Seen) eq 2024-01-31", "1")]
    [InlineData("fractionalseconds(Seen) gt 0.12", "1")]
    [InlineData("Seen lt now()", "1")]
    [InlineData("YY1_Shoe eq 43", "3")]
    [InlineData("YY1_Text eq 'extra'", "3")]
    [InlineData("Id eq @p&@p=2", "2")]
    [InlineData("length(Name) mod 2 eq 1", "1|2|3")]
    [InlineData("Id div 2 eq 1", "2|3")]
    [InlineData("indexof(tolower(Name),'o') eq 1", "2")]
    public async Task A_filter_finds_exactly_its_rows(string filter, string expected) =>
        Assert.Equal(expected, await Ids("$orderby=Id&$filter=" + (filter.Contains("&@", StringComparison.Ordinal) ? filter.Replace(" ", "%20", StringComparison.Ordinal) : Uri.EscapeDataString(filter))));

    [Theory]
    [InlineData("$filter=substringof('a',Name)", 400)]
    [InlineData("$filter=Salary eq 10.5M", 400)]
    [InlineData("$filter=Big eq 5L", 400)]
    [InlineData("$filter=Ratio eq 5e-1d", 400)]
    [InlineData("$filter=Token eq guid'5e6f0d12-0001-123d-a000-00000000123d'", 400)]
    [InlineData("$filter=Born eq datetime'2024-01-01T00:00:00'", 400)]
    [InlineData("$filter=v2.replace(Name,'a','b') eq 'x'", 400)]
    [InlineData("$filter=Nothing eq 'x' and Id eq", 400)]
    [InlineData("$filter=Id eq 'x'", 400)]
    [InlineData("$filter=Id div 0 eq 1", 400)]
    [InlineData("$filter=Secret eq 'x'", 400)]
    [InlineData("$orderby=Secret", 400)]
    [InlineData("$inlinecount=allpages", 400)]
    [InlineData("$unknown=1", 400)]
    [InlineData("$top=-1", 400)]
    [InlineData("$top=1&$top=1", 400)]
    [InlineData("$select=Home/Nothing", 400)]
    [InlineData("$expand=Name", 400)]
    [InlineData("$apply=aggregate(Name with sum as N)", 400)]
    [InlineData("$deltatoken=made-up", 400)]
    public async Task What_is_not_allowed_is_refused(string query, int status)
    {
        var error = (await Get("People?" + query.Replace(" ", "%20", StringComparison.Ordinal), status)).GetProperty("error");
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Equal(32, error.GetProperty("innererror").GetProperty("transactionid").GetString()!.Length);
        Assert.Equal(JsonValueKind.Array, error.GetProperty("details").ValueKind);
    }

    [Theory]
    [InlineData("$orderby=Name", "1|2|3")]
    [InlineData("", "1|3|2")]
    [InlineData("$orderby=Born desc", "2|1|3")]
    [InlineData("$orderby=Seen,Id desc", "3|2|1")]
    [InlineData("$orderby=length(Name) desc", "3|1|2")]
    [InlineData("$orderby=Orders/$count desc", "1|2|3")]
    [InlineData("$skip=1&$top=1", "3")]
    [InlineData("$search=oslo", "1")]
    [InlineData("$search=oslo OR bob", "1|2")]
    [InlineData("$search=NOT alice", "3|2")]
    [InlineData("$search=\"O'Neil & Co\"", "3")]
    public async Task Sorting_cutting_and_searching_work(string query, string expected) =>
        Assert.Equal(expected, await Ids(query.Replace("&", query.Contains("Neil", StringComparison.Ordinal) ? "%26" : "&", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)));

    [Fact]
    public async Task Expand_takes_its_own_options()
    {
        var alice = await Get("People(1)?$select=Name&$expand=Orders($select=No;$filter=Total%20gt%2010;$orderby=No%20desc;$top=1;$count=true;$expand=Person($select=Name)),Trips,Reports");
        Assert.Equal("$metadata#People(Name,Orders(No,Person(Name)),Trips(),Reports())/$entity", alice.GetProperty("@odata.context").GetString());
        Assert.Equal(2, alice.GetProperty("Orders@odata.count").GetInt32());
        var order = Assert.Single(alice.GetProperty("Orders").EnumerateArray());
        Assert.Equal("B", order.GetProperty("No").GetString());
        Assert.False(order.TryGetProperty("Total", out _));
        Assert.Equal("Alice", order.GetProperty("Person").GetProperty("Name").GetString());
        Assert.Equal("Rome", alice.GetProperty("Trips")[0].GetProperty("Title").GetString());
        Assert.Equal(3, alice.GetProperty("Reports")[0].GetProperty("Id").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await Get("People(1)?$expand=Boss")).GetProperty("Boss").ValueKind);
        var reference = await Get("People(1)?$expand=Orders/$ref");
        Assert.Equal("Orders(PersonId=1,No='A%2F1')", reference.GetProperty("Orders")[0].GetProperty("@odata.id").GetString());
    }

    [Fact]
    public async Task Levels_follow_a_hierarchy_as_deep_as_asked()
    {
        var one = (await Get("People(1)?$expand=Reports($levels=1)")).GetProperty("Reports")[0];
        Assert.False(one.TryGetProperty("Reports", out _));
        var two = (await Get("People(1)?$expand=Reports($levels=2)")).GetProperty("Reports")[0];
        Assert.Equal(0, two.GetProperty("Reports").GetArrayLength());
    }

    [Fact]
    public async Task Paths_reach_into_entities()
    {
        Assert.Equal("20", await backEnd.TextAsync(ShopV4.Path, "People(1)/Orders(PersonId=1,No='B')/Total/$value"));
        var order = await Get("Orders(PersonId=1,No='A%2F1')");
        Assert.Equal(10.5m, order.GetProperty("Total").GetDecimal());
        var trip = await Get("People(1)/Trips(2)");
        Assert.Equal("../$metadata#People(1)/Trips/$entity", trip.GetProperty("@odata.context").GetString());
        var trips = await Get("People(1)/Trips?$filter=Title%20eq%20'Paris'");
        Assert.Equal(2, Assert.Single(trips.GetProperty("value").EnumerateArray()).GetProperty("TripId").GetInt32());
        var city = await Get("People(1)/Home/City");
        Assert.Equal("../../$metadata#People(1)/Home/City", city.GetProperty("@odata.context").GetString());
        Assert.Equal("Oslo", city.GetProperty("value").GetString());
        Assert.Equal("Oslo", (await Get("People(1)/Home")).GetProperty("City").GetString());
        Assert.Equal(2, (await Get("People(1)/Mails")).GetProperty("value").GetArrayLength());
        Assert.Equal("2", await backEnd.TextAsync(ShopV4.Path, "People(1)/Mails/$count"));
        Assert.Equal("2", await backEnd.TextAsync(ShopV4.Path, "People(1)/Trips/$count"));
        Assert.Equal("Me", (await Get("Me")).GetProperty("Name").GetString());
        Assert.Equal("$metadata#Me", (await Get("Me")).GetProperty("@odata.context").GetString());
        Assert.Equal(2, Assert.Single((await Get("People/Shop.Manager")).GetProperty("value").EnumerateArray()).GetProperty("Id").GetInt32());
        Assert.Equal("Orders(PersonId=2,No='C')", (await Get("People(2)/Orders/$ref")).GetProperty("value")[0].GetProperty("@odata.id").GetString());
    }

    [Fact]
    public async Task Nothing_is_no_content_and_what_does_not_exist_is_404()
    {
        foreach (var path in new[] { "People(1)/Boss", "People(2)/Home", "People(3)/Born/$value" })
            Assert.Empty(await backEnd.TextAsync(ShopV4.Path, path, 204));
        foreach (var path in new[] { "People(77)", "Nobody", "People(1)/Nothing/x", "People(1)/Shop.Manager", "People(1)/Boss/Name", "People(1)/Trips(9)" })
            await Get(path, 404);
        foreach (var path in new[] { "People('x')", "People(1", "Orders('x')" })
            await Get(path, 400);
        await Get("Sum()", 501);
    }

    [Theory]
    [InlineData("Orders?$search=x")]
    [InlineData("Orders?$count=true")]
    [InlineData("Orders/$count")]
    [InlineData("Orders?$skip=1")]
    public async Task The_capabilities_of_the_document_hold(string path) => await Get(path, 400);

    [Fact]
    public async Task Bottomless_expressions_are_refused() =>
        await Get("People?$filter=" + string.Concat(Enumerable.Repeat("(", 2000)) + "Id%20eq%201" + string.Concat(Enumerable.Repeat(")", 2000)), 400);

    [Fact]
    public async Task A_known_ETag_gives_304()
    {
        var etag = (await Get("People(1)")).GetProperty("@odata.etag").GetString()!;
        using var request = new HttpRequestMessage(HttpMethod.Get, backEnd.Address.ToString().TrimEnd('/') + ShopV4.Path + "/People(1)");
        request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        using var same = await backEnd.Alice.SendAsync(request);
        Assert.Equal(304, (int)same.StatusCode);
        using var other = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
        other.Headers.TryAddWithoutValidation("If-None-Match", "W/\"old\"");
        using var changed = await backEnd.Alice.SendAsync(other);
        Assert.Equal(200, (int)changed.StatusCode);
    }
}
