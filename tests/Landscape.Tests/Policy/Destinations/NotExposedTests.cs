namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class NotExposedTests
{
    private const string Mapping = "{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"44300\", \"protocol\": \"HTTPS\", \"resources\": [ { \"id\": \"/sap/opu/odata/sap/API_SALES_ORDER_SRV/\", \"enabled\": true }, { \"id\": \"/off/\", \"enabled\": false } ] }";

    [Theory]
    [InlineData("http://s4.virtuel:44300")]
    [InlineData("http://s4.virtual:44301")]
    [InlineData("http://s4.virtual:44300/sap/opu/odata/sap/API_PRODUCT_SRV")]
    [InlineData("http://s4.virtual:44300/SAP/opu/odata/sap/API_SALES_ORDER_SRV")]
    [InlineData("http://s4.virtual:44300/off")]
    public void Host_port_or_path_is_not_exposed(string url) => Test("{|BTP2016:\"" + url + "\"|}").Verify();

    [Theory]
    [InlineData("http://s4.virtual:44300")]
    [InlineData("http://S4.virtual:44300/")]
    [InlineData("http://s4.virtual:44300/sap/opu/odata/sap/API_SALES_ORDER_SRV")]
    [InlineData("http://s4.virtual:44300/sap/opu")]
    [InlineData("http://${host}:44300")]
    public void What_is_exposed_at_least_in_part_is_left_alone(string url) => Test("\"" + url + "\"").Verify();

    [Fact]
    public void A_service_of_the_code_is_not_exposed()
    {
        Assert.Contains("'/sap/opu/odata/sap/API_PRODUCT_SRV/'", Assert.Single(Test("{|BTP2016:\"http://s4.virtual:44300\"|}", service: "/sap/opu/odata/sap/API_PRODUCT_SRV").Verify()).Message, StringComparison.Ordinal);
        Test("\"http://s4.virtual:44300\"", service: "/sap/opu/odata/sap/API_SALES_ORDER_SRV").Verify();
    }

    [Theory]
    [InlineData("/sap/bc/soap/rfc", true, true)]
    [InlineData("/sap/bc/soap/rfc", false, true)]
    [InlineData("/sap/bc/soap/", false, true)]
    [InlineData("/sap/bc/soap/", true, false)]
    [InlineData("/sap/bc/soap/rfc/", false, false)]
    [InlineData("/sap/bc/soap/rfc2", false, false)]
    public void Function_modules_are_called_at_one_path(string resource, bool isExact, bool isExposed)
    {
        var mapping = "{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"44300\", \"protocol\": \"HTTPS\", \"resources\": [ { \"id\": \"" + resource + "\", \"enabled\": true, \"exactMatchOnly\": " + (isExact ? "true" : "false") + " } ] }";
        var findings = Of(Functions("S4")).Mappings(mapping, isComplete: true)
            .Destinations("{ \"Name\": \"S4\", \"Type\": \"HTTP\", \"ProxyType\": \"OnPremise\", \"URL\": " + (isExposed ? "\"http://s4.virtual:44300\"" : "{|BTP2016:\"http://s4.virtual:44300\"|}") + " }").Verify();

        Assert.All(findings, finding => Assert.Contains("'/sap/bc/soap/rfc'", finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"id\": \"BAPI_SALESORDER_GETLIST\", \"enabled\": true, \"exactMatchOnly\": true", true)]
    [InlineData("\"id\": \"BAPI_SALESORDER_\", \"enabled\": true", true)]
    [InlineData("\"id\": \"BAPI_SALESORDER_GETLIST\", \"enabled\": false", false)]
    [InlineData("\"id\": \"BAPI_SALESORDER_\", \"enabled\": true, \"exactMatchOnly\": true", false)]
    public void Function_modules_are_resources_of_an_rfc_mapping(string resource, bool isExposed)
    {
        var mapping = "{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"sapgw42\", \"protocol\": \"RFC\", \"resources\": [ { " + resource + " } ] }";
        Of(Functions("R")).Mappings(mapping, isComplete: true).Destinations(Rfc(isExposed ? "\"s4.virtual\"" : "{|BTP2016:\"s4.virtual\"|}")).Verify();
    }

    [Fact]
    public void A_tcp_mapping_lets_every_function_module_through()
    {
        Of(Functions("R")).Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"3342\", \"protocol\": \"TCP\", \"resources\": [] }", isComplete: true).Destinations(Rfc("\"s4.virtual\"")).Verify();
        Of(new DeclaredService("", "R", "") { Kind = DestinationUseKind.Direct }).Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"sapgw42\", \"protocol\": \"RFC\", \"resources\": [] }", isComplete: true).Destinations(Rfc("\"s4.virtual\"")).Verify();
    }

    [Fact]
    public void Absence_is_evidence_only_where_the_file_is_complete() => Test("\"http://other.virtual\"", isComplete: false).Verify();

    [Fact]
    public void Tcp_and_Ldap_addresses_count_too()
    {
        var test = new PolicyTest("BTP2016").Mappings("{ \"virtualHost\": \"db.virtual\", \"virtualPort\": \"30000-30010\", \"protocol\": \"TCPS\" }", isComplete: true);
        test.Destinations("[ { \"Name\": \"A\", \"Type\": \"TCP\", \"ProxyType\": \"OnPremise\", \"Address\": \"db.virtual:30005\" }, { \"Name\": \"B\", \"Type\": \"TCP\", \"ProxyType\": \"OnPremise\", \"Address\": {|BTP2016:\"db.virtual:30011\"|} }, { \"Name\": \"C\", \"Type\": \"LDAP\", \"ldap.proxyType\": \"OnPremise\", \"ldap.url\": {|BTP2016:\"ldap://ldap.virtual:389\"|} } ]").Verify();
    }

    [Fact]
    public void A_key_suppresses() => Test("\"http://other.virtual:1\", \"//btp-disable\": \"BTP2016 ordered\"").Verify();

    private static DeclaredService Functions(string destination) => new("", destination, "Sales") { Kind = DestinationUseKind.Functions, Functions = new[] { "BAPI_SALESORDER_GETLIST" }.ToEquatableArray() };

    private static PolicyTest Of(DeclaredService service) => new("BTP2016") { Project = new() { Services = new[] { service }.ToEquatableArray() } };

    private static string Rfc(string host) => "{ \"Name\": \"R\", \"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": " + host + ", \"jco.client.sysnr\": \"42\" }";

    private static PolicyTest Test(string url, string? service = null, bool isComplete = true) =>
        new PolicyTest("BTP2016") { Project = new() { Services = service is null ? default : new[] { new DeclaredService("S", "S4", "S") { Path = service } }.ToEquatableArray() } }
            .Mappings(Mapping, isComplete: isComplete)
            .Destinations("{ \"Name\": \"S4\", \"Type\": \"HTTP\", \"ProxyType\": \"OnPremise\", \"URL\": " + url + " }");
}
