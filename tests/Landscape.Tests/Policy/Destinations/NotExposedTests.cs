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

    private static PolicyTest Test(string url, string? service = null, bool isComplete = true) =>
        new PolicyTest("BTP2016") { Project = new() { Services = service is null ? default : new[] { new DeclaredService("S", "S4", "S") { Path = service } }.ToEquatableArray() } }
            .Mappings(Mapping, isComplete: isComplete)
            .Destinations("{ \"Name\": \"S4\", \"Type\": \"HTTP\", \"ProxyType\": \"OnPremise\", \"URL\": " + url + " }");
}
