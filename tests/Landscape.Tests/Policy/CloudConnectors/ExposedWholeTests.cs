namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class ExposedWholeTests
{
    [Theory]
    [InlineData("HTTPS", "{ \"id\": {|BTP4001:\"/\"|}, \"enabled\": true, \"exactMatchOnly\": false }")]
    [InlineData("HTTP", "{ \"id\": {|BTP4001:\"/\"|}, \"enabled\": \"true\" }")]
    [InlineData("RFCS", "{ \"id\": {|BTP4001:\"\"|}, \"enabled\": true }")]
    [InlineData("RFC", "{ \"id\": {|BTP4001:\"Z\"|}, \"enabled\": true }")]
    public void Everything_is_exposed(string protocol, string resource) => Test(protocol, resource).Verify();

    [Theory]
    [InlineData("HTTPS", "{ \"id\": \"/\", \"enabled\": true, \"exactMatchOnly\": true }")]
    [InlineData("HTTPS", "{ \"id\": \"/\", \"enabled\": false }")]
    [InlineData("HTTPS", "{ \"id\": \"/sap/opu/odata/sap/API_SALES_ORDER_SRV/\", \"enabled\": true }")]
    [InlineData("RFCS", "{ \"id\": \"Z1\", \"enabled\": true, \"exactMatchOnly\": true }")]
    [InlineData("RFCS", "{ \"id\": \"STFC_CONNECTION\", \"enabled\": true }")]
    public void One_page_one_service_and_what_is_disabled_are_left_alone(string protocol, string resource) => Test(protocol, resource).Verify();

    [Fact]
    public void A_key_suppresses() => Test("HTTPS", "{ \"id\": \"/\", \"enabled\": true, \"//btp-disable\": \"BTP4001 a server of its own for this one application\" }").Verify();

    private static PolicyTest Test(string protocol, string resource) =>
        new PolicyTest("BTP4001").Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"443\", \"protocol\": \"" + protocol + "\", \"resources\": [ " + resource + " ] }");
}
