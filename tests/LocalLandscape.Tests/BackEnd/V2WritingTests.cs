using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class V2WritingTests
{
    private static async Task<string> ETag(WritableSystem system, string path) => (await system.V2("GET", path)).Is(200).D.GetProperty("__metadata").GetProperty("etag").GetString()!;

    [Fact]
    public async Task A_created_entity_has_an_address_an_ETag_and_a_number_from_the_range()
    {
        await using var system = await WritableSystem.StartAsync();
        var created = (await system.V2("POST", "Tickets", """{"Title":"new","Amount":"12.50","Big":"9007199254740993","Lines":3,"Due":"/Date(1706659200000)/","At":"2024-01-31T08:15:30.5","Opens":"PT08H05M09S","Place":{"City":"Bergen"}}""")).Is(201);
        Assert.Equal("3", created.D.GetProperty("Ticket").GetString());
        Assert.Equal("12.50", created.D.GetProperty("Amount").GetString());
        Assert.Equal($"{system.Origin}{TicketsV2.Path}/Tickets('3')", created.Header("Location"));
        Assert.Equal(created.D.GetProperty("__metadata").GetProperty("etag").GetString(), created.Header("ETag"));
        var read = (await system.V2("GET", "Tickets('3')")).Is(200);
        Assert.Equal(created.Text, read.Text);
        Assert.Equal("ALICE", system.Audit.Entries.Single(static e => e.Method == "POST").Principal);
        (await system.V2("POST", "Tickets", """{"Ticket":"3","Title":"again"}""")).Is(409);
    }

    [Theory]
    [InlineData("PATCH", """{"Place":{"Zip":"2"}}""")]
    [InlineData("MERGE", """{"d":{"Place":{"Zip":"2"}}}""")]
    public async Task Of_a_complex_property_only_what_is_sent_changes(string method, string body)
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V2(method, "Tickets('1')/Place", body, "If-Match: *")).Is(204);
        var place = (await system.V2("GET", "Tickets('1')")).D.GetProperty("Place");
        Assert.Equal(("Oslo", "2"), (place.GetProperty("City").GetString(), place.GetProperty("Zip").GetString()));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_written()
    {
        await using var system = await WritableSystem.StartAsync();
        var refused = (await system.V2("POST", "Tickets", "{}", "x-csrf-token: wrong")).Is(403);
        Assert.Equal("Required", refused.Header("x-csrf-token"));
        Assert.Equal("2", (await system.V2("GET", "Tickets/$count")).Text);
    }

    [Theory]
    [InlineData("""{"Unknown":"x"}""")]
    [InlineData("""{"Amount":12.5}""")]
    [InlineData("""{"Amount":"1.234"}""")]
    [InlineData("""{"Amount":"12345678901"}""")]
    [InlineData("""{"Big":5}""")]
    [InlineData("""{"Lines":"3"}""")]
    [InlineData("""{"Lines":3000000000}""")]
    [InlineData("""{"Due":"2024-01-31"}""")]
    [InlineData("""{"Due":"/Date(1706659200001)/"}""")]
    [InlineData("""{"At":"/Date(1706659200000+0060)/"}""")]
    [InlineData("""{"Opens":"08:00:00"}""")]
    [InlineData("""{"Agent":"guid'00000000-0000-0000-0000-00000000000a'"}""")]
    [InlineData("""{"Title":"a text that is longer than twenty"}""")]
    [InlineData("""{"Total":"5"}""")]
    [InlineData("""{"Place":{"Street":"x"}}""")]
    [InlineData("""{"Place":null}""")]
    [InlineData("""{"Title":"a","Title":"b"}""")]
    [InlineData("""{"Title":"a" """)]
    [InlineData("""[]""")]
    public async Task A_body_that_does_not_fit_the_document_is_refused_and_nothing_is_created(string body)
    {
        await using var system = await WritableSystem.StartAsync();
        var refused = (await system.V2("POST", "Tickets", body)).Is(400);
        Assert.NotEmpty(refused.Json.GetProperty("error").GetProperty("message").GetProperty("value").GetString()!);
        Assert.Equal("2", (await system.V2("GET", "Tickets/$count")).Text);
    }

    [Fact]
    public async Task A_body_of_another_content_type_is_refused()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V2("POST", "Tickets", "{}", "Content-Type: text/plain")).Is(415);
        (await system.V2("POST", "Tickets", "{}"u8.ToArray(), "Content-Type:")).Is(415);
    }

    [Fact]
    public async Task What_is_nested_is_created_too()
    {
        await using var system = await WritableSystem.StartAsync();
        var created = (await system.V2("POST", "Tickets", """{"d":{"Title":"deep","to_Part":{"results":[{"Text":"p"},{"Part":"15","Text":"q"}]},"to_Agent":{"Agent":"00000000-0000-0000-0000-00000000000b","Name":"Bea"}}}""")).Is(201);
        Assert.Equal("00000000-0000-0000-0000-00000000000b", created.D.GetProperty("Agent").GetString());
        Assert.Equal(["p", "q"], created.D.GetProperty("to_Part").GetProperty("results").EnumerateArray().Select(static p => p.GetProperty("Text").GetString()));
        var parts = (await system.V2("GET", "Tickets('3')/to_Part")).Is(200).D.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["10", "15"], parts.Select(static p => p.GetProperty("Part").GetString()));
        Assert.All(parts, static p => Assert.Equal("3", p.GetProperty("Ticket").GetString()));
        Assert.Equal("Bea", (await system.V2("GET", "Tickets('3')/to_Agent/Name/$value")).Text);
        (await system.V2("POST", "Tickets", """{"Title":"deep","to_Part":[{"Text":"p","Nothing":1}]}""")).Is(400);
        Assert.Equal("3", (await system.V2("GET", "Tickets/$count")).Text);
    }

    [Fact]
    public async Task A_child_is_created_over_the_navigation()
    {
        await using var system = await WritableSystem.StartAsync();
        var created = (await system.V2("POST", "Tickets('1')/to_Part", """{"Text":"c"}""")).Is(201);
        Assert.Equal(("1", "30"), (created.D.GetProperty("Ticket").GetString(), created.D.GetProperty("Part").GetString()));
        (await system.V2("POST", "Tickets('1')/to_Part", """{"Ticket":"2","Text":"c"}""")).Is(400);
        (await system.V2("POST", "Tickets('77')/to_Part", """{"Text":"c"}""")).Is(404);
    }

    [Theory]
    [InlineData("PATCH", null)]
    [InlineData("MERGE", null)]
    [InlineData("POST", "X-HTTP-Method: MERGE")]
    [InlineData("POST", "X-HTTP-Method: PATCH")]
    public async Task A_change_touches_only_what_it_names(string method, string? tunnel)
    {
        await using var system = await WritableSystem.StartAsync();
        var before = await ETag(system, "Tickets('1')");
        var changed = (await system.V2(method, "Tickets('1')", """{"Title":null,"Place":{"City":"Rome"}}""", [$"If-Match: {before}", .. tunnel is null ? Array.Empty<string>() : [tunnel]])).Is(204);
        Assert.Empty(changed.Bytes);
        var ticket = (await system.V2("GET", "Tickets('1')")).D;
        Assert.Equal(JsonValueKind.Null, ticket.GetProperty("Title").ValueKind);
        Assert.Equal("1.5", ticket.GetProperty("Amount").GetString());
        Assert.Equal(("Rome", "1"), (ticket.GetProperty("Place").GetProperty("City").GetString(), ticket.GetProperty("Place").GetProperty("Zip").GetString()));
        Assert.NotEqual(before, ticket.GetProperty("__metadata").GetProperty("etag").GetString());
        (await system.V2(method, "Tickets('1')", """{"Title":"x"}""", [$"If-Match: {before}", .. tunnel is null ? Array.Empty<string>() : [tunnel]])).Is(412);
    }

    [Fact]
    public async Task PUT_resets_what_it_does_not_name()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V2("PUT", "Tickets('1')", """{"Ticket":"1","Title":"put"}""", "If-Match: *")).Is(204);
        var ticket = (await system.V2("GET", "Tickets('1')")).D;
        Assert.Equal("put", ticket.GetProperty("Title").GetString());
        Assert.Equal(JsonValueKind.Null, ticket.GetProperty("Amount").ValueKind);
        Assert.Equal("7", ticket.GetProperty("Total").GetString());
    }

    [Fact]
    public async Task Who_changes_must_say_which_state_is_known()
    {
        await using var system = await WritableSystem.StartAsync();
        foreach (var (method, body) in new[] { ("PATCH", "{}"), ("MERGE", "{}"), ("PUT", "{}"), ("DELETE", null) })
        {
            (await system.V2(method, "Tickets('1')", body)).Is(428);
            (await system.V2(method, "Tickets('1')", body, "If-Match: W/\"old\"")).Is(412);
        }
        (await system.V2("DELETE", "Tickets('1')", null, $"If-Match: {await ETag(system, "Tickets('1')")}")).Is(204);
        (await system.V2("GET", "Tickets('1')")).Is(404);
        // Its parts went with it, those that only refer did not.
        Assert.Equal("0", (await system.V2("GET", "Parts/$count")).Text);
        Assert.Equal("1", (await system.V2("GET", "Agents/$count")).Text);
        (await system.V2("DELETE", "Agents(guid'00000000-0000-0000-0000-00000000000a')")).Is(204);
    }

    [Theory]
    [InlineData("""{"Ticket":"2"}""")]
    [InlineData("""{"Total":"8"}""")]
    [InlineData("""{"Unknown":1}""")]
    [InlineData("""{"to_Part":[{"Part":"10","Text":"z"}]}""")]
    public async Task Keys_computed_and_unknown_properties_cannot_be_changed(string body)
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V2("PATCH", "Tickets('1')", body, "If-Match: *")).Is(400);
        (await system.V2("PATCH", "Tickets('1')", """{"Ticket":"1","Total":"7"}""", "If-Match: *")).Is(204);
    }

    [Fact]
    public async Task Nothing_is_created_by_changing_it()
    {
        await using var system = await WritableSystem.StartAsync();
        foreach (var method in new[] { "PATCH", "MERGE", "PUT" })
            (await system.V2(method, "Tickets('77')", """{"Title":"x"}""", "If-Match: *")).Is(404);
    }

    [Fact]
    public async Task The_capabilities_of_the_document_hold()
    {
        await using var system = await WritableSystem.StartAsync();
        const string Cid = "Closed(guid'00000000-0000-0000-0000-00000000000c')";
        (await system.V2("POST", "Closed", """{"Name":"x"}""")).Is(405);
        (await system.V2("PATCH", Cid, """{"Name":"x"}""")).Is(405);
        (await system.V2("DELETE", Cid)).Is(405);
        (await system.V2("DELETE", "Tickets")).Is(405);
        (await system.V2("POST", "Tickets('1')", "{}")).Is(405);
    }

    [Fact]
    public async Task Single_properties_are_written_at_their_address()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.V2("PUT", "Tickets('1')/Title", """{"Title":"t"}""")).Is(428);
        (await system.V2("PUT", "Tickets('1')/Title", """{"Title":"t"}""", "If-Match: *")).Is(204);
        Assert.Equal("t", (await system.V2("GET", "Tickets('1')/Title/$value")).Text);
        (await system.V2("PUT", "Tickets('1')/Amount/$value", "2.25"u8.ToArray(), "If-Match: *", "Content-Type: text/plain")).Is(204);
        Assert.Equal("2.25", (await system.V2("GET", "Tickets('1')/Amount/$value")).Text);
        (await system.V2("PUT", "Tickets('1')/Amount/$value", "x"u8.ToArray(), "If-Match: *", "Content-Type: text/plain")).Is(400);
        (await system.V2("DELETE", "Tickets('1')/Amount/$value", null, "If-Match: *")).Is(204);
        (await system.V2("PUT", "Tickets('1')/Ticket", """{"Ticket":"9"}""", "If-Match: *")).Is(400);
    }

    [Fact]
    public async Task Links_are_set_and_removed()
    {
        await using var system = await WritableSystem.StartAsync();
        var agent = $"{system.Origin}{TicketsV2.Path}/Agents(guid'00000000-0000-0000-0000-00000000000a')";
        (await system.V2("GET", "Tickets('1')/to_Agent")).Is(404);
        (await system.V2("PUT", "Tickets('1')/$links/to_Agent", new { uri = agent })).Is(204);
        Assert.Equal("Ann", (await system.V2("GET", "Tickets('1')/to_Agent")).D.GetProperty("Name").GetString());
        Assert.Equal("00000000-0000-0000-0000-00000000000a", (await system.V2("GET", "Tickets('1')")).D.GetProperty("Agent").GetString());
        (await system.V2("DELETE", "Tickets('1')/$links/to_Agent")).Is(204);
        (await system.V2("GET", "Tickets('1')/to_Agent")).Is(404);
        (await system.V2("PUT", "Tickets('1')/$links/to_Agent", new { uri = "http://elsewhere.example/Agents(guid'00000000-0000-0000-0000-00000000000a')" })).Is(400);
        (await system.V2("PUT", "Tickets('1')/$links/to_Agent", new { uri = "Tickets('2')" })).Is(400);
        // A part cannot move to another ticket: the ticket is in its key.
        (await system.V2("POST", "Tickets('2')/$links/to_Part", new { uri = "Parts(Ticket='1',Part='10')" })).Is(400);
    }

    [Fact]
    public async Task Media_come_and_go_as_bytes()
    {
        await using var system = await WritableSystem.StartAsync();
        byte[] png = [1, 2, 255, 0];
        var created = (await system.V2("POST", "Files", png, "Content-Type: image/png", "Slug: a%20b.png")).Is(201);
        Assert.Equal("a b.png", created.D.GetProperty("FileName").GetString());
        Assert.Equal("image/png", created.D.GetProperty("__metadata").GetProperty("content_type").GetString());
        Assert.EndsWith("/Files(1)/$value", created.D.GetProperty("__metadata").GetProperty("media_src").GetString(), StringComparison.Ordinal);
        var read = (await system.V2("GET", "Files(1)/$value")).Is(200);
        Assert.Equal(png, read.Bytes);
        Assert.Equal("image/png", read.Header("Content-Type"));
        (await system.V2("PUT", "Files(1)/$value", Encoding.UTF8.GetBytes("text"), "Content-Type: text/plain")).Is(204);
        Assert.Equal("text", (await system.V2("GET", "Files(1)/$value")).Text);
        (await system.V2("PUT", "Files(1)/$value", png, "Content-Type:")).Is(415);
        (await system.V2("GET", "Tickets('1')/$value")).Is(404);
        (await system.V2("DELETE", "Files(1)")).Is(204);
        (await system.V2("GET", "Files(1)/$value")).Is(404);
    }
}
