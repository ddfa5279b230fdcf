namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class BroadPrefixTests
{
    [Theory]
    [InlineData("HTTPS", "/sap")]
    [InlineData("HTTPS", "/sap/")]
    [InlineData("HTTPS", "/sap/opu/odata/sap/")]
    [InlineData("HTTPS", "/SAP/BC/")]
    [InlineData("HTTPS", "/sap/bc/adt")]
    [InlineData("HTTPS", "/sap/opu/odata/sap/API_SALES_ORDER_SRV")]
    [InlineData("RFC", "BAPI_")]
    [InlineData("RFCS", "RFC_")]
    [InlineData("RFCS", "ZSD")]
    [InlineData("RFCS", "/SCWM/")]
    public void The_prefix_covers_more_than_a_service(string protocol, string id) => Test(protocol, "{ \"id\": {|BTP4002:\"" + id + "\"|}, \"enabled\": true }").Verify();

    [Theory]
    [InlineData("HTTPS", "{ \"id\": \"/sap/opu/odata/sap/API_SALES_ORDER_SRV/\", \"enabled\": true }")]
    [InlineData("HTTPS", "{ \"id\": \"/sap/opu/odata/sap/API_SALES_ORDER_SRV\", \"enabled\": true, \"exactMatchOnly\": true }")]
    [InlineData("HTTPS", "{ \"id\": \"/sap\", \"enabled\": false }")]
    [InlineData("HTTPS", "{ \"id\": \"/\", \"enabled\": true }")]
    [InlineData("RFCS", "{ \"id\": \"BAPI_SALESORDER_\", \"enabled\": true }")]
    [InlineData("RFCS", "{ \"id\": \"STFC_CONNECTION\", \"enabled\": true }")]
    [InlineData("RFCS", "{ \"id\": \"BAPI_\", \"enabled\": true, \"exactMatchOnly\": true }")]
    public void Services_exact_paths_and_business_objects_are_left_alone(string protocol, string resource) => Test(protocol, resource).Verify();

    [Fact]
    public void WebSockets_are_for_exact_paths()
    {
        Test("HTTPS", "{ \"id\": {|BTP4002:\"/sap/bc/apc/orders/\"|}, \"enabled\": true, \"websocketUpgradeAllowed\": true }").Verify();
        Test("HTTPS", "{ \"id\": \"/sap/bc/apc/orders\", \"enabled\": true, \"exactMatchOnly\": true, \"websocketUpgradeAllowed\": true }").Verify();
    }

    [Fact]
    public void A_key_suppresses() => Test("HTTPS", "{ \"id\": \"/sap/bc/\", \"enabled\": true, \"//btp-disable\": \"BTP4002 the test system\" }").Verify();

    private static PolicyTest Test(string protocol, string resource) =>
        new PolicyTest("BTP4002").Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"443\", \"protocol\": \"" + protocol + "\", \"resources\": [ " + resource + " ] }");
}
