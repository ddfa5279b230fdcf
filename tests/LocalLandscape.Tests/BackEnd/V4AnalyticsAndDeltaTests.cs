using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class V4AnalyticsAndDeltaTests
{
    private static async Task<JsonElement> Get(WritableSystem system, string path, params string[] headers) =>
        (await system.V4("GET", path.Replace(" ", "%20", StringComparison.Ordinal), null, headers)).Is(200).Json;

    private static string Rows(JsonElement body) => string.Join('|', body.GetProperty("value").EnumerateArray().Select(static r => r.GetRawText()));

    [Theory]
    [InlineData("Lines?$apply=aggregate(Price with sum as Total,$count as N,Price with max as Top,Price with average as Mean)", """{"Total":3.5,"N":2,"Top":2.5,"Mean":1.75}""")]
    [InlineData("Lines?$apply=filter(No gt 10)/aggregate($count as N)", """{"N":1}""")]
    [InlineData("Lines?$apply=groupby((Text),aggregate(Price with sum as Sum))&$orderby=Sum desc", """{"Text":"y","Sum":2.5}|{"Text":"x","Sum":1}""")]
    [InlineData("Lines?$apply=groupby((Text),aggregate(Price with sum as Sum))&$filter=Sum gt 2", """{"Text":"y","Sum":2.5}""")]
    [InlineData("Lines?$apply=groupby((Job/Name),aggregate(Price with sum as Sum))", """{"Job":{"Name":"paint"},"Sum":3.5}""")]
    [InlineData("Lines?$apply=groupby((Text),aggregate(Price with sum as Sum))&$filter=Sum add 1 gt 2 and Sum ne 2", """{"Text":"y","Sum":2.5}""")]
    [InlineData("Jobs?$apply=groupby((State))", """{"State":null}""")]
    [InlineData("Jobs?$apply=aggregate(Cost with countdistinct as Kinds,Cost with min as Least)", """{"Kinds":2,"Least":2}""")]
    [InlineData("Lines?$apply=aggregate(Price with sum as Total)&$filter=Total gt 100", "")]
    public async Task Rows_are_grouped_and_aggregated(string query, string expected)
    {
        await using var system = await WritableSystem.StartAsync();
        Assert.Equal(expected, Rows(await Get(system, query)));
    }

    [Fact]
    public async Task A_filter_alone_keeps_entities()
    {
        await using var system = await WritableSystem.StartAsync();
        var lines = await Get(system, "Lines?$apply=filter(No eq 20)&$expand=Job($select=Name)");
        Assert.Equal("paint", Assert.Single(lines.GetProperty("value").EnumerateArray()).GetProperty("Job").GetProperty("Name").GetString());
        Assert.Equal("$metadata#Lines(Text,Sum)", (await Get(system, "Lines?$apply=groupby((Text),aggregate(Price with sum as Sum))")).GetProperty("@odata.context").GetString());
        foreach (var wrong in new[] { "Lines?$apply=groupby((Nothing))", "Lines?$apply=aggregate(Text with sum as S)", "Lines?$apply=nonsense" })
            Assert.InRange((await system.V4("GET", wrong.Replace(" ", "%20", StringComparison.Ordinal))).Status, 400, 400);
    }

    [Fact]
    public async Task Computed_properties_can_be_filtered_sorted_and_are_written()
    {
        await using var system = await WritableSystem.StartAsync();
        var lines = await Get(system, "Lines?$compute=Price mul 2 as Double&$filter=Double gt 2&$orderby=Double");
        Assert.Equal(5m, Assert.Single(lines.GetProperty("value").EnumerateArray()).GetProperty("Double").GetDecimal());
        Assert.False((await Get(system, "Lines")).GetProperty("value")[0].TryGetProperty("Double", out _));
        (await system.V4("GET", "Lines?$compute=Nothing%20mul%202%20as%20X")).Is(400);
    }

    [Fact]
    public async Task A_delta_link_tells_what_has_changed_since()
    {
        await using var system = await WritableSystem.StartAsync();
        var first = (await system.V4("GET", "Workers?$filter=Id%20lt%20100", null, "Prefer: odata.track-changes")).Is(200);
        Assert.Equal("odata.track-changes", first.Header("Preference-Applied"));
        var link = first.Json.GetProperty("@odata.deltaLink").GetString()!;
        var nothing = await Get(system, link);
        Assert.Equal("$metadata#Workers/$delta", nothing.GetProperty("@odata.context").GetString());
        Assert.Empty(nothing.GetProperty("value").EnumerateArray());

        (await system.V4("PATCH", "Workers(1)", """{"Name":"Changed"}""")).Is(200);
        (await system.V4("DELETE", "Workers(2)")).Is(204);
        (await system.V4("POST", "Workers", """{"Id":7,"Name":"Added"}""")).Is(201);
        (await system.V4("POST", "Workers", """{"Id":700,"Name":"Elsewhere"}""")).Is(201);
        var changes = await Get(system, link);
        var rows = changes.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(["Changed", "Added"], rows.Where(static r => r.TryGetProperty("Name", out _)).Select(static r => r.GetProperty("Name").GetString()));
        var removed = rows.Where(static r => r.TryGetProperty("reason", out _)).ToDictionary(static r => r.GetProperty("id").GetString()!, static r => r.GetProperty("reason").GetString());
        Assert.Equal(("deleted", "changed"), (removed["Workers(2)"], removed["Workers(700)"]));
        Assert.Empty((await Get(system, changes.GetProperty("@odata.deltaLink").GetString()!)).GetProperty("value").EnumerateArray());

        Assert.False((await Get(system, "Workers")).TryGetProperty("@odata.deltaLink", out _));
        (await system.V4("GET", link.Replace("Workers?", "Lines?", StringComparison.Ordinal))).Is(400);
    }

    [Fact]
    public async Task Metadata_comes_in_three_sizes()
    {
        await using var system = await WritableSystem.StartAsync();
        var none = await Get(system, WorkshopV4.Job, "Accept: application/json;odata.metadata=none");
        Assert.DoesNotContain(none.EnumerateObject(), static m => m.Name.Contains('@', StringComparison.Ordinal));
        var minimal = (await Get(system, WorkshopV4.Job, "Accept: application/json")).EnumerateObject().Select(static m => m.Name).ToList();
        Assert.Contains("@odata.etag", minimal);
        Assert.DoesNotContain("@odata.id", minimal);
        var full = await Get(system, WorkshopV4.Job + "?$format=application/json;odata.metadata=full");
        Assert.Equal(("#W.Job", WorkshopV4.Job, WorkshopV4.Job + "/Lines", "#Decimal"),
            (full.GetProperty("@odata.type").GetString(), full.GetProperty("@odata.id").GetString(), full.GetProperty("Lines@odata.navigationLink").GetString(), full.GetProperty("Cost@odata.type").GetString()));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip;q=0, br", "br")]
    [InlineData("gzip, br", "gzip")]
    [InlineData("identity", null)]
    public async Task Answers_are_compressed_as_it_is_asked(string accept, string? encoding)
    {
        await using var system = await WritableSystem.StartAsync();
        var reply = (await system.V4("GET", "Workers", null, "Accept-Encoding: " + accept)).Is(200);
        Assert.Equal(encoding, reply.Header("Content-Encoding"));
        using var raw = new MemoryStream(reply.Bytes);
        using Stream plain = encoding switch { "br" => new BrotliStream(raw, CompressionMode.Decompress), "gzip" => new GZipStream(raw, CompressionMode.Decompress), _ => raw };
        using var text = new StreamReader(plain, Encoding.UTF8);
        Assert.Equal(2, JsonDocument.Parse(await text.ReadToEndAsync()).RootElement.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Long_addresses_are_no_matter_for_the_back_end_itself()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V4("GET", $"Workers?$filter=Name%20eq%20'{new string('x', 20_000)}'")).Is(200);
    }
}
