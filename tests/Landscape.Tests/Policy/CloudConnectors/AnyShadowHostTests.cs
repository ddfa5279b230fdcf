namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class AnyShadowHostTests
{
    [Fact]
    public void An_empty_host_admits_all() =>
        new PolicyTest("BTP4004").CloudConnector("{ \"ha\": { \"master\": { \"config\": { \"haEnabled\": true, \"allowedShadowHost\": {|BTP4004:\"\"|} } } } }").Verify();

    [Theory]
    [InlineData("\"haEnabled\": true, \"allowedShadowHost\": \"scc02.corp.example\"")]
    [InlineData("\"haEnabled\": false, \"allowedShadowHost\": \"\"")]
    [InlineData("\"haEnabled\": true")]
    [InlineData("\"haEnabled\": true, \"allowedShadowHost\": \"\", \"//btp-disable\": \"BTP4004 being installed\"")]
    public void A_named_host_and_what_is_not_known_are_left_alone(string config) => new PolicyTest("BTP4004").CloudConnector("{ \"ha\": { \"master\": { \"config\": { " + config + " } } } }").Verify();
}
