using System.Globalization;

namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

/// <summary>BTP4015 by what the connector counted (<c>/api/monitoring/usage</c>).</summary>
public sealed class MonitoredUseTests
{
    private const string Sales = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/";

    private static readonly DateTimeOffset _today = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("\"calls\": 0", 400)]
    [InlineData("\"calls\": \"0\"", 400)]
    [InlineData("\"calls\": 0", null)]
    [InlineData("\"calls\": 7, \"mostRecentAccess\": 1735689600000", 900)]
    [InlineData("\"calls\": 7, \"mostRecentAccess\": \"2025-01-01T00:00:00Z\"", 900)]
    public void A_resource_that_nobody_calls_is_reported_where_it_is_exposed(string calls, int? measured) =>
        Test("{|BTP4015:\"" + Sales + "\"|}", Usage("\"" + Sales + "\"", calls, measured)).Verify();

    [Theory]
    [InlineData("\"calls\": 0", 30)]
    [InlineData("\"calls\": 7", 400)]
    [InlineData("\"calls\": 7, \"mostRecentAccess\": 1787000000000", 400)]
    [InlineData("\"calls\": 0, \"enabled\": false", 400)]
    [InlineData("\"bytesSent\": 0", 400)]
    public void What_is_called_or_was_not_watched_for_long_is_left_alone(string calls, int? measured) =>
        Test("\"" + Sales + "\"", Usage("\"" + Sales + "\"", calls, measured)).Verify();

    [Fact]
    public void Without_the_allowlist_it_is_reported_where_it_is_counted() =>
        new PolicyTest("BTP4015") { Project = new() { Today = _today } }.CloudConnector(Usage("{|BTP4015:\"" + Sales + "\"|}", "\"calls\": 0", 400), "/0/usage.json").Verify();

    [Fact]
    public void What_the_code_declares_will_be_called() =>
        new PolicyTest("BTP4015") { Project = new() { Today = _today, Services = [new DeclaredService("API_SALES_ORDER_SRV", "ERP", "Sales") { Path = "/sap/opu/odata/sap/API_SALES_ORDER_SRV" }] } }
            .Destinations("""{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:443", "ProxyType": "OnPremise" }""")
            .CloudConnector(Allowlist("\"" + Sales + "\"")).CloudConnector(Usage("\"" + Sales + "\"", "\"calls\": 0", 400), "/0/usage.json").Verify();

    [Fact]
    public void What_neither_code_nor_anybody_uses_is_reported_once() =>
        new PolicyTest("BTP4015") { Project = new() { Today = _today, Services = [new DeclaredService("API_SALES_ORDER_SRV", "ERP", "Sales") { Path = "/sap/opu/odata/sap/API_SALES_ORDER_SRV" }] } }
            .Destinations("""{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:443", "ProxyType": "OnPremise" }""")
            .CloudConnector(Allowlist("{|BTP4015:\"/sap/bc/x/\"|}")).CloudConnector(Usage("\"/sap/bc/x/\"", "\"calls\": 0", 400), "/0/usage.json").Verify();

    [Fact]
    public void Usage_may_stand_in_the_nested_file_or_that_of_another_subaccount()
    {
        var nested = Allowlist("{|BTP4015:\"" + Sales + "\"|}").TrimEnd('}') + ", \"usage\": " + Usage("\"" + Sales + "\"", "\"calls\": 0", 400) + " }";
        new PolicyTest("BTP4015") { Project = new() { Today = _today } }.CloudConnector(nested).Verify();
        Test("\"" + Sales + "\"", Usage("{|BTP4015:\"" + Sales + "\"|}", "\"calls\": 0", 400).Replace("\"subaccount\": \"s\"", "\"subaccount\": \"t\"", StringComparison.Ordinal)).Verify();
    }

    [Fact]
    public void A_key_suppresses() => Test("\"" + Sales + "\", \"//btp-disable\": \"BTP4015 at the end of the year only\"", Usage("\"" + Sales + "\"", "\"calls\": 0", 400)).Verify();

    private static PolicyTest Test(string resource, string usage) => new PolicyTest("BTP4015") { Project = new() { Today = _today } }.CloudConnector(Allowlist(resource)).CloudConnector(usage, "/0/usage.json");

    private static string Allowlist(string resource) =>
        "{ \"subaccounts\": [ { \"subaccount\": \"s\", \"locationID\": \"\", \"systemMappings\": [ { \"virtualHost\": \"erp.virtual\", \"virtualPort\": \"443\", \"protocol\": \"HTTPS\", \"resources\": [ { \"id\": " + resource + ", \"enabled\": true } ] } ] } ] }";

    private static string Usage(string name, string calls, int? measured) =>
        "{ \"subaccounts\": [ { \"regionHost\": \"r\", \"subaccount\": \"s\", \"locationID\": \"\"" + (measured is { } days ? ", \"sinceTime\": " + _today.AddDays(-days).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : "")
        + ", \"usageStatistics\": [ { \"virtualHost\": \"erp.virtual\", \"virtualPort\": \"443\", \"protocol\": \"HTTP\", \"resources\": [ { \"resourceName\": " + name + ", " + (calls.Contains("enabled", StringComparison.Ordinal) ? "" : "\"enabled\": true, ") + calls + " } ] } ] } ], \"version\": 1 }";
}
