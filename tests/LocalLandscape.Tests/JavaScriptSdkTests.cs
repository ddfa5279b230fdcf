using System.Diagnostics;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

/// <summary>
/// The independent judge of the protocols: SAP's own JavaScript SDK, given nothing but the bindings, a user's token and the CA, resolves
/// destinations and calls the back end through them.
/// </summary>
public sealed class JavaScriptSdkTests(TestLandscape landscape, JavaScriptSdkTests.Program program) : IClassFixture<TestLandscape>, IClassFixture<JavaScriptSdkTests.Program>
{
    [NodeFact]
    public async Task It_calls_the_back_end_as_the_user_by_principal_propagation()
    {
        var answers = await program.CallAsync(landscape.Landscape, "S4HANA", "/open/orders?$top=1", "ALICE", "BOB", "ALICE");
        Assert.All(answers, a => Assert.Equal(200, a.GetProperty("status").GetInt32()));
        Assert.Equal(["ALICE", "BOB", "ALICE"], answers.Select(a => a.GetProperty("body").GetProperty("user").GetString()));
        Assert.Equal("http://s4hana.virtual:44300", answers[0].GetProperty("url").GetString());
        Assert.Equal("OnPremise", answers[0].GetProperty("proxyType").GetString());
        Assert.Equal("100", answers[0].GetProperty("body").GetProperty("headers").GetProperty("sap-client").GetString());
        Assert.Contains(landscape.Landscape.Audit.At(Hop.BackEnd), e => e is { Principal: "BOB", Path: "/open/orders" });
    }

    [NodeFact]
    public async Task It_calls_the_back_end_with_a_technical_user_by_Basic_authentication()
    {
        var answer = Assert.Single(await program.CallAsync(landscape.Landscape, "S4_BATCH", "/open/jobs", "ALICE"));
        Assert.Equal("BATCH", answer.GetProperty("body").GetProperty("user").GetString());
    }

    [NodeFact]
    public async Task It_gets_a_token_of_the_user_for_an_internet_destination()
    {
        var answer = Assert.Single(await program.CallAsync(landscape.Landscape, "PRICES", "/list", "ALICE"));
        Assert.Equal(200, answer.GetProperty("status").GetInt32());
        Assert.StartsWith("Bearer ey", answer.GetProperty("body").GetProperty("headers").GetProperty("authorization").GetString(), StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task It_sees_the_refusals_of_the_connector()
    {
        var answer = Assert.Single(await program.CallAsync(landscape.Landscape, "S4HANA", "/secret", "ALICE"));
        Assert.Equal(403, answer.GetProperty("status").GetInt32());
        Assert.StartsWith("Access denied to resource /secret", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task It_reads_sales_orders_of_the_landscape_that_the_package_brings_along()
    {
        await using var packaged = await LocalLandscape.StartAsync(LandscapeDefinition.Default());
        var answers = await program.CallAsync(packaged, "S4HANA",
            "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$filter=TransactionCurrency%20eq%20'AED'&$orderby=TotalNetAmount%20desc&$top=3", "ALICE", "BOB");
        foreach (var answer in answers)
        {
            var amounts = answer.GetProperty("body").GetProperty("d").GetProperty("results").EnumerateArray()
                .Select(o => decimal.Parse(o.GetProperty("TotalNetAmount").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(3, amounts.Count);
            Assert.Equal(amounts.OrderDescending(), amounts);
        }
        Assert.Equal(["ALICE", "BOB"], packaged.Audit.At(Hop.BackEnd).Select(e => e.Principal));
    }

    [NodeFact]
    public async Task It_understands_that_a_destination_does_not_exist()
    {
        var answer = Assert.Single(await program.CallAsync(landscape.Landscape, "NOWHERE", "/", "ALICE"));
        Assert.True(answer.TryGetProperty("error", out _));
    }

    [NodeFact]
    public async Task It_writes_with_its_own_token_handling()
    {
        await using var packaged = await LocalLandscape.StartAsync(LandscapeDefinition.Default());
        var answers = await program.RunAsync("write.mjs", packaged, "S4HANA", "/sap/opu/odata/sap/API_SALES_ORDER_SRV", "ALICE");
        Assert.Equal([201, 428, 204, 202], answers.Select(static a => a.GetProperty("status").GetInt32()));
        Assert.Contains("\"PurchaseOrderByCustomer\":\"js\"", answers[3].GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Contains("\"Material\":\"TG11\"", answers[3].GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The small program in the folder JavaScript, with its packages, in a temporary folder.</summary>
    public sealed class Program : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

        public async Task InitializeAsync()
        {
            if (NodeFactAttribute.WhyNot is not null)
                return;
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "JavaScript")))
                File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
            await RunAsync(NodeFactAttribute.Tool("npm")!, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], new Dictionary<string, string?>());
        }

        public Task DisposeAsync()
        {
            _folder.Delete(true);
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<JsonElement>> CallAsync(LocalLandscape landscape, string destination, string url, params string[] users) =>
            RunAsync("call.mjs", landscape, destination, url, users);

        public async Task<IReadOnlyList<JsonElement>> RunAsync(string script, LocalLandscape landscape, string destination, string url, params string[] users)
        {
            ArgumentNullException.ThrowIfNull(landscape);
            ArgumentNullException.ThrowIfNull(users);
            foreach (var user in users)
                await File.WriteAllTextAsync(Path.Combine(_folder.FullName, user + ".jwt"), landscape.UserToken(user));
            var output = await RunAsync(NodeFactAttribute.Tool("node")!, [script, destination, url, .. users.Select(u => u + ".jwt")], new Dictionary<string, string?>
            {
                ["VCAP_SERVICES"] = landscape.VcapServices,
                ["NODE_EXTRA_CA_CERTS"] = landscape.CertificateAuthorityFile,
                // A web proxy of the machine has no business between programs on loopback.
                ["HTTP_PROXY"] = null, ["HTTPS_PROXY"] = null, ["http_proxy"] = null, ["https_proxy"] = null,
            });
            var line = output.Split('\n').Last(static l => l.StartsWith('['));
            return [.. JsonDocument.Parse(line).RootElement.EnumerateArray()];
        }

        private async Task<string> RunAsync(string program, string[] arguments, Dictionary<string, string?> environment)
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {await errors}{await output}");
        }
    }
}
