namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class UnusedExposureTests
{
    private const string Erp = """[{ "Name": "ERP", "Type": "HTTP", "URL": "http://s4.virtual:443", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }]""";

    private static readonly DeclaredService _sales = new("API_SALES_ORDER_SRV", "ERP", "Sales") { Path = "/sap/opu/odata/sap/API_SALES_ORDER_SRV" };

    private static readonly DeclaredService _functions = new("", "RFC", "Functions") { Kind = DestinationUseKind.Functions, Functions = new[] { "BAPI_SALESORDER_CHANGE", "BAPI_SALESORDER_GETLIST" }.ToEquatableArray() };

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

    [Theory]
    [InlineData(DestinationUseKind.Direct)]
    [InlineData(DestinationUseKind.Lookup)]
    public void Code_that_also_uses_the_destination_without_a_declaration_may_call_anything(DestinationUseKind kind) => Test([_sales, new("", "ERP", "") { Kind = kind }], Erp, Resource("/sap/bc/soap/")).Verify();

    [Fact]
    public void A_health_check_calls_nothing() => Test([_sales, new("", "ERP", "") { Kind = DestinationUseKind.Setup }], Erp, Resource("/sap/bc/soap/", true)).Verify();

    [Fact]
    public void Function_modules_need_one_exact_path()
    {
        var findings = Test([_functions with { Destination = "ERP" }], Erp, Resource("/sap/bc/soap/rfc"), Resource("/sap/opu/", true)).Verify();

        Assert.EndsWith("is POST '/sap/bc/soap/rfc' (exactMatchOnly)", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Function_modules_are_resources_of_an_rfc_mapping()
    {
        var findings = Rfc([_functions], Resource("BAPI_SALESORDER_"), Resource("BAPI_USER_", true), Resource("RFC_GET_FUNCTION_INTERFACE"), Resource("DDIF_FIELDINFO_GET"), Resource("RFCPING")).Verify();

        Assert.EndsWith("is 'BAPI_SALESORDER_CHANGE' (exactMatchOnly); 'BAPI_SALESORDER_GETLIST' (exactMatchOnly)", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_declaration_nobody_knows_which_functions()
    {
        Rfc([], Resource("BAPI_USER_")).Verify();
        Rfc([_functions, new("", "RFC", "") { Kind = DestinationUseKind.Direct }], Resource("BAPI_USER_")).Verify();
    }

    [Fact]
    public void Another_destination_without_a_path_may_use_anything() =>
        Test([_sales], Erp.Replace("[{", """[{ "Name": "JOBS", "Type": "HTTP", "URL": "http://s4.virtual:443", "ProxyType": "OnPremise" }, {""", StringComparison.Ordinal), Resource("/sap/bc/soap/")).Verify();

    [Fact]
    public void Another_destination_with_a_path_uses_that() =>
        Test([_sales], Erp.Replace("[{", """[{ "Name": "JOBS", "Type": "HTTP", "URL": "http://s4.virtual:443/sap/bc/soap", "ProxyType": "OnPremise" }, {""", StringComparison.Ordinal), Resource("/sap/bc/soap/"), Resource("/sap/bc/other/", true)).Verify();

    private static PolicyTest Rfc(DeclaredService[] services, params string[] resources) =>
        new PolicyTest("BTP4015") { Project = new ProjectContext { Services = services.ToEquatableArray() } }
            .Destinations("""[{ "Name": "RFC", "Type": "RFC", "jco.destination.proxy_type": "OnPremise", "jco.client.ashost": "s4.virtual", "jco.client.sysnr": "42" }]""")
            .Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"sapgw42\", \"protocol\": \"RFC\", \"resources\": [ " + string.Join(", ", resources) + " ] }");

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
