using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed partial class BatchTests
{
    private const string Json = "Content-Type: application/json";

    /// <summary>One request as a part, lines separated by line feeds as they are written here.</summary>
    private static string Part(string request, string? id = null, string body = "", params string[] headers)
    {
        var lines = new List<string> { "Content-Type: application/http", "Content-Transfer-Encoding: binary" };
        if (id is not null)
            lines.Add("Content-ID: " + id);
        return string.Join("\n", [.. lines, "", request + " HTTP/1.1", .. headers, "", body]);
    }

    private static string Changeset(params string[] parts) => $"Content-Type: multipart/mixed; boundary=cs\n\n{Joined("cs", parts)}";

    private static string Joined(string boundary, params string[] parts) => string.Concat(parts.Select(p => $"--{boundary}\n{p}\n")) + $"--{boundary}--\n";

    private static byte[] Body(string text) => Encoding.UTF8.GetBytes(text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));

    private static Task<WritableSystem.Reply> Send(WritableSystem system, bool v2, string[] parts, string boundary = "b_1", string? quoted = null, params string[] headers) =>
        system.SendAsync("POST", (v2 ? TicketsV2.Path : WorkshopV4.Path) + "/$batch", Body(Joined(boundary, parts)), [$"Content-Type: multipart/mixed; boundary={quoted ?? boundary}", .. headers]);

    private static int[] Statuses(WritableSystem.Reply reply) => [.. StatusLine().Matches(reply.Text).Select(static m => int.Parse(m.Groups[1].ValueSpan, null))];

    [GeneratedRegex(@"HTTP/1\.1 (\d{3}) ")]
    private static partial Regex StatusLine();

    [Fact]
    public async Task V2_reads_and_changesets_are_answered_in_their_order()
    {
        await using var system = await WritableSystem.StartAsync();
        var reply = (await Send(system, true,
        [
            Part("GET Tickets('1')?$format=json"),
            Changeset(
                Part("POST Tickets", "1", """{"Title":"batched"}""", Json),
                Part("POST $1/to_Part", "2", """{"Text":"part of it"}""", Json),
                Part("MERGE Tickets('2')", "3", """{"Title":"merged"}""", Json, "If-Match: *")),
            Part($"GET {TicketsV2.Path}/Tickets('3')/to_Part"),
            Part($"GET {system.Origin}{TicketsV2.Path}/Tickets('77')"),
            Part("GET Tickets('2')/Title/$value"),
        ])).Is(202);
        Assert.StartsWith("multipart/mixed; boundary=", reply.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal([200, 201, 201, 204, 200, 404, 200], Statuses(reply));
        Assert.Contains("part of it", reply.Text, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nmerged\r\n", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Content-ID: 2", reply.Text, StringComparison.Ordinal);
        var inner = system.Audit.Entries.Where(static e => e.Detail?.EndsWith("in $batch", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(7, inner.Count);
        Assert.All(inner, static e => Assert.Equal("ALICE", e.Principal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failed_changeset_has_one_answer_and_undoes_itself_alone(bool v2)
    {
        await using var system = await WritableSystem.StartAsync();
        var (set, name, other) = v2 ? ("Tickets", "Title", "Tickets('2')") : ("Workers", "Name", "Workers(2)");
        var reply = (await Send(system, v2,
        [
            Changeset(Part($"POST {set}", "1", $$"""{"{{name}}":"kept"}""", Json)),
            Changeset(Part($"POST {set}", "2", $$"""{"{{name}}":"undone"}""", Json), Part($"PATCH {other}", "3", """{"Nothing":1}""", Json, "If-Match: *"), Part($"DELETE {other}", "4", "", "If-Match: *")),
            Part($"GET {set}/$count"),
        ], headers: v2 ? [] : ["Prefer: odata.continue-on-error"])).Is(v2 ? 202 : 200);
        Assert.Equal([201, 400, 200], Statuses(reply));
        Assert.Contains("\r\n\r\n3\r\n", reply.Text, StringComparison.Ordinal);
        (await system.SendAsync("GET", $"{(v2 ? TicketsV2.Path : WorkshopV4.Path)}/{other}")).Is(200);
    }

    [Fact]
    public async Task V4_stops_at_the_first_error_unless_told_otherwise()
    {
        await using var system = await WritableSystem.StartAsync();
        string[] parts = [Part("GET Workers(77)"), Part("POST Workers", null, """{"Name":"n"}""", Json), Part("GET Workers/$count")];
        Assert.Equal((int[])[404], Statuses((await Send(system, false, parts)).Is(200)));
        Assert.Equal("2", (await system.V4("GET", "Workers/$count")).Text);
        var going = (await Send(system, false, parts, headers: "Prefer: odata.continue-on-error")).Is(200);
        Assert.Equal([404, 201, 200], Statuses(going));
        Assert.Equal("odata.continue-on-error", going.Header("Preference-Applied"));
    }

    [Fact]
    public async Task References_work_in_addresses_and_in_bodies()
    {
        await using var system = await WritableSystem.StartAsync();
        var reply = (await Send(system, false,
        [
            Changeset(
                Part("POST Workers", "w-1", """{"Name":"Ref"}""", Json),
                Part("POST Jobs", "j", """{"Name":"bound","Worker@odata.bind":"$w-1"}""", Json),
                Part("POST $j/Steps", "s", """{"Text":"first"}""", Json)),
            Part("GET $j?$expand=Worker,Steps"),
        ])).Is(200);
        Assert.Equal([201, 201, 201, 200], Statuses(reply));
        Assert.Contains("\"Worker\":{\"Id\":3,\"Name\":\"Ref\"}", reply.Text, StringComparison.Ordinal);
        Assert.Equal((int[])[400], Statuses((await Send(system, false, [Part("GET $unknown")])).Is(200)));
    }

    [Theory]
    [InlineData("b'1()+_,-./:=? x", "\"b'1()+_,-./:=? x\"")]
    [InlineData("batch", "\"batch\"")]
    [InlineData("batch", "batch")]
    public async Task Boundaries_are_taken_quoted_and_bare(string boundary, string written)
    {
        await using var system = await WritableSystem.StartAsync();
        Assert.Equal((int[])[200], Statuses((await Send(system, true, [Part("GET Tickets")], boundary, written)).Is(202)));
    }

    public static TheoryData<bool, string, string> Malformed() => new()
    {
        { true, "a write outside of a changeset", Joined("b", Part("POST Tickets", null, "{}", Json)) },
        { true, "a read in a changeset", Joined("b", Changeset(Part("GET Tickets"))) },
        { false, "a read in a changeset", Joined("b", Changeset(Part("GET Workers", "1"))) },
        { false, "no Content-ID", Joined("b", Changeset(Part("POST Workers", null, "{}", Json))) },
        { false, "the same Content-ID", Joined("b", Changeset(Part("POST Workers", "1", "{}", Json), Part("POST Workers", "1", "{}", Json))) },
        { true, "no closing boundary", "--b\n" + Part("GET Tickets") + "\n" },
        { true, "another boundary", Joined("c", Part("GET Tickets")) },
        { true, "no blank line", Joined("b", "Content-Type: application/http\nContent-Transfer-Encoding: binary\n\nGET Tickets HTTP/1.1") },
        { true, "no request line", Joined("b", Part("GET")) },
        { true, "no transfer encoding", Joined("b", "Content-Type: application/http\n\nGET Tickets HTTP/1.1\n\n") },
        { true, "another content type", Joined("b", "Content-Type: text/plain\nContent-Transfer-Encoding: binary\n\nGET Tickets HTTP/1.1\n\n") },
        { false, "a wrong content length", Joined("b", Part("POST Workers", null, "{}", Json, "Content-Length: 1")) },
        { false, "a space in the address", Joined("b", Part("GET Workers?$filter=Id eq 1")) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_batch_is_refused_as_a_whole(bool v2, string why, string text)
    {
        await using var system = await WritableSystem.StartAsync();
        var url = (v2 ? TicketsV2.Path : WorkshopV4.Path) + "/$batch";
        var reply = await system.SendAsync("POST", url, Body(text), "Content-Type: multipart/mixed; boundary=b");
        Assert.True(reply.Status == 400, $"{why}: {reply.Status} {reply.Text}");
    }

    [Fact]
    public async Task Bare_line_feeds_and_addresses_of_others_are_refused()
    {
        await using var system = await WritableSystem.StartAsync();
        (await system.SendAsync("POST", TicketsV2.Path + "/$batch", Encoding.UTF8.GetBytes(Joined("b", Part("GET Tickets"))), "Content-Type: multipart/mixed; boundary=b")).Is(400);
        Assert.Equal((int[])[400, 400, 404], Statuses((await Send(system, true, [Part("GET http://elsewhere.example/Tickets"), Part("GET /sap/opu/odata/sap/OTHER/Tickets"), Part("GET Nothing")])).Is(202)));
    }

    [Fact]
    public async Task The_batch_needs_a_token_and_its_parts_do_not()
    {
        await using var system = await WritableSystem.StartAsync();
        (await Send(system, true, [Part("GET Tickets")], headers: "x-csrf-token: none")).Is(403);
        (await system.V2("GET", "$batch")).Is(405);
        (await system.V2("POST", "$batch", "{}")).Is(415);
        (await system.V2("POST", "$batch", "x"u8.ToArray(), "Content-Type: multipart/mixed")).Is(415);
    }

    [Fact]
    public async Task A_JSON_batch_has_groups_and_dependencies()
    {
        await using var system = await WritableSystem.StartAsync();
        var reply = (await system.V4("POST", "$batch", """
            {"requests":[
              {"id":"r","method":"get","url":"Workers(1)?$select=Name"},
              {"id":"a","atomicityGroup":"g","method":"POST","url":"Workers","body":{"Name":"A"}},
              {"id":"b","atomicityGroup":"g","method":"PATCH","url":"$a","headers":{"content-type":"application/json","prefer":"return=minimal"},"body":{"Name":"B"}},
              {"id":"c","dependsOn":["g"],"method":"GET","url":"/sap/opu/odata4/sap/workshop/srvd_a2x/sap/workshop/0001/Workers(3)/Name/$value"},
              {"id":"m","method":"POST","url":"Docs","headers":{"content-type":"application/pdf"},"body":"_-8"},
              {"id":"n","dependsOn":["m"],"method":"GET","url":"$m/$value"}
            ]}
            """)).Is(200).Json.GetProperty("responses").EnumerateArray().ToList();
        Assert.Equal([("r", 200), ("a", 201), ("b", 204), ("c", 200), ("m", 201), ("n", 200)], reply.Select(static r => (r.GetProperty("id").GetString(), r.GetProperty("status").GetInt32())));
        Assert.Equal("g", reply[1].GetProperty("atomicityGroup").GetString());
        Assert.Equal(("Will", "B", "_-8"), (reply[0].GetProperty("body").GetProperty("Name").GetString(), reply[3].GetProperty("body").GetString(), reply[5].GetProperty("body").GetString()));
        Assert.False(reply[2].TryGetProperty("body", out _));
    }

    [Fact]
    public async Task A_failed_group_fails_as_one_and_with_it_what_depends_on_it()
    {
        await using var system = await WritableSystem.StartAsync();
        const string Requests = """
            {"requests":[
              {"id":"a","atomicityGroup":"g","method":"POST","url":"Workers","body":{"Name":"A"}},
              {"id":"b","atomicityGroup":"g","method":"PATCH","url":"Workers(77)","body":{"Name":"B"}},
              {"id":"c","dependsOn":["a"],"method":"GET","url":"Workers"},
              {"id":"d","method":"GET","url":"Workers/$count"}
            ]}
            """;
        var reply = (await system.V4("POST", "$batch", Requests, "Prefer: continue-on-error")).Is(200).Json.GetProperty("responses").EnumerateArray().ToList();
        Assert.Equal([424, 404, 424, 200], reply.Select(static r => r.GetProperty("status").GetInt32()));
        Assert.Equal("2", reply[3].GetProperty("body").GetString());
        Assert.Equal(2, (await system.V4("POST", "$batch", Requests)).Is(200).Json.GetProperty("responses").GetArrayLength());
        foreach (var wrong in new[] { """{"requests":[{"id":"a","method":"GET","url":"Workers","dependsOn":["z"]}]}""", """{"requests":[{"id":"a","method":"GET"}]}""", """{"requests":[{"id":"a","method":"GET","url":"Workers"},{"id":"a","method":"GET","url":"Workers"}]}""", """{"requests":1}""", "[]" })
            (await system.V4("POST", "$batch", wrong)).Is(400);
    }
}
