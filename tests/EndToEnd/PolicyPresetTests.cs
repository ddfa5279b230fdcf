using System.Text.Json;
using Btp.Connectivity.EndToEnd.Harness;

namespace Btp.Connectivity.EndToEnd;

/// <summary>How a project says what the policy may stop, in real builds with the packages.</summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class PolicyPresetTests(PackedToolkit toolkit)
{
    [Fact]
    public async Task Off_lets_a_violation_pass_and_a_globalconfig_of_the_project_goes_before_it()
    {
        var consumer = Broken();
        SetPolicy(consumer, "off");
        (await consumer.BuildAsync()).Succeeds();

        File.WriteAllText(consumer.Locate(".globalconfig"), "is_global = true\ndotnet_diagnostic.BTP1001.severity = error\n");
        Assert.Contains("error BTP1001", (await consumer.BuildAsync()).Fails().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_makes_errors_of_warnings_and_warnings_of_hints()
    {
        var consumer = ConsumerProject.Create(toolkit);
        SetPolicy(consumer, "strict");

        Assert.Contains("warning BTP1007", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_that_does_not_exist_is_named()
    {
        var consumer = ConsumerProject.Create(toolkit);
        SetPolicy(consumer, "lax");

        Assert.Contains("BtpPolicy is 'lax', but there are only recommended, strict and off.", (await consumer.BuildAsync()).Fails().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_btpignore_beside_the_project_suppresses_with_a_reason_only()
    {
        var consumer = Broken();
        File.WriteAllText(consumer.Locate(".btpignore"), "mta.yaml BTP1001 bound by the operator\n");
        (await consumer.BuildAsync()).Succeeds();

        File.WriteAllText(consumer.Locate(".btpignore"), "mta.yaml BTP1001\n");
        Assert.Contains("gives no reason", (await consumer.BuildAsync()).Fails().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_errors_carries_help_links_and_categories()
    {
        var consumer = Broken();
        consumer.Edit("Consumer.csproj", "</PropertyGroup>", "<ErrorLog>findings.sarif,version=2.1</ErrorLog></PropertyGroup>");
        (await consumer.BuildAsync()).Fails();

        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(consumer.Locate("findings.sarif")));
        var run = log.RootElement.GetProperty("runs")[0];
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(each => each.GetProperty("id").GetString() == "BTP1001");
        var result = run.GetProperty("results").EnumerateArray().Single(each => each.GetProperty("ruleId").GetString() == "BTP1001");

        Assert.EndsWith("docs/rules/BTP1001.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
        Assert.Equal("Bindings", rule.GetProperty("properties").GetProperty("category").GetString());
        Assert.EndsWith("mta.yaml", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
    }

    private ConsumerProject Broken()
    {
        var consumer = ConsumerProject.Create(toolkit);
        consumer.Edit("mta.yaml", "      - name: orders-connectivity\n", "");
        return consumer;
    }

    private static void SetPolicy(ConsumerProject consumer, string policy) => consumer.Edit("Consumer.csproj", "</PropertyGroup>", $"<BtpPolicy>{policy}</BtpPolicy></PropertyGroup>");
}
