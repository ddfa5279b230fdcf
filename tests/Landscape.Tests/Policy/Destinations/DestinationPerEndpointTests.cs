namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class DestinationPerEndpointTests
{
    [Fact]
    public void One_destination_for_each_endpoint_of_a_system()
    {
        var findings = new PolicyTest("BTP2001").Destinations($"[{Http("{|BTP2001:\"SALES\"|}", "http://erp:443/sap/opu/odata/sap/API_SALES")}, {Http("\"PARTNER\"", "http://erp:443/sap/opu/odata/sap/API_PARTNER/")}]").Verify();

        Assert.StartsWith("Destinations 'SALES', 'PARTNER' are endpoints of one system, http://erp:443", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Also_over_several_files_and_with_a_root_destination() =>
        new PolicyTest("BTP2001")
            .Destinations(Http("{|BTP2001:\"ERP\"|}", "https://ERP.corp.example"), "/0/a.json")
            .Destinations(Http("\"SALES\"", "https://erp.corp.example:443/sales"), "/0/b.json")
            .Verify();

    [Fact]
    public void Also_with_one_address_when_the_names_are_those_of_services() =>
        new PolicyTest("BTP2001").Destinations($"[{Http("{|BTP2001:\"API_SALES_ORDER_SRV\"|}", "http://erp")}, {Http("\"API_BUSINESS_PARTNER\"", "http://erp")}]").Verify();

    [Theory]
    [InlineData("http://crm/sales", "")]
    [InlineData("http://erp:8000/sales", "")]
    [InlineData("http://erp/sales", ", \"sap-client\": \"200\"")]
    [InlineData("http://erp/sales", ", \"CloudConnectorLocationId\": \"east\"")]
    [InlineData("http://erp/sales", ", \"User\": \"BATCH\"")]
    [InlineData("http://erp/sales", ", \"clientId\": \"other\"")]
    [InlineData("http://erp/sales", ", \"URL.socketReadTimeoutInSeconds\": \"300\"")]
    [InlineData("http://erp/sales", ", \"URL.headers.x-tenant\": \"b\"")]
    [InlineData("http://erp/sales", ", \"HTML5.DynamicDestination\": \"true\"")]
    [InlineData("${erp-url}/sales", "")]
    [InlineData("http://erp/partner/", "")]
    public void What_differs_in_more_than_the_path_is_another_system(string url, string more) =>
        new PolicyTest("BTP2001").Destinations($"[{Http("\"PARTNER\"", "http://erp/partner")}, {Http("\"SALES\"", url, more)}]").Verify();

    [Fact]
    public void Another_stage_is_another_landscape() =>
        new PolicyTest("BTP2001").Destinations(Http("\"A\"", "https://erp/a"), "/0/dev.json", "development").Destinations(Http("\"B\"", "https://erp/b"), "/0/prod.json", "production").Verify();

    [Fact]
    public void The_variable_of_the_approuter_wants_one_for_each_service() =>
        new PolicyTest("BTP2001").Environment("""{ "destinations": [{ "name": "a", "url": "https://h/a" }, { "name": "b", "url": "https://h/b" }] }""").Verify();

    [Fact]
    public void In_JSON_a_key_suppresses_with_a_reason() =>
        new PolicyTest("BTP2001").Destinations($"[{Http("\"SALES\"", "http://erp/a", ", \"//btp-disable\": \"BTP2001 two teams, two release cycles\"")}, {Http("\"PARTNER\"", "http://erp/b")}]").Verify();

    [Fact]
    public void A_comment_suppresses_only_its_own_rule() =>
        new PolicyTest("BTP2001").Destinations($"[\n// btp-disable BTP3004 wrong rule\n{Http("{|BTP2001:\"SALES\"|}", "http://erp/a")}, {Http("\"PARTNER\"", "http://erp/b")}]").Verify();

    private static string Http(string name, string url, string more = "") =>
        "{ \"Name\": " + name + ", \"Type\": \"HTTP\", \"URL\": \"" + url + "\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\"" + more + " }";
}
