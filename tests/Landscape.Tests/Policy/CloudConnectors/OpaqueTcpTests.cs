namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class OpaqueTcpTests
{
    [Theory]
    [InlineData("\"virtualPort\": \"1433\", \"protocol\": {|BTP4009:\"TCP\"|}")]
    [InlineData("\"virtualPort\": {|BTP4009:\"30000-30100\"|}, \"protocol\": \"TCP\"")]
    [InlineData("\"virtualPort\": {|BTP4009:\"30000-30100\"|}, \"protocol\": \"TCPS\"")]
    public void Nobody_looks_into_it(string mapping) => Test(mapping).Verify();

    [Theory]
    [InlineData("\"virtualPort\": \"30015\", \"protocol\": \"TCPS\"")]
    [InlineData("\"virtualPort\": \"443\", \"protocol\": \"HTTPS\"")]
    [InlineData("\"virtualPort\": \"1433\", \"protocol\": \"TCP\", \"//btp-disable\": \"BTP4009 the only protocol that it has\"")]
    public void One_encrypted_port_is_left_alone(string mapping) => Test(mapping).Verify();

    private static PolicyTest Test(string mapping) => new PolicyTest("BTP4009").Mappings("{ \"virtualHost\": \"db.virtual\", " + mapping + " }");
}
