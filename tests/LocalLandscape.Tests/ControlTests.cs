using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.Control;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class ControlTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    [Fact]
    public async Task Faults_are_switched_on_and_off_over_HTTP()
    {
        await using var control = await ControlServer.StartAsync(landscape.Landscape, default);
        using var http = new HttpClient { BaseAddress = control.Address };
        using var on = await http.PostAsJsonAsync("faults", new { hop = "connectivityProxy", kind = "tunnelDown" });
        Assert.Equal(HttpStatusCode.OK, on.StatusCode);
        Assert.Equal(503, (await landscape.CallAsync(TestLandscape.S4 + "/open/")).Status);
        Assert.Equal("tunnelDown", (await http.GetFromJsonAsync<JsonElement>("faults"))[0].GetProperty("kind").GetString());
        using var off = await http.DeleteAsync("faults");
        Assert.Equal(HttpStatusCode.NoContent, off.StatusCode);
        Assert.Equal(200, (await landscape.CallAsync(TestLandscape.S4 + "/open/")).Status);
    }

    [Fact]
    public async Task A_fault_that_makes_no_sense_is_a_bad_request()
    {
        await using var control = await ControlServer.StartAsync(landscape.Landscape, default);
        using var http = new HttpClient { BaseAddress = control.Address };
        using var answer = await http.PostAsJsonAsync("faults", new { hop = "moon", kind = "eclipse" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(landscape.Landscape.Faults.Active);
    }

    [Fact]
    public async Task The_audit_trail_can_be_asked_by_principal_hop_and_call()
    {
        await using var control = await ControlServer.StartAsync(landscape.Landscape, default);
        using var http = new HttpClient { BaseAddress = control.Address };
        await landscape.CallAsync(TestLandscape.S4 + "/open/", "BOB", also: ("x-correlationid", "asked"));
        Assert.Equal(3, (await http.GetFromJsonAsync<JsonElement>("audit?correlation=asked")).GetArrayLength());
        var entry = (await http.GetFromJsonAsync<JsonElement>("audit?principal=bob&hop=backEnd&correlation=asked"))[0];
        Assert.Equal(("BOB", "backEnd", 200), (entry.GetProperty("principal").GetString(), entry.GetProperty("hop").GetString(), entry.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task A_user_gets_a_fresh_token()
    {
        await using var control = await ControlServer.StartAsync(landscape.Landscape, default);
        using var http = new HttpClient { BaseAddress = control.Address };
        Assert.Equal("BOB", new JsonWebToken(await http.GetStringAsync("users/BOB/token")).GetClaim("user_name").Value);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri("users/NOBODY/token", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("Origin", "https://page.example")]
    public async Task A_page_in_a_browser_gets_nothing(string header, string value)
    {
        await using var control = await ControlServer.StartAsync(landscape.Landscape, default);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(control.Address, "users/ALICE/token"));
        request.Headers.Add(header, value);
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Run_alone_it_writes_what_programs_need_and_says_where()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using var stop = new CancellationTokenSource();
            using var output = new StopWhenDescribed(stop);
            await Program.RunAsync(new CommandLine(null, Path.Combine(folder.FullName, "out"), Path.Combine(folder.FullName, "bindings")), output, stop.Token);
            var bindings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "out", "vcap-services.json")))!;
            Assert.NotNull(bindings["connectivity"]);
            Assert.Equal("ALICE", new JsonWebToken(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "out", "tokens", "ALICE.jwt"))).GetClaim("user_name").Value);
            Assert.StartsWith("-----BEGIN CERTIFICATE-----", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "out", "development-ca.pem")), StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder.FullName, "bindings", "local-destination", ".metadata")));
            Assert.Contains("vcap-services.json", output.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain((string)bindings["xsuaa"]![0]!["credentials"]!["clientsecret"]!, output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Theory]
    [InlineData("", null, ".local-landscape", null)]
    [InlineData("a.json --out x --service-binding-root y", "a.json", "x", "y")]
    [InlineData("--out x a.json", "a.json", "x", null)]
    public void The_command_line_is_understood(string line, string? definition, string folder, string? root) =>
        Assert.Equal(new CommandLine(definition, folder, root), CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("--port 1")]
    [InlineData("a.json b.json")]
    [InlineData("--out")]
    public void A_command_line_that_makes_no_sense_is_refused(string line) =>
        Assert.Contains("landscape", Assert.Throws<ArgumentException>(() => CommandLine.Parse(line.Split(' '))).Message + CommandLine.Usage, StringComparison.Ordinal);

    private sealed class StopWhenDescribed(CancellationTokenSource stop) : StringWriter
    {
        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await base.FlushAsync(cancellationToken);
            await stop.CancelAsync();
        }
    }
}
