using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class OperationTests
{
    private static readonly Dictionary<string, BackEndOperation> Handlers = new()
    {
        ["Sum"] = static call => (decimal)call.Parameters["A"]! + (call.Parameters.TryGetValue("B", out var b) && b is not null ? (long)b : 0),
        ["Open"] = static call => call.Set("Tickets").Where(static t => t["Status"] is null),
        ["Cheat"] = static call => call.Set("Tickets")[0]["Title"] = "changed by a read",
        ["W.Finish"] = static call =>
        {
            if ((decimal)call.Parameters["Cost"]! > 1000)
                throw new BackEndRefusal(400, "W/001", "Too expensive");
            call.Entity!["State"] = "Done";
            call.Entity["Cost"] = call.Parameters["Cost"];
            call.AddMessage("W/002", $"Finished by {call.User} für {call.Parameters.GetValueOrDefault("Note")}", BackEndSeverity.Warning, "Cost");
            return call.Entity;
        },
        ["Clean"] = static call => call.Entities.Count,
        ["Reset"] = static call =>
        {
            call.Find("Workers", 1)!["Name"] = ((BackEndEntity)call.Parameters["Place"]!)["City"];
            return null;
        },
        ["Cheapest"] = static call => call.Entities.MinBy(static e => (decimal?)e["Cost"]),
        ["Add"] = static call => (int)call.Parameters["a"]! + (int)call.Parameters["b"]!,
        ["Echo"] = static call => call.Parameters["text"],
        ["Named"] = static call => call.Set("Jobs").Where(j => ((IEnumerable<object?>)call.Parameters["names"]!).Contains(j["Name"]) && ((BackEndEntity)call.Parameters["place"]!)["City"] is "Oslo"),
    };

    private static readonly Dictionary<string, BackEndOperationRule> Rules = JsonSerializer.Deserialize<Dictionary<string, BackEndOperationRule>>("""
        { "Release": { "set": { "Status": "R", "Title": "@Ticket" }, "message": { "code": "T/1", "text": "Released" } },
          "Where": { "returns": { "City": "Bergen" } } }
        """, new JsonSerializerOptions(JsonSerializerDefaults.Web))!;

    private static Task<WritableSystem> StartAsync() => WritableSystem.StartAsync(static s => s with { Operations = Handlers, OperationRules = Rules });

    [Fact]
    public async Task A_function_import_takes_literals_of_its_types()
    {
        await using var system = await StartAsync();
        var sum = (await system.V2("GET", "Sum?A=1.5M&B=2L&Day=datetime'2024-01-31T00:00:00'&G=guid'00000000-0000-0000-0000-000000000001'&$format=json")).Is(200);
        Assert.Equal("3.5", sum.D.GetProperty("Sum").GetString());
        foreach (var wrong in new[] { "A=1.5L", "A='1.5'", "A=1.5M&B=2M", "A=1M&Day=2024-01-31", "A=1M&Day=datetime'2024-01-31T00:00:00Z'", "A=1M&G='00000000-0000-0000-0000-000000000001'", "B=2L", "A=1M&X=1", "A=1M M" })
            (await system.V2("GET", "Sum?" + wrong.Replace(" ", "%20", StringComparison.Ordinal))).Is(400);
        (await system.V2("POST", "Sum?A=1M")).Is(405);
    }

    [Fact]
    public async Task A_function_import_gives_entities_collections_and_complex_values()
    {
        await using var system = await StartAsync();
        var released = (await system.V2("POST", "Release?Ticket='1'")).Is(200);
        Assert.Equal(("R", "1"), (released.D.GetProperty("Status").GetString(), released.D.GetProperty("Title").GetString()));
        var message = JsonDocument.Parse(released.Header("sap-message")!).RootElement;
        Assert.Equal(("T/1", "Released", "info"), (message.GetProperty("code").GetString(), message.GetProperty("message").GetString(), message.GetProperty("severity").GetString()));
        Assert.Single((await system.V2("GET", "Open")).Is(200).D.GetProperty("results").EnumerateArray());
        Assert.Equal("Bergen", (await system.V2("GET", "Where")).Is(200).D.GetProperty("Where").GetProperty("City").GetString());
        (await system.V2("GET", "Release?Ticket='1'")).Is(405);
        (await system.V2("POST", "Release?Ticket='77'")).Is(404);
        (await system.V2("POST", "Release?Ticket=1")).Is(400);
    }

    [Fact]
    public async Task What_is_called_with_GET_cannot_change_data()
    {
        await using var system = await StartAsync();
        (await system.V2("GET", "Cheat")).Is(500);
        Assert.Equal("one", (await system.V2("GET", "Tickets('1')/Title/$value")).Text);
    }

    [Fact]
    public async Task An_operation_without_behaviour_says_so()
    {
        await using var system = await WritableSystem.StartAsync();
        Assert.Contains("operations", (await system.V2("GET", "Sum?A=1M")).Is(501).Text, StringComparison.Ordinal);
        (await system.V4("GET", "Add(a=1,b=2)")).Is(501);
        (await system.V4("POST", "Reset", "{}")).Is(501);
    }

    [Fact]
    public async Task A_bound_action_changes_its_entity_and_brings_messages()
    {
        await using var system = await StartAsync();
        var before = (await system.V4("GET", WorkshopV4.Job)).Header("ETag");
        var finished = (await system.V4("POST", $"{WorkshopV4.Job}/W.Finish", """{"Note":"Bo","Cost":5.25}""")).Is(200);
        Assert.Equal(("Done", 5.25m), (finished.Json.GetProperty("State").GetString(), finished.Json.GetProperty("Cost").GetDecimal()));
        Assert.Equal("../$metadata#Jobs/$entity", finished.Json.GetProperty("@odata.context").GetString());
        Assert.NotEqual(before, (await system.V4("GET", WorkshopV4.Job)).Header("ETag"));
        var message = JsonDocument.Parse(finished.Header("sap-messages")!).RootElement[0];
        Assert.Equal(("Finished by ALICE für Bo", 3, "Cost"), (message.GetProperty("message").GetString(), message.GetProperty("numericSeverity").GetInt32(), message.GetProperty("target").GetString()));

        Assert.Equal("W/001", (await system.V4("POST", $"{WorkshopV4.Job}/W.Finish", """{"Cost":2000}""")).Is(400).Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("5.25", (await system.V4("GET", $"{WorkshopV4.Job}/Cost/$value")).Text);
        foreach (var wrong in new[] { "{}", """{"Cost":"5"}""", """{"Cost":5,"Extra":1}""", """{"Cost":null}""" })
            (await system.V4("POST", $"{WorkshopV4.Job}/W.Finish", wrong)).Is(400);
        (await system.V4("GET", $"{WorkshopV4.Job}/W.Finish")).Is(405);
        (await system.V4("POST", $"{WorkshopV4.Job}/W.Finish", """{"Cost":5}""", "If-Match: W/\"old\"")).Is(412);
        (await system.V4("POST", "Jobs(00000000-0000-0000-0000-000000000077)/W.Finish", """{"Cost":5}""")).Is(404);
    }

    [Fact]
    public async Task Unbound_actions_and_actions_of_collections_work()
    {
        await using var system = await StartAsync();
        Assert.Equal(2, (await system.V4("POST", "Jobs/W.Clean")).Is(200).Json.GetProperty("value").GetInt32());
        (await system.V4("POST", "Reset", """{"Place":{"City":"Paris"}}""")).Is(204);
        Assert.Equal("Paris", (await system.V4("GET", "Workers(1)/Name/$value")).Text);
        (await system.V4("POST", "Reset", """{"Place":{"Street":"Paris"}}""")).Is(400);
    }

    [Fact]
    public async Task Functions_take_parameters_in_the_path_and_as_aliases()
    {
        await using var system = await StartAsync();
        Assert.Equal(3, (await system.V4("GET", "Add(a=1,b=2)")).Is(200).Json.GetProperty("value").GetInt32());
        Assert.Equal("$metadata#Edm.Int32", (await system.V4("GET", "Add(a=1,b=2)")).Json.GetProperty("@odata.context").GetString());
        Assert.Equal(7, (await system.V4("GET", "Add(a=@x,b=@y)?@x=3&@y=4")).Is(200).Json.GetProperty("value").GetInt32());
        Assert.Equal("it's a/b", (await system.V4("GET", "Echo(text='it''s%20a%2Fb')")).Is(200).Json.GetProperty("value").GetString());
        Assert.Equal("it's", (await system.V4("GET", "Echo(text=@t)?@t='it''s'")).Is(200).Json.GetProperty("value").GetString());
        (await system.V4("GET", "Echo(text=null)")).Is(204);
        var named = (await system.V4("GET", "Named(names=@n,place=@p)?@n=" + Uri.EscapeDataString("""["paint","x"]""") + "&@p=" + Uri.EscapeDataString("""{"City":"Oslo"}"""))).Is(200);
        Assert.Equal("paint", Assert.Single(named.Json.GetProperty("value").EnumerateArray()).GetProperty("Name").GetString());
        foreach (var wrong in new[] { "Add(a=1)", "Add(a='1',b=2)", "Add(a=1,b=2L)", "Add(a=1,b=2,c=3)" })
            Assert.InRange((await system.V4("GET", wrong)).Status, 400, 404);
        (await system.V4("POST", "Add(a=1,b=2)", "{}")).Is(405);
    }

    [Fact]
    public async Task A_path_goes_on_behind_a_composable_function()
    {
        await using var system = await StartAsync();
        Assert.Equal("nail", (await system.V4("GET", "Jobs/W.Cheapest()")).Is(200).Json.GetProperty("Name").GetString());
        Assert.Equal("nail", (await system.V4("GET", "Jobs/W.Cheapest()/Name/$value")).Is(200).Text);
        Assert.Equal("nail", (await system.V4("GET", "Jobs/W.Cheapest()?$select=Name")).Is(200).Json.GetProperty("Name").GetString());
    }
}
