using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class V4WritingTests
{
    private const string Job = WorkshopV4.Job;

    [Fact]
    public async Task A_created_entity_has_an_address_an_ETag_and_a_new_GUID()
    {
        await using var system = await WritableSystem.StartAsync();
        var created = (await system.V4("POST", "Jobs", """
            {"Name":"new","Cost":12.50,"Big":5,"Ratio":"INF","Day":"2024-01-31","At":"2024-01-31T08:00:00+02:00","Wakes":"08:00:00.5","Takes":"PT1H","Photo":"-_8","State":"Done","Flag":true,"Tags":["x"],"Place":{"City":"Bergen"}}
            """)).Is(201);
        var id = created.Json.GetProperty("Id").GetString();
        Assert.Equal($"{system.Origin}{WorkshopV4.Path}/Jobs({id})", created.Header("Location"));
        Assert.Equal(created.Json.GetProperty("@odata.etag").GetString(), created.Header("ETag"));
        Assert.Equal("$metadata#Jobs/$entity", created.Json.GetProperty("@odata.context").GetString());
        Assert.Equal("-_8=", created.Json.GetProperty("Photo").GetString());
        Assert.Equal(created.Text, (await system.V4("GET", $"Jobs({id})")).Is(200).Text);
    }

    [Fact]
    public async Task The_representation_comes_as_it_is_preferred()
    {
        await using var system = await WritableSystem.StartAsync();
        var minimal = (await system.V4("POST", "Jobs", """{"Name":"a"}""", "Prefer: return=minimal")).Is(204);
        Assert.Equal("return=minimal", minimal.Header("Preference-Applied"));
        Assert.Equal(minimal.Header("Location"), minimal.Header("OData-EntityId"));
        Assert.NotNull(minimal.Header("ETag"));
        Assert.Equal("return=representation", (await system.V4("POST", "Jobs", """{"Name":"a"}""", "Prefer: return=representation")).Is(201).Header("Preference-Applied"));
        Assert.Equal("b", (await system.V4("PATCH", Job, """{"Name":"b"}""", "If-Match: *")).Is(200).Json.GetProperty("Name").GetString());
        Assert.NotNull((await system.V4("PATCH", Job, """{"Name":"c"}""", "If-Match: *", "Prefer: return=minimal")).Is(204).Header("ETag"));
        var selected = (await system.V4("POST", "Jobs?$select=Name", """{"Name":"a"}""")).Is(201).Json;
        Assert.False(selected.TryGetProperty("Cost", out _));
    }

    [Theory]
    [InlineData("""{"Unknown":"x"}""")]
    [InlineData("""{"Cost":"12.5"}""")]
    [InlineData("""{"Cost":1.234}""")]
    [InlineData("""{"Big":"5"}""")]
    [InlineData("""{"Big":5.5}""")]
    [InlineData("""{"Day":"/Date(0)/"}""")]
    [InlineData("""{"Day":"2024-01-31T00:00:00Z"}""")]
    [InlineData("""{"At":"2024-01-31T08:00:00"}""")]
    [InlineData("""{"Wakes":"PT8H"}""")]
    [InlineData("""{"Takes":"1:00:00"}""")]
    [InlineData("""{"Photo":"+/8="}""")]
    [InlineData("""{"State":"Unknown"}""")]
    [InlineData("""{"State":1}""")]
    [InlineData("""{"Tags":null}""")]
    [InlineData("""{"Made":"me"}""")]
    [InlineData("""{"Id":"{00000000-0000-0000-0000-000000000001}"}""")]
    [InlineData("""{"Steps":{"No":1}}""")]
    [InlineData("""{"Worker@odata.bind":"Workers(77)"}""")]
    [InlineData("""{"Worker@odata.bind":"https://elsewhere.example/Workers(1)"}""")]
    [InlineData("""{"Nobody@odata.bind":"Workers(1)"}""")]
    [InlineData("""{"@odata.type":"#W.Line"}""")]
    public async Task A_body_that_does_not_fit_the_document_is_refused(string body)
    {
        await using var system = await WritableSystem.StartAsync();
        Assert.NotEmpty((await system.V4("POST", "Jobs", body)).Is(400).Json.GetProperty("error").GetProperty("message").GetString()!);
        Assert.Equal("2", (await system.V4("GET", "Jobs/$count")).Text);
    }

    [Fact]
    public async Task Numbers_are_texts_exactly_when_the_content_type_says_so()
    {
        await using var system = await WritableSystem.StartAsync();
        const string Exact = "Content-Type: application/json;IEEE754Compatible=true";
        (await system.V4("POST", "Jobs", """{"Cost":"12.50","Big":"9223372036854775807"}""", Exact)).Is(201);
        (await system.V4("POST", "Jobs", """{"Cost":12.50}""", Exact)).Is(400);
        var read = (await system.V4("GET", "Jobs?$filter=Big%20eq%209223372036854775807", null, "Accept: application/json;IEEE754Compatible=true")).Is(200);
        Assert.Equal("9223372036854775807", read.Json.GetProperty("value")[0].GetProperty("Big").GetString());
    }

    [Fact]
    public async Task Nested_entities_are_created_and_existing_ones_bound()
    {
        await using var system = await WritableSystem.StartAsync();
        var created = (await system.V4("POST", "Jobs", """
            {"@odata.type":"#W.BigJob","Budget":7,"Name":"deep","Steps":[{"Text":"s1"},{"Text":"s2"}],"Lines":[{"No":5,"Text":"l"}],"Worker":{"Id":50,"Name":"New"},"Helpers@odata.bind":["Workers(1)","Workers(2)"]}
            """)).Is(201);
        Assert.Equal([1, 2], created.Json.GetProperty("Steps").EnumerateArray().Select(static s => s.GetProperty("No").GetInt32()));
        Assert.Equal("#W.BigJob", created.Json.GetProperty("@odata.type").GetString());
        var job = created.Header("Location")!;
        var read = (await system.SendAsync("GET", job + "?$expand=Helpers,Worker,Lines,Steps")).Is(200).Json;
        Assert.Equal([1, 2], read.GetProperty("Helpers").EnumerateArray().Select(static s => s.GetProperty("Id").GetInt32()));
        Assert.Equal("New", read.GetProperty("Worker").GetProperty("Name").GetString());
        Assert.Equal(created.Json.GetProperty("Id").GetString(), read.GetProperty("Lines")[0].GetProperty("JobId").GetString());
        Assert.Equal("3", (await system.V4("GET", "Workers/$count")).Is(200).Text);
        (await system.V4("POST", "Jobs", """{"Name":"deep","Steps":[{"No":1},{"No":1}]}""")).Is(409);
        Assert.Equal("3", (await system.V4("GET", "Jobs/$count")).Text);
    }

    [Fact]
    public async Task Contained_entities_are_created_changed_and_deleted_in_place()
    {
        await using var system = await WritableSystem.StartAsync();
        var created = (await system.V4("POST", $"{Job}/Steps", """{"Text":"two"}""")).Is(201);
        Assert.EndsWith($"/{Job}/Steps(2)", created.Header("Location"), StringComparison.Ordinal);
        (await system.V4("PATCH", $"{Job}/Steps(2)", """{"Text":"zwei"}""")).Is(200);
        Assert.Equal("zwei", (await system.V4("GET", $"{Job}/Steps(2)/Text/$value")).Text);
        (await system.V4("DELETE", $"{Job}/Steps(2)")).Is(204);
        (await system.V4("GET", $"{Job}/Steps(2)")).Is(404);
        Assert.Equal("1", (await system.V4("GET", $"{Job}/Steps/$count")).Text);
    }

    [Fact]
    public async Task A_change_touches_only_what_it_names_and_gives_a_new_ETag()
    {
        await using var system = await WritableSystem.StartAsync();
        var etag = (await system.V4("GET", Job)).Header("ETag")!;
        (await system.V4("PATCH", Job, """{"Cost":1}""")).Is(428);
        (await system.V4("PATCH", Job, """{"Cost":1}""", "If-Match: W/\"77\"")).Is(412);
        var changed = (await system.V4("PATCH", Job, """{"Cost":1,"Place":{"Zip":"2"}}""", $"If-Match: {etag}")).Is(200);
        Assert.NotEqual(etag, changed.Header("ETag"));
        Assert.Equal(("paint", "Oslo", "2"), (changed.Json.GetProperty("Name").GetString(), changed.Json.GetProperty("Place").GetProperty("City").GetString(), changed.Json.GetProperty("Place").GetProperty("Zip").GetString()));
        (await system.V4("PATCH", Job, """{"Cost":2}""", $"If-Match: {etag}")).Is(412);
        var put = (await system.V4("PUT", Job, """{"Name":"all"}""", $"If-Match: W/\"1\", {changed.Header("ETag")}")).Is(200).Json;
        Assert.Equal((JsonValueKind.Null, "here", "old"), (put.GetProperty("Cost").ValueKind, put.GetProperty("Made").GetString(), put.GetProperty("Origin").GetString()));
        (await system.V4("DELETE", Job)).Is(428);
        (await system.V4("DELETE", Job, null, "If-Match: *")).Is(204);
        (await system.V4("GET", Job)).Is(404);
        Assert.Equal("0", (await system.V4("GET", "Lines/$count")).Text);
    }

    [Theory]
    [InlineData("""{"Id":"00000000-0000-0000-0000-000000000002"}""")]
    [InlineData("""{"Made":"other"}""")]
    [InlineData("""{"Origin":"other"}""")]
    [InlineData("""{"Nothing":1}""")]
    public async Task Keys_computed_immutable_and_unknown_properties_cannot_be_changed(string body)
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V4("PATCH", Job, body, "If-Match: *")).Is(400);
        (await system.V4("PATCH", Job, """{"Id":"00000000-0000-0000-0000-000000000001","Made":"here","Origin":"old"}""", "If-Match: *")).Is(200);
    }

    [Fact]
    public async Task Upserts_and_the_ways_of_V2_are_refused()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V4("PATCH", "Jobs(00000000-0000-0000-0000-000000000077)", "{}", "If-Match: *")).Is(404);
        (await system.V4("PUT", "Workers(77)", "{}")).Is(404);
        (await system.V4("PATCH", Job, "{}", "If-None-Match: *")).Is(412);
        (await system.V4("MERGE", Job, "{}", "If-Match: *")).Is(405);
        (await system.V4("POST", Job, "{}", "X-HTTP-Method: PATCH", "If-Match: *")).Is(405);
        (await system.V4("POST", "Frozen", "{}")).Is(405);
        (await system.V4("DELETE", "Frozen(5)")).Is(405);
        (await system.V4("PATCH", "Frozen(5)", """{"Name":"n"}""")).Is(200);
    }

    [Fact]
    public async Task A_singleton_can_be_changed_and_not_deleted()
    {
        await using var system = await WritableSystem.StartAsync();
        Assert.Equal("Bea", (await system.V4("PATCH", "Boss", """{"Name":"Bea"}""")).Is(200).Json.GetProperty("Name").GetString());
        Assert.Equal("Bea", (await system.V4("GET", "Boss/Name/$value")).Text);
        (await system.V4("DELETE", "Boss")).Is(405);
    }

    [Fact]
    public async Task Links_are_added_set_and_removed()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V4("POST", $"{Job}/Helpers/$ref", """{"@odata.id":"Workers(2)"}""")).Is(204);
        (await system.V4("POST", $"{Job}/Helpers/$ref", $$"""{"@odata.id":"{{system.Origin}}{{WorkshopV4.Path}}/Workers(1)"}""")).Is(204);
        Assert.Equal("2", (await system.V4("GET", $"{Job}/Helpers/$count")).Text);
        (await system.V4("DELETE", $"{Job}/Helpers/$ref?$id=Workers(2)")).Is(204);
        (await system.V4("DELETE", $"{Job}/Helpers(1)/$ref")).Is(204);
        Assert.Equal("0", (await system.V4("GET", $"{Job}/Helpers/$count")).Text);
        (await system.V4("DELETE", $"{Job}/Helpers/$ref?$id=Workers(2)")).Is(404);
        (await system.V4("PUT", $"{Job}/Worker/$ref", """{"@odata.id":"Workers(2)"}""")).Is(204);
        Assert.Equal("Zoe", (await system.V4("GET", $"{Job}/Worker")).Json.GetProperty("Name").GetString());
        (await system.V4("DELETE", $"{Job}/Worker/$ref")).Is(204);
        (await system.V4("GET", $"{Job}/Worker")).Is(204);
        (await system.V4("POST", $"{Job}/Helpers/$ref", """{"@odata.id":"Lines(JobId=00000000-0000-0000-0000-000000000001,No=10)"}""")).Is(400);
        (await system.V4("POST", $"{Job}/Helpers/$ref", """{"uri":"Workers(2)"}""")).Is(400);
        (await system.V4("POST", $"{Job}/Steps/$ref", """{"@odata.id":"Workers(2)"}""")).Is(400);
    }

    [Fact]
    public async Task A_nested_collection_is_the_new_content_and_a_delta_changes_it()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V4("PATCH", Job, """{"Lines":[{"No":10,"Text":"kept"},{"No":30,"Text":"new"}],"Steps":[]}""", "If-Match: *")).Is(200);
        var lines = (await system.V4("GET", $"{Job}/Lines")).Json.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal([(10, "kept"), (30, "new")], lines.Select(static l => (l.GetProperty("No").GetInt32(), l.GetProperty("Text").GetString())));
        Assert.Equal(1m, lines[0].GetProperty("Price").GetDecimal());
        Assert.Equal("0", (await system.V4("GET", $"{Job}/Steps/$count")).Text);
        (await system.V4("PATCH", Job, """{"Lines@delta":[{"No":10,"@removed":{"reason":"deleted"}},{"No":30,"Text":"changed"}]}""", "If-Match: *")).Is(200);
        Assert.Equal("changed", Assert.Single((await system.V4("GET", $"{Job}/Lines")).Json.GetProperty("value").EnumerateArray()).GetProperty("Text").GetString());
    }

    [Fact]
    public async Task Single_properties_are_written_at_their_address()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V4("PUT", $"{Job}/Name", """{"value":"n"}""", "If-Match: *")).Is(204);
        Assert.Equal("n", (await system.V4("GET", $"{Job}/Name/$value")).Text);
        (await system.V4("PUT", $"{Job}/Tags", """{"value":["q","r"]}""", "If-Match: *")).Is(204);
        Assert.Equal("2", (await system.V4("GET", $"{Job}/Tags/$count")).Text);
        (await system.V4("PATCH", $"{Job}/Place", """{"Zip":"9"}""", "If-Match: *")).Is(204);
        Assert.Equal("Oslo", (await system.V4("GET", $"{Job}/Place")).Json.GetProperty("City").GetString());
        (await system.V4("DELETE", $"{Job}/Name", null, "If-Match: *")).Is(204);
        (await system.V4("GET", $"{Job}/Name")).Is(204);
        (await system.V4("PUT", $"{Job}/Name", """{"Name":"n"}""", "If-Match: *")).Is(400);
        (await system.V4("PUT", $"{Job}/Name", """{"value":"n"}""")).Is(428);
        (await system.V4("POST", $"{Job}/Name", """{"value":"n"}""", "If-Match: *")).Is(405);
    }

    [Fact]
    public async Task Streams_come_and_go_as_bytes()
    {
        await using var system = await WritableSystem.StartAsync();
        byte[] bytes = [0, 255, 13, 10];
        (await system.V4("GET", $"{Job}/Plan")).Is(204);
        (await system.V4("PUT", $"{Job}/Plan", bytes, "Content-Type: image/svg+xml", "If-Match: *")).Is(204);
        var plan = (await system.V4("GET", $"{Job}/Plan")).Is(200);
        Assert.Equal(bytes, plan.Bytes);
        Assert.Equal("image/svg+xml", plan.Header("Content-Type"));
        Assert.Equal("image/svg+xml", (await system.V4("GET", Job)).Json.GetProperty("Plan@odata.mediaContentType").GetString());
        (await system.V4("GET", $"{Job}/Plan", null, $"If-None-Match: {plan.Header("ETag")}")).Is(304);

        var created = (await system.V4("POST", "Docs", bytes, "Content-Type: application/pdf", "Slug: report.pdf")).Is(201);
        Assert.Equal(("report.pdf", "Docs(1)/$value"), (created.Json.GetProperty("FileName").GetString(), created.Json.GetProperty("@odata.mediaReadLink").GetString()));
        Assert.Equal(bytes, (await system.V4("GET", "Docs(1)/$value")).Bytes);
        (await system.V4("GET", "Workers(1)/$value")).Is(404);
    }
}
