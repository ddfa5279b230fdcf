namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class UnusedExposureTests
{
    private const string Erp = """[{ "Name": "ERP", "Type": "HTTP", "URL": "http://s4.virtual:443", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }]""";

    private static readonly DeclaredService _sales = new("API_SALES_ORDER_SRV", "ERP", "Sales") { Path = "/sap/opu/odata/sap/API_SALES_ORDER_SRV" };

    [Fact]
    public void What_no_service_uses_is_reported_with_the_smallest_allowlist()
    {
        var findings = Test(Resource("/sap/opu/odata/sap/API_SALES_ORDER_SRV/"), Resource("/sap/bc/soap/", true), Resource("/off/", isEnabled: false)).Verify();

        Assert.Contains("'/sap/opu/odata/sap/API_SALES_ORDER_SRV/'", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder")]
    [InlineData("/sap/opu/odata/sap/API_SALES_ORDER_SRV")]
    [InlineData("/sap/")]
    [InlineData("/")]
    public void What_lets_a_service_through_or_a_part_of_it_is_used(string resource) => Test(Resource(resource)).Verify();

    [Fact]
    public void Chosen_entity_sets_are_printed_each_with_its_methods()
    {
        var sales = _sales with { Calls = [new("", "GET, HEAD", true), new("A_SalesOrder", "GET, POST", true), new("A_SalesOrder(", "GET, MERGE", false)] };
        var findings = Test([sales], Erp, Resource("/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder"), Resource("/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_Partner", true)).Verify();

        Assert.Contains("GET, POST '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder' (exactMatchOnly); GET, MERGE '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Services_of_cap_count_too()
    {
        var test = Test(Resource("/sap/opu/odata/sap/API_SALES_ORDER_SRV/"), Resource("/sap/opu/odata/sap/API_PARTNER/"));
        test.Destinations("""{ "cds": { "requires": { "API": { "credentials": { "destination": "ERP", "path": "/sap/opu/odata/sap/API_PARTNER" } } } } }""", "/0/package.json");

        test.Verify();
    }

    [Fact]
    public void Without_a_declaration_nobody_knows() => Test([], Erp, Resource("/sap/bc/soap/")).Verify();

    [Fact]
    public void A_service_whose_root_nobody_knows_may_use_anything() => Test([_sales with { Path = null }], Erp, Resource("/sap/bc/soap/")).Verify();

    [Fact]
    public void Another_destination_without_a_path_may_use_anything() =>
        Test([_sales], Erp.Replace("[{", """[{ "Name": "JOBS", "Type": "HTTP", "URL": "http://s4.virtual:443", "ProxyType": "OnPremise" }, {""", StringComparison.Ordinal), Resource("/sap/bc/soap/")).Verify();

    [Fact]
    public void Another_destination_with_a_path_uses_that() =>
        Test([_sales], Erp.Replace("[{", """[{ "Name": "JOBS", "Type": "HTTP", "URL": "http://s4.virtual:443/sap/bc/soap", "ProxyType": "OnPremise" }, {""", StringComparison.Ordinal), Resource("/sap/bc/soap/"), Resource("/sap/bc/other/", true)).Verify();

    private static PolicyTest Test(params string[] resources) => Test([_sales], Erp, resources);

    private static PolicyTest Test(DeclaredService[] services, string destinations, params string[] resources) =>
        new PolicyTest("BTP4015") { Project = new ProjectContext { Services = services.ToEquatableArray() } }
            .Destinations(destinations)
            .Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"443\", \"protocol\": \"HTTPS\", \"resources\": [ " + string.Join(", ", resources) + " ] }");

    private static string Resource(string id, bool isReported = false, bool isEnabled = true)
    {
        var text = "{ \"id\": " + (isReported ? "{|BTP4015:\"" + id + "\"|}" : "\"" + id + "\"") + ", \"enabled\": " + (isEnabled ? "true" : "false") + " }";
        return text;
    }
}
